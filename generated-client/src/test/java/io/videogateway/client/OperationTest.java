package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videogateway.client.api.Operations;
import io.videogateway.client.model.Video;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class OperationTest {

    private final Operation create = Operations.all().get(0);

    @Test
    void callsWithNamedValues() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(
                    new MockResponse.Builder().body("{\"id\":\"video_1\"}").build());
            server.start();
            VideoGateway gateway = VideoGateway.builder()
                    .token("secret")
                    .baseUrl(server.url("/").toString())
                    .build();

            Object video = create.call(
                    gateway,
                    Map.of(
                            "model", "sora-2",
                            "prompt", "p",
                            "seconds", "10",
                            "input_reference", Upload.of(new byte[] {1}, "a.png"),
                            "size", "16x9",
                            "watermark", "false"));

            assertThat(create).hasToString("POST /v1/videos");
            assertThat(((Video) video).getId()).isEqualTo("video_1");
        }
    }

    @Test
    void namesWhatIsMissing() {
        VideoGateway gateway = VideoGateway.builder().token("secret").build();

        assertThatThrownBy(() -> create.call(gateway, Map.of("model", "sora-2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prompt, seconds, input_reference, size, watermark");
    }
}
