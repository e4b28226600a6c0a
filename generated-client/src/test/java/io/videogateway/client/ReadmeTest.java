package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the README compile, for Java 8. */
class ReadmeTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** What an example takes for granted, unless it declares it itself. */
    private static final String AROUND = """
            import io.videogateway.client.*;
            import io.videogateway.client.api.*;
            import io.videogateway.client.model.*;
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.concurrent.*;
            import okhttp3.OkHttpClient;
            import retrofit2.*;
            import retrofit2.converter.jackson.JacksonConverterFactory;

            abstract class Example {
                static VideoGateway gateway;
                static CreateVideoRequest request;
                static byte[] image;
                static long length;
                static String id;

                static native InputStream open(String file);

                static native Video lookUp(String id);

                static void run() throws Exception {
            %s
                }
            }
            """;

    static Stream<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
        while (matcher.find()) {
            examples.add(matcher.group(1));
        }
        assertThat(examples).hasSizeGreaterThan(7);
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void compiles(String example, @TempDir Path folder) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        SimpleJavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return AROUND.formatted(example);
                    }
                };
        List<String> options = List.of("--release", "8", "-Xlint:-options", "-proc:none", "-d", folder.toString());

        boolean compiled = javac.getTask(null, null, problems, options, null, List.of(source))
                .call();

        assertThat(compiled).as(problems.getDiagnostics().toString()).isTrue();
    }
}
