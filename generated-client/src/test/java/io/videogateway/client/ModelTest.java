package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.client.model.CreateVideoRequest;
import io.videogateway.client.model.Video;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void isEqualHoweverItCameAbout() throws Exception {
        Video read = jackson.readValue("{\"id\":\"video_1\",\"progress\":5,\"created_at\":1762326617000}", Video.class);
        Video built = full().toBuilder().build();

        assertThat(read).isNotEqualTo(built).isNotEqualTo("video_1");
        assertThat(full()).isEqualTo(built).hasSameHashCodeAs(built);
        assertThat(jackson.readValue(jackson.writeValueAsString(built), Video.class))
                .isEqualTo(built);
        assertThat(built.toBuilder().putProperty("extra", 1L).build()).isNotEqualTo(built);
        assertThat(CreateVideoRequest.SCHEMA.read(built.properties())).isNotEqualTo(built);
    }

    @Test
    void showsItsProperties() {
        assertThat(full())
                .hasToString("Video{id=video_1, object=video, model=sora-2, status=queued, progress=5,"
                        + " created_at=1762326617000, seconds=10, size=16x9}");
        assertThat(Upload.of(new byte[3], "a.png")).hasToString("Upload[a.png]");
    }

    @Test
    void cannotBeChanged() throws Exception {
        String json = "{\"metadata\":{\"a\":[1]}}";
        List<Object> list = new ArrayList<>(List.of(1));
        Video built =
                full().toBuilder().putProperty("metadata", Map.of("a", list)).build();
        list.clear();
        Video answered = Video.SCHEMA.read(Json.parse(json.getBytes(UTF_8)));

        for (Video video : List.of(jackson.readValue(json, Video.class), answered, built)) {
            Map<String, Object> properties = video.properties();
            Map<?, ?> metadata = (Map<?, ?>) properties.get("metadata");

            assertThat(metadata).isEqualTo(Map.of("a", List.of(1)));
            assertThatThrownBy(() -> properties.put("id", "x")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> properties.entrySet().iterator().next().setValue("x"))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(metadata::clear).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(((List<?>) metadata.get("a"))::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void keepsANullThatTheContractDoesNotKnow() {
        assertThat(full().toBuilder().putProperty("extra", null).build().properties())
                .containsEntry("extra", null);
    }

    @Test
    void leavesAnOptionalPropertyOutWhenItIsSetToNull() {
        CreateVideoRequest request = Samples.request().toBuilder()
                .privateVideo("true")
                .privateVideo(null)
                .build();

        assertThat(request).isEqualTo(Samples.request(request.getInputReference()));
        assertThat(request.properties()).doesNotContainKey("private");
    }

    @Test
    void writesMomentsAsTheStandardHasThem() {
        Video video = full().toBuilder()
                .putProperty("expires_at", OffsetDateTime.parse("2026-11-22T10:00+08:00"))
                .build();

        assertThat(video.properties()).containsEntry("expires_at", "2026-11-22T10:00:00+08:00");
    }

    private static Video full() {
        return Video.builder()
                .size("16x9")
                .seconds("10")
                .createdAt(1_762_326_617_000L)
                .progress(5L)
                .status("queued")
                .model("sora-2")
                .object("video")
                .id("video_1")
                .build();
    }
}
