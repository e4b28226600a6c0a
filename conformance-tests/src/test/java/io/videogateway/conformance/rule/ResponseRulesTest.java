package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.answer;
import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static io.videogateway.conformance.rule.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseRulesTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {required: [model], properties: {model: {type: string}, note: {type: string}}}
                  responses:
                    '200':
                      content:
                        application/json:
                          schema:
                            type: object
                            required: [id, status]
                            properties: {id: {type: string}, status: {type: string}}
                    '202': {}
                    4XX: {}
            security: [bearer: []]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """);
    private static final String RESPONSE = "/paths/~1videos/post/responses/200";
    private static final String VIDEO = "{\"id\":\"video_1\",\"status\":\"queued\"}";

    @Test
    void theRules() {
        assertThat(Given.rules(CONTRACT, "response.(?!required|type).*|observe.(und|req|lat).*"))
                .extracting(Rule::id, Rule::level, rule -> rule.clause().toString())
                .containsExactly(
                        tuple("response.status", Level.MUST, "/paths/~1videos/post/responses"),
                        tuple("response.media-type", Level.MUST, RESPONSE + "/content"),
                        tuple("response.json", Level.MUST, RESPONSE + "/content/application~1json"),
                        tuple("response.byte-order-mark", Level.SHOULD, RESPONSE + "/content/application~1json"),
                        tuple("response.duplicate-keys", Level.SHOULD, RESPONSE + "/content/application~1json"),
                        tuple("response.error-in-success", Level.MUST, RESPONSE + "/content/application~1json/schema"),
                        tuple(
                                "response.error-beside-body",
                                Level.SHOULD,
                                RESPONSE + "/content/application~1json/schema"),
                        tuple(
                                "observe.undocumented-fields",
                                Level.INFO,
                                RESPONSE + "/content/application~1json/schema"),
                        tuple("observe.request-id", Level.INFO, "/paths/~1videos/post"),
                        tuple("observe.latency", Level.INFO, "/paths/~1videos/post"));
    }

    @Test
    void everySuccessUnderTheUsersTokenIsJudged() {
        assertThat(Given.rule(CONTRACT, "response.media-type").variations())
                .extracting(Variation::toString)
                .containsExactly("complete", "required-only", "without/model", "wrong-media-type");
        assertThat(Given.rule(CONTRACT, "response.status").variations())
                .extracting(Variation::toString)
                .containsExactly("complete", "required-only");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void aDocumentedStatusConforms(int status) {
        assertThat(finding(CONTRACT, "response.status", json("complete", status, "{}")))
                .isEqualTo(Finding.conforms(String.valueOf(status)));
    }

    /** That the request was not served is the deviation, and another rule's. */
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 499, 500})
    void theStatusOfARefusalIsNotJudged(int status) {
        assertThat(finding(CONTRACT, "response.status", json("complete", status, "{}")))
                .isEqualTo(Finding.undecided("the request was not served"));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206})
    void anotherStatusDeviates(int status) {
        assertThat(finding(CONTRACT, "response.status", json("complete", status, "{}")))
                .isEqualTo(deviation("a documented status: 200, 202, 4XX", status + " application/json {}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8 ; a=b"})
    void aDocumentedMediaTypeConforms(String type) {
        assertThat(finding(CONTRACT, "response.media-type", answer("complete", 200, type, VIDEO)))
                .isEqualTo(Finding.conforms(type));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, text/html",
        "application/problem+json, application/problem+json",
        "application/jsonp, application/jsonp",
        "'', no Content-Type"
    })
    void anotherMediaTypeDeviates(String type, String shown) {
        assertThat(finding(CONTRACT, "response.media-type", answer("complete", 200, type, VIDEO)))
                .isEqualTo(deviation("application/json", shown));
    }

    @Test
    void whatComesUnderAnotherStatusIsNotJudged() {
        Finding undecided = Finding.undecided("the contract does not document the status 201");

        assertThat(finding(CONTRACT, "response.media-type", json("complete", 201, VIDEO)))
                .isEqualTo(undecided);
        assertThat(finding(CONTRACT, "response.json", json("complete", 201, VIDEO)))
                .isEqualTo(undecided);
        assertThat(finding(CONTRACT, "response.required.id", json("complete", 201, VIDEO)))
                .isEqualTo(undecided);
    }

    @Test
    void oneDocumentIsJson() {
        assertThat(finding(CONTRACT, "response.json", json("complete", 200, " " + VIDEO + "\n")))
                .isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "response.json", json("complete", 200, "null")))
                .isEqualTo(Finding.conforms());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | the body is empty",
                "{} {}             | something follows the document at line 1, column 4: {} {}",
                "<html>            | Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number,"
                        + " Array, Object or token 'null', 'true' or 'false') at line 1, column 1: <html>",
                "{\"id\":\"a\"    | Unexpected end-of-input: expected close marker for Object (start marker at [Source:"
                        + " REDACTED",
            })
    void anythingElseIsNot(String body, String seen) {
        Finding found = finding(CONTRACT, "response.json", json("complete", 200, body));

        assertThat(found.kind()).isEqualTo(Finding.Kind.DEVIATES);
        assertThat(found.expected()).isEqualTo("one JSON document in UTF-8");
        assertThat(found.actual()).startsWith(seen).doesNotContain("\n");
    }

    @Test
    void aByteOrderMarkDeviatesAndHidesNothingElse() {
        Exchange marked = json("complete", 200, "\uFEFF" + VIDEO);

        assertThat(finding(CONTRACT, "response.byte-order-mark", marked))
                .isEqualTo(deviation("a body that begins with its document", "a byte order mark before it"));
        assertThat(finding(CONTRACT, "response.byte-order-mark", json("complete", 200, VIDEO)))
                .isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "response.json", marked)).isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "response.required.id", marked)).isEqualTo(Finding.conforms());
    }

    @Test
    void aKeyThatStandsTwiceDeviates() {
        assertThat(finding(
                        CONTRACT,
                        "response.duplicate-keys",
                        json("complete", 200, "{\"id\":\"a\",\"status\":\"queued\",\"id\":\"b\"}")))
                .isEqualTo(deviation("each key once", "twice: [id]"));
        assertThat(finding(CONTRACT, "response.duplicate-keys", json("complete", 200, VIDEO)))
                .isEqualTo(Finding.conforms());
    }

    @Test
    void anErrorInThePlaceOfTheBodyDeviates() {
        assertThat(finding(
                        CONTRACT,
                        "response.error-in-success",
                        json("complete", 200, "{\"code\":\"quota\",\"message\":\"no money\"}")))
                .isEqualTo(deviation("the promised body", "{\"code\":\"quota\",\"message\":\"no money\"}"));
        assertThat(finding(CONTRACT, "response.error-in-success", json("complete", 200, VIDEO)))
                .isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "response.error-in-success", json("complete", 200, "{\"task_id\":\"t\"}")))
                .isEqualTo(Finding.conforms());
    }

    @Test
    void anErrorBesideACompleteBodyDeviatesUnlessTheJobFailed() {
        assertThat(finding(
                        CONTRACT,
                        "response.error-beside-body",
                        json("complete", 200, "{\"id\":\"a\",\"status\":\"queued\",\"error\":{\"message\":\"no\"}}")))
                .isEqualTo(
                        deviation("no error", "{\"id\":\"a\",\"status\":\"queued\",\"error\":{\"message\":\"no\"}}"));
        assertThat(finding(
                        CONTRACT,
                        "response.error-beside-body",
                        json("complete", 200, "{\"id\":\"a\",\"status\":\"failed\",\"error\":{\"message\":\"no\"}}")))
                .isEqualTo(Finding.conforms());
        assertThat(finding(
                        CONTRACT,
                        "response.error-beside-body",
                        json("complete", 200, "{\"id\":\"a\",\"status\":\"queued\",\"error\":null}")))
                .isEqualTo(Finding.conforms());
    }

    @Test
    void fieldsBeyondTheContractAreObserved() {
        assertThat(finding(CONTRACT, "observe.undocumented-fields", json("complete", 200, VIDEO)))
                .isEqualTo(Finding.conforms("none"));
        assertThat(finding(
                        CONTRACT,
                        "observe.undocumented-fields",
                        json("complete", 200, "{\"id\":\"a\",\"status\":\"b\",\"task_id\":\"a\",\"x\":1}")))
                .isEqualTo(Finding.conforms("[task_id, x]"));
    }

    @Test
    void theRequestIdAndTheLatencyAreObserved() {
        Exchange identified = Given.exchange(
                "complete", new Response(200, GivenExchange.headers("x-oneapi-request-id: abc"), Body.of(VIDEO)));

        assertThat(finding(CONTRACT, "observe.request-id", identified))
                .isEqualTo(Finding.conforms("X-Oneapi-Request-Id: abc"));
        assertThat(finding(CONTRACT, "observe.request-id", json("complete", 200, VIDEO)))
                .isEqualTo(Finding.conforms("none"));
        assertThat(finding(CONTRACT, "observe.latency", identified)).isEqualTo(Finding.conforms("7 ms"));
    }

    @Test
    void anotherMediaTypeThatTheContractDocumentsIsNoJsonToJudge() {
        Contract two = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos:
                    get:
                      responses:
                        '200':
                          content:
                            application/json: {schema: {type: object, required: [id], properties: {id: {}}}}
                            text/csv: {}
                """);

        assertThat(finding(two, "response.json", answer("complete", 200, "text/csv", "id\n1")))
                .isEqualTo(Finding.conformsFor("the answer is text/csv, which the contract documents too"));
        assertThat(finding(two, "response.media-type", answer("complete", 200, "text/csv", "id\n1")))
                .isEqualTo(Finding.conforms("text/csv"));
        assertThat(finding(two, "response.media-type", answer("complete", 200, "text/html", "id\n1")))
                .isEqualTo(deviation("application/json, text/csv", "text/html"));
    }
}
