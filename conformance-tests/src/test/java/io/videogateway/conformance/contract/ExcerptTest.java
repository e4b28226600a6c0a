package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of a contract at a place, as it was received. */
class ExcerptTest {
    private static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("/openapi", new Excerpt(1, "openapi: 3.0.3")),
                Arguments.of("/info", new Excerpt(2, "info: {title: a,\n  version: '1'}")),
                Arguments.of("/info/version", new Excerpt(3, "version: '1'}")),
                Arguments.of("/paths/~1a/get/tags", new Excerpt(7, "tags:\n- one\n- two")),
                Arguments.of("/paths/~1a/get/tags/1", new Excerpt(9, "- two")),
                Arguments.of("/paths/~1a/get/description", new Excerpt(10, "description: >-\n  many\n  lines")),
                Arguments.of("/paths/~1a/get/responses", new Excerpt(13, "responses:\n  '200': {description: ok}")),
                Arguments.of("/paths/~1a/get/responses/200", new Excerpt(14, "'200': {description: ok}")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatStandsAtAPlaceIsThereAsItWasReceived(String place, Excerpt expected) {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                info: {title: a,
                  version: '1'}
                paths:
                  /a:
                    get:
                      tags:
                      - one
                      - two
                      description: >-
                        many
                        lines
                      responses:
                        '200': {description: ok}
                """);

        assertThat(contract.excerpt(JsonPointer.compile(place))).contains(expected);
        assertThat(contract.excerpt(JsonPointer.empty()).orElseThrow().text())
                .isEqualTo(contract.toString().strip());
    }

    /** Tabs before a value are no YAML. */
    @Test
    void jsonIsReadAndShownHoweverItIsIndented() {
        Contract contract = GivenContract.of("""
                {
                \t"openapi": "3.0.3",
                \t"info": {
                \t\t"title": "a",
                \t\t"version": "1"
                \t},
                \t"paths": {"/a": {"get": {
                \t\t"tags": [
                \t\t\t"one"
                \t\t],
                \t\t"responses": {"200": {"description": "ok"}}}}}
                }
                """);

        assertThat(contract.operations()).hasSize(1);
        assertThat(contract.excerpt(JsonPointer.compile("/info")))
                .contains(new Excerpt(3, "\"info\": {\n\t\"title\": \"a\",\n\t\"version\": \"1\"\n},"));
        assertThat(contract.excerpt(JsonPointer.compile("/info/title"))).contains(new Excerpt(4, "\"title\": \"a\","));
        assertThat(contract.excerpt(JsonPointer.compile("/paths/~1a/get/tags")))
                .contains(new Excerpt(8, "\"tags\": [\n\t\"one\"\n],"));
        assertThat(contract.excerpt(JsonPointer.compile("/paths/~1a/get/tags/0")))
                .contains(new Excerpt(9, "\"one\""));
    }

    @Test
    void everyClauseOfARuleHasItsText() {
        Contract contract = GivenContract.RECEIVED;

        Excerpt required = contract.excerpt(JsonPointer.compile(
                        "/paths/~1v1~1videos/post/responses/200/content/application~1json/schema/required"))
                .orElseThrow();

        assertThat(required).isEqualTo(new Excerpt(82, """
                        required:
                          - id
                          - object
                          - model
                          - status
                          - progress
                          - created_at
                          - seconds
                          - size"""));
        assertThat(contract.excerpt(JsonPointer.compile("/nowhere"))).isEmpty();
    }
}
