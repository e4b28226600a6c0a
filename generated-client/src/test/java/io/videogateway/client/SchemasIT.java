package io.videogateway.client;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classes of contracts with every kind of schema, in OpenAPI 3.0 and 3.1: a program beside each contract builds and
 * reads them, and what it prints and what goes over the wire are compared whole.
 */
class SchemasIT {

    private static final Path RESOURCES = Path.of("src/test/resources");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"schemas-3.0", "schemas-3.1"})
    void areSentAndReadAsTheContractSays(String name) throws Exception {
        Path resources = RESOURCES.resolve(name);
        Path project = ProjectCopy.in(folder.resolve("project"), Files.readString(resources.resolve("contract.yaml")));
        if (Files.exists(resources.resolve("names.yaml"))) {
            Files.copy(resources.resolve("names.yaml"), project.resolve(".mvn/names.yaml"), REPLACE_EXISTING);
        }
        String classPath = ProjectCopy.compiled(project);
        JavaProgram.compile(resources.resolve("Program.java"), classPath, folder);

        try (MockWebServer server = new MockWebServer()) {
            server.start();
            for (String answer : Files.readAllLines(resources.resolve("answers.txt"))) {
                server.enqueue(Samples.answer(Integer.parseInt(answer.substring(0, 3)), answer.substring(4)));
            }
            String output = JavaProgram.run(
                    JavaProgram.thisJava(),
                    List.of("-cp", folder + File.pathSeparator + classPath),
                    "Program",
                    server.url("").toString());

            assertThat(output)
                    .isEqualTo(Files.readString(resources.resolve("output.txt")).trim());
            assertThat(wire(server)).isEqualTo(Files.readString(resources.resolve("wire.txt")));
        }
    }

    /** Request lines and bodies, with one boundary for all forms. */
    private static String wire(MockWebServer server) throws InterruptedException {
        StringBuilder wire = new StringBuilder();
        for (int left = server.getRequestCount(); left > 0; left--) {
            RecordedRequest request = server.takeRequest();
            String type = String.valueOf(request.getHeaders().get("Content-Type"));
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            String boundary = type.contains("boundary=") ? type.replaceAll(".*boundary=", "") : "no boundary";
            wire.append(request.getRequestLine()).append('\n');
            wire.append(body.replace(boundary, "boundary").replace("\r\n", "\n"))
                    .append('\n');
        }
        return wire.toString();
    }
}
