package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.client.model.CreateVideoRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, as whole text with a fixed boundary. */
class WireTest {

    private static final byte[] BYTES = "not really an image".getBytes(UTF_8);

    @AutoClose
    private final MockWebServer server = Samples.server();

    @Test
    void sendsTheRequiredPartsInTheContractsOrder() throws Exception {
        RecordedRequest sent = send(
                CreateVideoRequest.builder()
                        .watermark("false")
                        .size("16x9")
                        .inputReference(Upload.of(BYTES, "scene.png"))
                        .seconds("10")
                        .prompt("画面动起来")
                        .model("sora-2")
                        .build(),
                CallOptions.none());

        assertThat(sent.getRequestLine()).isEqualTo("POST /v1/videos HTTP/1.1");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer secret-token");
        assertThat(sent.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(sent.getHeaders().get("User-Agent"))
                .isEqualTo("video-gateway-java/" + OperationGroups.CLIENT_VERSION);
        assertThat(sent.getHeaders().names())
                .as("nothing that tells of the machine")
                .containsExactlyInAnyOrder(
                        "Accept",
                        "Accept-Encoding",
                        "Authorization",
                        "Connection",
                        "Content-Length",
                        "Content-Type",
                        "Host",
                        "User-Agent");
        assertThat(text(sent)).isEqualTo(requiredParts(FILE_PART) + "--boundary--\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "private, true",
        "character_url, https://example.org/a.mp4",
        "character_timestamps, '1,3'",
    })
    void sendsEachOptionalPart(String name, String value) throws Exception {
        CreateVideoRequest request = Samples.request(Upload.of(BYTES, "scene.png")).toBuilder()
                .putProperty(name, value)
                .build();

        assertThat(text(send(request, CallOptions.none())))
                .isEqualTo(requiredParts(FILE_PART) + textPart(name, value) + "--boundary--\r\n");
    }

    @Test
    void namesTheOptionalPartsAsTheBuilderDoes() {
        CreateVideoRequest request = Samples.request().toBuilder()
                .privateVideo("true")
                .characterUrl("https://example.org/a.mp4")
                .characterTimestamps("1,3")
                .build();

        assertThat(request.properties())
                .containsEntry("private", "true")
                .containsEntry("character_url", "https://example.org/a.mp4")
                .containsEntry("character_timestamps", "1,3");
    }

    @Test
    void sendsPartsThatTheContractDoesNotKnowAfterThoseThatItKnows() throws Exception {
        CallOptions options = CallOptions.builder()
                .part("n", "2")
                .part("mask", Upload.of(BYTES, "mask.gif"))
                .header("X-Tenant", "blue")
                .idempotencyKey("key-1")
                .build();

        RecordedRequest sent = send(Samples.request(Upload.of(BYTES, "scene.png")), options);

        assertThat(sent.getHeaders().get("X-Tenant")).isEqualTo("blue");
        assertThat(sent.getHeaders().get("Idempotency-Key")).isEqualTo("key-1");
        assertThat(text(sent))
                .isEqualTo(requiredParts(FILE_PART)
                        + textPart("n", "2")
                        + filePart("mask", "mask.gif", "image/gif", "not really an image")
                        + "--boundary--\r\n");
    }

    static Stream<Arguments> fileNames() {
        return Stream.of(
                Arguments.of("scene.png", "scene.png"),
                Arguments.of("场景1.png", "场景1.png"),
                Arguments.of("a \"b\".png", "a %22b%22.png"),
                Arguments.of("a\r\nX-Injected: 1\r\n\r\n.png", "a%0D%0AX-Injected: 1%0D%0A%0D%0A.png"),
                Arguments.of("a\0b\tc\u007f\u0085.png", "a%00b%09c%7F%85.png"),
                Arguments.of("a\\b;c=d%.png", "a\\b;c=d%.png"));
    }

    @ParameterizedTest
    @MethodSource("fileNames")
    void sendsAnyFileNameHarmlessly(String name, String sent) throws Exception {
        String part = filePart("input_reference", sent, "image/png", "not really an image");

        assertThat(text(send(Samples.request(Upload.of(BYTES, name)), CallOptions.none())))
                .isEqualTo(requiredParts(part) + "--boundary--\r\n");
    }

    static Stream<Arguments> sources(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("场景1.png"), BYTES);
        return Stream.of(
                Arguments.of("file", Upload.of(file), true),
                Arguments.of("bytes", Upload.of(BYTES, "场景1.png"), true),
                Arguments.of("stream", Upload.of(() -> new ByteArrayInputStream(BYTES), BYTES.length, "场景1.png"), true),
                Arguments.of(
                        "stream of unknown length",
                        Upload.of(() -> new ByteArrayInputStream(BYTES), Upload.UNKNOWN_LENGTH, "场景1.png"),
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void sendsEverySourceAlike(String source, Upload upload, boolean lengthKnown) throws Exception {
        String expected = requiredParts(filePart("input_reference", "场景1.png", "image/png", "not really an image"))
                + "--boundary--\r\n";

        for (int again = 0; again < 2; again++) {
            RecordedRequest sent = send(Samples.request(upload), CallOptions.none());

            assertThat(text(sent)).as(source).isEqualTo(expected);
            assertThat(sent.getHeaders().get("Content-Length"))
                    .isEqualTo(lengthKnown ? String.valueOf(sent.getBodySize()) : null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/relay", "/relay/", "/a/b%20c/"})
    void keepsThePathOfTheBaseUrl(String path) throws Exception {
        String base = server.url("/").toString();
        server.enqueue(Samples.answer(200, Samples.VIDEO));

        Samples.gateway(server)
                .baseUrl(base.substring(0, base.length() - 1) + path)
                .build()
                .videos()
                .createVideo(Samples.request());

        assertThat(server.takeRequest().getTarget()).isEqualTo((path.endsWith("/") ? path : path + "/") + "v1/videos");
    }

    private static final String FILE_PART =
            filePart("input_reference", "scene.png", "image/png", "not really an image");

    private static String requiredParts(String filePart) {
        return textPart("model", "sora-2")
                + textPart("prompt", "画面动起来")
                + textPart("seconds", "10")
                + filePart
                + textPart("size", "16x9")
                + textPart("watermark", "false");
    }

    private static String textPart(String name, String value) {
        return "--boundary\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String filePart(String name, String fileName, String type, String content) {
        return "--boundary\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    }

    private RecordedRequest send(CreateVideoRequest request, CallOptions options) throws InterruptedException {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        Samples.gateway(server).build().videos().createVideo(request, options);
        return server.takeRequest();
    }

    private static String text(RecordedRequest request) {
        String type = request.getHeaders().get("Content-Type");
        assertThat(type).startsWith("multipart/form-data; boundary=");
        return request.getBody().utf8().replace(type.substring(type.indexOf('=') + 1), "boundary");
    }
}
