package io.videogateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.Mocks;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the README compiles as it stands there, and the test in it runs. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    @Test
    void theClientExampleCompiles(@TempDir Path classes) throws IOException {
        String example = example("VideoGateway gateway =");

        assertThat(compile("Example", """
                        import io.videogateway.client.*;
                        import io.videogateway.client.model.*;
                        import java.nio.file.Paths;
                        class Example {
                            void run() throws Exception {
                        %s
                            }
                        }
                        """.formatted(example), classes)).isEmpty();
    }

    @Test
    void theTestExampleRunsAgainstAServer(@TempDir Path classes) throws Exception {
        String example = example("class OurServerTest");
        Contract contract = GivenContract.RECEIVED;
        try (Mock server = Mocks.start(MockKind.EMBEDDED, contract, line -> {})) {
            String ours = example.replace("http://localhost:8080", server.url())
                    .replace("local-test-token", Mock.TOKEN)
                    .replace("openapi.yaml", "../generated-client/src/test/contract/received.yaml");
            assertThat(compile("OurServerTest", ours, classes)).isEmpty();

            try (URLClassLoader loader = new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
                Class<?> test = loader.loadClass("OurServerTest");
                var constructor = test.getDeclaredConstructor();
                constructor.setAccessible(true);
                var method = test.getDeclaredMethod("keepsTheContract");
                method.setAccessible(true);
                List<DynamicTest> tests = ((Stream<?>) method.invoke(constructor.newInstance()))
                        .map(DynamicTest.class::cast)
                        .toList();

                assertThat(tests)
                        .extracting(DynamicTest::getDisplayName)
                        .contains("response.required.id: the 200 body has id");
                for (DynamicTest one : tests) {
                    assertThat(one.getExecutable()).satisfies(executable -> {
                        try {
                            executable.execute();
                        } catch (Throwable e) {
                            throw new AssertionError(one.getDisplayName(), e);
                        }
                    });
                }
            }
        }
    }

    /** The one block of Java that contains a text. */
    private static String example(String text) throws IOException {
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(text))
                .toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static List<String> compile(String name, String source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
            compiler.getTask(
                            null,
                            files,
                            problems,
                            List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path")),
                            null,
                            List.of(file))
                    .call();
        }
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }
}
