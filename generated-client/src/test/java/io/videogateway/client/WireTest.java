package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.client.model.CreateVideoRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire, as a whole. */
class WireTest {

    @Test
    void sendsEveryPartInTheContractsOrder(@TempDir Path folder) throws Exception {
        Path image = Files.write(folder.resolve("场景1.png"), "not really a PNG".getBytes(UTF_8));
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(
                    new MockResponse.Builder().body("{\"id\":\"video_1\"}").build());
            server.start();

            VideoGateway gateway = VideoGateway.builder()
                    .token("secret")
                    .baseUrl(server.url("/prefix").toString())
                    .build();
            gateway.videos()
                    .createVideo(CreateVideoRequest.builder()
                            .characterTimestamps("1,3")
                            .model("sora-2")
                            .prompt("画面动起来")
                            .seconds("10")
                            .inputReference(Upload.of(image))
                            .size("16x9")
                            .watermark("false")
                            .build());

            RecordedRequest request = server.takeRequest();
            assertThat(request.getRequestLine()).isEqualTo("POST /prefix/v1/videos HTTP/1.1");
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer secret");
            assertThat(withFixedBoundary(request)).isEqualTo("""
                    --boundary
                    Content-Disposition: form-data; name="model"

                    sora-2
                    --boundary
                    Content-Disposition: form-data; name="prompt"

                    画面动起来
                    --boundary
                    Content-Disposition: form-data; name="seconds"

                    10
                    --boundary
                    Content-Disposition: form-data; name="input_reference"; filename="场景1.png"
                    Content-Type: image/png

                    not really a PNG
                    --boundary
                    Content-Disposition: form-data; name="size"

                    16x9
                    --boundary
                    Content-Disposition: form-data; name="watermark"

                    false
                    --boundary
                    Content-Disposition: form-data; name="character_timestamps"

                    1,3
                    --boundary--
                    """.replace("\n", "\r\n"));
        }
    }

    private static String withFixedBoundary(RecordedRequest request) {
        String type = request.getHeaders().get("Content-Type");
        assertThat(type).startsWith("multipart/form-data; boundary=");
        return request.getBody().utf8().replace(type.substring(type.indexOf('=') + 1), "boundary");
    }
}
