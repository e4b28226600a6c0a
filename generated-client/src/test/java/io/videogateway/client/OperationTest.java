package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videogateway.client.api.Operations;
import io.videogateway.client.model.Video;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class OperationTest {

    private final Operation create = Operations.all().get(0);

    @Test
    void callsWithNamedValues() throws Exception {
        try (MockWebServer server = Samples.server()) {
            server.enqueue(Samples.answer(200, Samples.VIDEO));

            Object video = create.call(
                    Samples.gateway(server).build(), Samples.request().properties());

            assertThat(create).hasToString("POST /v1/videos");
            assertThat(((Video) video).getId()).isEqualTo("video_1");
            assertThat(server.takeRequest().getBody().utf8()).contains("name=\"watermark\"");
        }
    }

    @Test
    void takesItsParametersAndNothingElse() {
        VideoGateway gateway = VideoGateway.builder().token("secret-token").build();
        Operation read = new Operation(
                "GET",
                "/v1/videos/{id}",
                List.of(),
                new String[] {"id", "limit"},
                (any, values) -> values.get("id", Schema.TEXT) + " " + values.find("limit", Schema.INTEGER));

        assertThat(read.call(gateway, Map.of("id", "a", "limit", 3))).isEqualTo("a 3");
        assertThat(read.call(gateway, Map.of("id", "a"))).isEqualTo("a null");
        assertThatThrownBy(() -> read.call(gateway, Map.of("id", "a", "order", "asc", "after", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GET /v1/videos/{id} takes no after, order");
        assertThatThrownBy(() -> read.call(gateway, Map.of("limit", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the operation needs id");
    }

    @Test
    void namesWhatIsMissing() {
        VideoGateway gateway = VideoGateway.builder().token("secret-token").build();

        assertThatThrownBy(() -> create.call(gateway, Map.of("model", "sora-2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CreateVideoRequest needs prompt, seconds, input_reference, size, watermark");
    }
}
