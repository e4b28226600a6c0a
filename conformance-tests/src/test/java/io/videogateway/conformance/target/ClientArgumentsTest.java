package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.client.Upload;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.probe.GivenProbe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientArgumentsTest {

    @Test
    void aBodyOfJsonIsOneArgumentAndKeepsItsTypes() {
        assertThat(arguments("""
                        application/json: {schema: {properties: {
                            model: {type: string, example: sora-2}, seconds: {type: integer, example: 10},
                            scale: {type: number, example: 0.5}, tags: {type: array, example: [a, b]},
                            camera: {type: object, example: {zoom: 2}}}}}
                        """))
                .containsEntry("ids", List.of(1, 2))
                .containsEntry("limit", "20")
                .containsEntry(
                        "body",
                        Map.of(
                                "model",
                                "sora-2",
                                "seconds",
                                10,
                                "scale",
                                new BigDecimal("0.5"),
                                "tags",
                                List.of("a", "b"),
                                "camera",
                                Map.of("zoom", 2)));
    }

    @Test
    void aFormIsItsParts() {
        Map<String, Object> arguments = arguments("""
                multipart/form-data: {schema: {properties: {
                    seconds: {type: integer, example: 10}, tags: {type: array, items: {type: string}, example: [a, b]},
                    file: {type: string, format: binary, example: 1.png}}}}
                """);

        assertThat(arguments)
                .containsEntry("seconds", "10")
                .containsEntry("tags", List.of("a", "b"))
                .hasEntrySatisfying("file", file -> assertThat(file).isInstanceOf(Upload.class))
                .doesNotContainKey("body");
    }

    private static Map<String, Object> arguments(String content) {
        return ClientArguments.of(
                GivenProbe.of(GivenContract.of("""
                        openapi: 3.0.3
                        paths:
                          /videos:
                            post:
                              parameters:
                                - {name: ids, in: query, schema: {type: array, items: {type: integer}}, example: [1, 2]}
                                - {name: limit, in: query, schema: {type: integer}, example: 20}
                              requestBody: {content: {%s}}
                              responses: {}
                        """.formatted(content.replace("\n", " "))), "complete"));
    }
}
