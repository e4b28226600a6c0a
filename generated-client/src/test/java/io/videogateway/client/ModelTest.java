package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.client.model.CreateVideoRequest;
import io.videogateway.client.model.Video;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    private final ObjectMapper jackson = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"video_1\",\"created_at\":1762326617000,\"progress\":0}",
                "{\"size\":null,\"seconds\":10,\"progress\":0.5,\"id\":\"video_1\"}",
                "{\"task_id\":\"t\",\"metadata\":{\"b\":[1,null,{\"c\":1.5}],\"a\":true}}"
            })
    void givesBackEveryPropertyAsReceived(String json) throws Exception {
        Video video = jackson.readValue(json, Video.class);

        assertThat(jackson.writeValueAsString(video)).isEqualTo(json);
        assertThat((Object) jackson.valueToTree(video)).isEqualTo(jackson.readTree(json));
    }

    @Test
    void readsWhatCanBeReadAndLeavesTheRestReachable() throws Exception {
        Video video = jackson.readValue(
                "{\"created_at\":1762326617000,\"seconds\":10,\"progress\":0.5,\"extra\":1}", Video.class);

        assertThat(video.getCreatedAt()).isEqualTo(1_762_326_617_000L);
        assertThat(video.getSeconds()).isEqualTo("10");
        assertThat(video.getProgress()).isNull();
        assertThat(video.getId()).isNull();
        assertThat(video.properties()).containsEntry("progress", 0.5).containsEntry("extra", 1);
    }

    @Test
    void namesEveryMissingPart() {
        assertThatThrownBy(() -> CreateVideoRequest.builder()
                        .model("sora-2")
                        .seconds("10")
                        .size("16x9")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CreateVideoRequest needs prompt, input_reference, watermark");
    }
}
