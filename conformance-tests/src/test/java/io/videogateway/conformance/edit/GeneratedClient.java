package io.videogateway.conformance.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A client that was generated from another contract than the bundled one, used apart from that.
 *
 * @param calls where programs that use it are compiled to
 */
record GeneratedClient(Path classes, Path calls) {
    private static final String PROGRAM = """
            import io.videogateway.client.*;
            import io.videogateway.client.api.*;
            import io.videogateway.client.model.*;

            public class Call {
                public static String with(String url, String token) throws Exception {
                    VideoGateway gateway = VideoGateway.builder().token(token).baseUrl(url).build();
                    %s
                }
            }
            """;

    /** Compiles the lines of a method, which call {@code gateway}, and returns what they return. */
    String call(String java, String url, String token) throws Exception {
        Files.createDirectories(calls);
        Path source = Files.writeString(calls.resolve("Call.java"), PROGRAM.formatted(java));
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        problems,
                        "-proc:none",
                        "-cp",
                        classes + File.pathSeparator + String.join(File.pathSeparator, libraries()),
                        "-d",
                        calls.toString(),
                        source.toString());
        assertThat(result).as(problems.toString(UTF_8)).isZero();
        try (URLClassLoader loader = loader()) {
            return (String) loader.loadClass("Call")
                    .getMethod("with", String.class, String.class)
                    .invoke(null, url, token);
        }
    }

    /** Each class and member that others can compile against, but for the interfaces of Retrofit, as the build has it. */
    Set<String> offers() throws Exception {
        Set<String> offers = new TreeSet<>();
        try (URLClassLoader loader = loader();
                Stream<Path> files = Files.walk(classes.resolve("io/videogateway/client"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*(?<!Api|-info)\\.class"))
                    .toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class<?> type = loader.loadClass(name.substring(0, name.length() - ".class".length()));
                if (Modifier.isPublic(type.getModifiers())
                        || type.getSimpleName().equals("OperationGroups")) {
                    offers.add(type.toString());
                    Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                            .flatMap(Arrays::stream)
                            .filter(member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                            .filter(member -> !member.isSynthetic())
                            .map(Member::toString)
                            .forEach(offers::add);
                }
            }
        }
        return offers;
    }

    private URLClassLoader loader() throws MalformedURLException {
        List<URL> urls =
                new ArrayList<>(List.of(calls.toUri().toURL(), classes.toUri().toURL()));
        for (String library : libraries()) {
            urls.add(Path.of(library).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** What the suite brings, without the client of the bundled contract. */
    private static List<String> libraries() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .filter(entry -> entry.matches(".*(okhttp|okio|kotlin|retrofit|jackson|jspecify|annotations).*\\.jar"))
                .toList();
    }
}
