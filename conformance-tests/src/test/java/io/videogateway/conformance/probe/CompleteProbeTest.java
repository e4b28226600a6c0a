package io.videogateway.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Parameter.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out where all that the contract lists does. */
class CompleteProbeTest {
    private static Probe complete(Contract contract, Map<String, String> overrides) {
        return GivenProbe.among(Probes.of(contract, overrides), "complete");
    }

    /** What a probe sends in a place, as text. */
    private static Map<String, String> sent(Probe probe, Place place) {
        Map<String, String> sent = new LinkedHashMap<>();
        probe.values(place)
                .forEach((name, value) -> sent.put(
                        name, value instanceof Value.Plain plain ? plain.text() : ((Value.File) value).fileName()));
        return sent;
    }

    @Test
    void theCompleteRequestCarriesTheExamplesOfTheContract() {
        Probe complete = complete(GivenContract.RECEIVED, Map.of());

        assertThat(complete.method()).isEqualTo("POST");
        assertThat(complete.mediaType()).isEqualTo("multipart/form-data");
        assertThat(complete.wholeBody()).isNull();
        assertThat(sent(complete, Place.BODY))
                .containsExactly(
                        entry("model", "sora-2"),
                        entry("prompt", "画面动起来"),
                        entry("seconds", "10"),
                        entry("input_reference", "场景1.png"),
                        entry("size", "16x9"),
                        entry("watermark", "ture"),
                        entry("private", "false"),
                        entry(
                                "character_url",
                                "https://filesystem.site/cdn/20251030/javYrU4etHVFDqg8by7mViTWHlMOZy.mp4"),
                        entry("character_timestamps", "1,3"));
    }

    /** A server would refuse it, and rightly. */
    @ParameterizedTest
    @CsvSource({
        "application/json, [seven], '{type: array, items: {type: integer}}', [1]",
        "application/json, [7], '{type: array, items: {type: integer}}', [7]",
        "text/plain, seven, '{type: string, enum: [eight]}', eight",
    })
    void aWholeBodyIsTheExampleWhereItsSchemaAllowsThat(String type, String example, String schema, String sent) {
        Probe complete = complete(GivenContract.of("""
                        openapi: 3.0.3
                        info: {title: Batches, version: 1.0.0}
                        paths:
                          /batches:
                            post:
                              requestBody: {required: true, content: {%s: {example: %s, schema: %s}}}
                              responses: {'200': {description: ''}}
                        """.formatted(type, example, schema)), Map.of());

        assertThat(complete.wholeBody())
                .isInstanceOfSatisfying(
                        Value.Plain.class, body -> assertThat(body.text()).isEqualTo(sent));
    }

    @Test
    void parametersGoToTheirPlaces() {
        Probe complete = complete(GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos/{id}:
                    get:
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: string, example: video_1}}
                        - {name: limit, in: query, schema: {type: integer, minimum: 3}}
                        - {name: X-Note, in: header, schema: {type: array, items: {type: integer}}}
                        - {name: session, in: cookie}
                      responses: {}
                """), Map.of("limit", "20"));

        assertThat(sent(complete, Place.PATH)).containsExactly(entry("id", "video_1"));
        assertThat(sent(complete, Place.QUERY)).containsExactly(entry("limit", "20"));
        assertThat(sent(complete, Place.HEADER)).containsExactly(entry("X-Note", "[1]"));
        assertThat(sent(complete, Place.COOKIE)).containsExactly(entry("session", "text"));
        assertThat(complete.mediaType()).isNull();
    }

    @Test
    void theValuesOfAProfileReplaceThoseOfTheContract() {
        Probe complete = complete(
                GivenContract.RECEIVED,
                Map.of("model", "veo-3", "seconds", "8", "input_reference", "dir/猫.jpeg", "none", "x"));

        assertThat(sent(complete, Place.BODY))
                .contains(entry("model", "veo-3"), entry("seconds", "8"), entry("input_reference", "猫.png"))
                .contains(entry("size", "16x9"))
                .doesNotContainKey("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string  | 10      | \"10\"",
                "integer | 10      | 10",
                "integer | ten     | \"ten\"",
                "integer | 10 days | \"10 days\"",
                "integer | ''      | \"\"",
                "number  | 1.50    | 1.50",
                "boolean | true    | true",
                "array   | [1, 2]  | [1,2]",
                "object  | {a: 1   | \"{a: 1\"",
            })
    void aValueOfAProfileHasTheTypeOfTheContractInJson(String type, String value, String json) {
        Probe complete = complete(
                GivenContract.taking("application/json", "{properties: {a: {type: " + type + "}}}"),
                Map.of("a", value));

        assertThat(((Value.Plain) complete.values(Place.BODY).get("a")).json()).hasToString(json);
    }

    @Test
    void aBodyWithoutNamedPartsIsSentWhole() {
        Probe list =
                complete(GivenContract.taking("application/json", "{type: array, items: {type: string}}"), Map.of());
        Probe file = complete(GivenContract.taking("image/png", "{type: string, format: binary}"), Map.of());
        Probe text = complete(GivenContract.taking("text/plain", "{type: string}"), Map.of());
        Probe table = complete(GivenContract.taking("text/csv", "{type: string}"), Map.of());

        assertThat(list.wholeBody()).hasToString("Plain[json=[\"text\"]]");
        assertThat(file.wholeBody()).isEqualTo(Fixture.named(""));
        assertThat(text.wholeBody()).hasToString("Plain[json=\"text\"]");
        assertThat(table.wholeBody()).isNull();
        assertThat(table.obstacle()).isEqualTo("the suite cannot write a body of the type text/csv");
    }
}
