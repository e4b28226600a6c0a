package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.answer;
import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static io.videogateway.conformance.rule.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionRulesTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
                  requestBody:
                    content:
                      multipart/form-data:
                        schema:
                          required: [model, size]
                          properties: {model: {type: string}, size: {type: string, default: 16x9}, note: {type: string}}
                  responses: {'200': {}, '413': {content: {text/html: {}}}}
            """);

    @Test
    void theRules() {
        assertThat(Given.rules(CONTRACT, "reject.*|error.*|observe.wrong.*|observe.error.*"))
                .extracting(
                        Rule::id,
                        Rule::level,
                        Rule::title,
                        rule -> rule.clause().toString(),
                        Rule::needsServedRequest)
                .containsExactly(
                        tuple(
                                "reject.without.limit",
                                Level.SHOULD,
                                "a request without limit is refused with a 4xx",
                                "/paths/~1videos/post/parameters/0",
                                true),
                        tuple(
                                "reject.without.model",
                                Level.SHOULD,
                                "a request without model is refused with a 4xx",
                                "/paths/~1videos/post/requestBody/content/multipart~1form-data/schema/required",
                                true),
                        tuple(
                                "observe.wrong-media-type",
                                Level.INFO,
                                "the answer to a media type that is not declared",
                                "/paths/~1videos/post",
                                false),
                        tuple(
                                "observe.wrong-method",
                                Level.INFO,
                                "the answer to a method that is not declared",
                                "/paths/~1videos/post",
                                false),
                        tuple(
                                "error.text",
                                Level.SHOULD,
                                "a refusal says in JSON what is wrong",
                                "/paths/~1videos/post",
                                false),
                        tuple(
                                "observe.error-envelope",
                                Level.INFO,
                                "the envelope of a refusal",
                                "/paths/~1videos/post",
                                false));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 422, 499})
    void aRequestThatLacksAPartIsRefusedWithA4xx(int status) {
        assertThat(finding(CONTRACT, "reject.without.model", json("without/model", status, "{}")))
                .isEqualTo(Finding.conforms(status + " application/json {}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 500, 501})
    void anyOtherStatusIsNoRefusal(int status) {
        assertThat(finding(CONTRACT, "reject.without.model", json("without/model", status, "{}")))
                .isEqualTo(deviation("a status from 400 to 499", status + " application/json {}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error   | {\"error\":{\"message\":\"model is missing\",\"type\":\"t\",\"param\":null,\"code\":null}}",
                "error   | {\"error\":\"model is missing\"}",
                "code    | {\"code\":\"invalid\",\"message\":\"model is missing\",\"data\":null}",
                "code    | {\"code\":400,\"msg\":\"model is missing\"}",
                "detail  | {\"detail\":\"model is missing\"}",
                "detail  | {\"detail\":[{\"loc\":[\"body\",\"model\"],\"msg\":\"field required\"}]}",
                "message | {\"message\":\"model is missing\"}",
                "msg     | {\"msg\":\"model is missing\"}",
                "title   | {\"type\":\"about:blank\",\"title\":\"model is missing\"}",
                "errors  | {\"errors\":[{\"reason\":\"model is missing\"}]}",
                "text    | \"model is missing\"",
            })
    void aRefusalSaysInJsonWhatIsWrong(String envelope, String body) {
        assertThat(finding(CONTRACT, "error.text", json("without/model", 400, body)))
                .isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "observe.error-envelope", json("without/model", 400, body)))
                .isEqualTo(Finding.conforms(envelope));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "application/json         | {}                              | none",
                "application/json         | {\"error\":{}}                  | none",
                "application/json         | {\"error\":{\"message\":\" \"}} | none",
                "application/json         | {\"detail\":[]}                 | none",
                "application/json         | {\"code\":400}                  | none",
                "application/json         | {\"error\":{\"type\":\"t\"}}    | none",
                "application/json         | []                              | none",
                "application/json         | model is missing                | none",
                "text/plain               | {\"message\":\"no\"}            | message",
                "text/html                | <html>Bad Request</html>        | none",
            })
    void whatSaysNothingOrNoJsonIsADeviation(String type, String body, String envelope) {
        assertThat(finding(CONTRACT, "error.text", answer("without/model", 400, type, body)))
                .isEqualTo(
                        deviation("JSON with a text in error.message, message or detail", "400 " + type + " " + body));
        assertThat(finding(CONTRACT, "observe.error-envelope", answer("without/model", 400, type, body)))
                .isEqualTo(Finding.conforms(envelope == null ? "none" : envelope));
    }

    @Test
    void anotherJsonMediaTypeIsJsonToo() {
        assertThat(finding(
                        CONTRACT,
                        "error.text",
                        answer("without/model", 400, "application/problem+json", "{\"title\":\"no\"}")))
                .isEqualTo(Finding.conforms());
    }

    @Test
    void aRefusalThatTheContractDocumentsWithoutJsonNeedNone() {
        assertThat(finding(CONTRACT, "error.text", answer("without/model", 413, "text/html", "<html>too large</html>")))
                .isEqualTo(Finding.conformsFor("the contract documents 413 without JSON"));
    }

    @Test
    void theAnswersToWhatTheContractIsSilentAboutAreObserved() {
        assertThat(finding(CONTRACT, "observe.wrong-media-type", json("wrong-media-type", 415, "{\"a\":1}")))
                .isEqualTo(Finding.conforms("415 application/json {\"a\":1}"));
        assertThat(finding(CONTRACT, "observe.wrong-method", answer("wrong-method", 405, "", "")))
                .isEqualTo(Finding.conforms("405"));
    }

    @Test
    void whatWasSeenIsOneLineOfBoundedLength() {
        String shown = "400 application/json {\"message\": \"";
        String room = "a".repeat(200 - shown.length());
        String clown = "\ud83e\udd21";

        assertThat(finding(
                        CONTRACT,
                        "observe.wrong-method",
                        json("wrong-method", 400, "{\"message\":\n\t\"" + room + "b")))
                .isEqualTo(Finding.conforms(shown + room + "…"));
        assertThat(finding(
                        CONTRACT,
                        "observe.wrong-method",
                        json("wrong-method", 400, "{\"message\":\n\t\"" + room.substring(1) + clown)))
                .isEqualTo(Finding.conforms(shown + room.substring(1) + "…"));
    }
}
