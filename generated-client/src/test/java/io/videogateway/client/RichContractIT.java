package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client of a contract that has every kind of operation: a program in src/test/resources/rich calls them all, and
 * both what it gets and what goes over the wire are compared whole.
 */
class RichContractIT {

    private static final Path RICH = Path.of("src/test/resources/rich");
    private static final List<String> SENT_BY_ALL = List.of("Host", "Connection", "Accept-Encoding", "User-Agent");

    @TempDir
    private Path folder;

    @Test
    void everyKindOfOperationSendsAndReadsWhatTheContractSays() throws Exception {
        Path project = ProjectCopy.in(folder.resolve("project"), Files.readString(RICH.resolve("contract.yaml")));
        String classPath = ProjectCopy.compiled(project);
        JavaProgram.compile(
                RICH.resolve("Program.java"), classPath, folder, "-Xlint:all,-processing,-classfile", "-Werror");

        try (MockWebServer server = new MockWebServer()) {
            server.start();
            answers().forEach(server::enqueue);
            String output = JavaProgram.run(
                    JavaProgram.thisJava(),
                    List.of("-Dfile.encoding=UTF-8", "-cp", folder + File.pathSeparator + classPath),
                    "Program",
                    server.url("/relay").toString(),
                    folder.toString());

            assertThat(output)
                    .isEqualTo(Files.readString(RICH.resolve("output.txt")).trim());
            assertThat(wire(server)).isEqualTo(Files.readString(RICH.resolve("wire.txt")));
        }
    }

    private static List<MockResponse> answers() {
        List<MockResponse> answers = new ArrayList<>(List.of(
                Samples.answer(200, "{\"id\":\"a/b 场\",\"size\":1}"),
                Samples.answer(202, "{\"eta\":9}"),
                new MockResponse.Builder().code(204).build(),
                Samples.answer(404, "{\"title\":\"no such file\"}"),
                Samples.answer(500, "{\"detail\":\"broken\"}"),
                new MockResponse.Builder()
                        .setHeader("Content-Type", "application/octet-stream")
                        .body(new Buffer().write(new byte[5 << 20]))
                        .build(),
                Samples.answer(404, "{\"title\":\"no content\"}"),
                Samples.answer(200, "\"replaced\""),
                Samples.answer(200, "[{\"id\":\"a\"},{\"id\":\"b\",\"size\":12345678901}]"),
                new MockResponse.Builder().code(204).build(),
                new MockResponse.Builder().code(204).build(),
                Samples.answer(200, "42"),
                Samples.answer(200, "43"),
                new MockResponse.Builder().code(200).build(),
                Samples.answer(201, "{\"id\":\"created\"}"),
                Samples.answer(202, "{\"eta\":3}"),
                typed("text/plain", "started"),
                typed("application/xml", "<file/>"),
                Samples.answer(200, "{\"sum\":3.5}"),
                Samples.answer(200, "{\"sum\":3}"),
                new MockResponse.Builder().code(200).build(),
                typed("text/plain", "started by name"),
                Samples.answer(200, "{\"id\":\"plain\"}"),
                Samples.answer(200, "\"replaced plainly\""),
                new MockResponse.Builder().code(204).build(),
                typed("text/plain", "started plainly"),
                typed("application/json; profile=\"a\"", "{\"*/\\\"\\\\\":\"x\"}"),
                Samples.answer(200, "{\"*/\\\"\\\\\":\"y\"}"),
                new MockResponse.Builder()
                        .code(206)
                        .setHeader("Content-Type", "application/octet-stream")
                        .body("part")
                        .build(),
                Samples.answer(200, "{\"eta\":8}"),
                Samples.answer(200, "{\"eta\":9}")));
        return answers;
    }

    private static MockResponse typed(String type, String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", type)
                .body(body)
                .build();
    }

    /** All requests, without what says nothing of the contract, and with one boundary for all forms. */
    private static String wire(MockWebServer server) throws InterruptedException {
        StringBuilder wire = new StringBuilder();
        for (int left = server.getRequestCount(); left > 0; left--) {
            RecordedRequest request = server.takeRequest();
            StringBuilder text = new StringBuilder(request.getRequestLine()).append('\n');
            Headers headers = request.getHeaders();
            for (int i = 0; i < headers.size(); i++) {
                if (!SENT_BY_ALL.contains(headers.name(i))) {
                    text.append(headers.name(i))
                            .append(": ")
                            .append(headers.value(i))
                            .append('\n');
                }
            }
            String type = headers.get("Content-Type");
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            text.append(body.isEmpty() ? "" : "\n" + body.replace("\r\n", "\n").stripTrailing() + "\n");
            String boundary = type == null || !type.contains("boundary=") ? "none" : type.replaceAll(".*boundary=", "");
            wire.append(text.toString().replace(boundary, "boundary")).append("\n----\n\n");
        }
        return wire.toString();
    }
}
