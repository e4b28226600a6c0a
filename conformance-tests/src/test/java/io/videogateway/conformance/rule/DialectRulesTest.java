package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static io.videogateway.conformance.rule.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectRulesTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {required: [model], properties: {model: {type: string}, size: {type: string}}}
                  responses:
                    '200':
                      content:
                        application/json:
                          schema:
                            type: object
                            required: [id, model]
                            properties:
                              id: {type: string}
                              object: {type: string}
                              model: {type: string}
                              status: {type: string}
                              progress: {type: integer}
                              created_at: {type: integer}
            """);
    private static final String PROPERTIES =
            "/paths/~1videos/post/responses/200/content/application~1json/schema/properties/";

    @Test
    void theRules() {
        assertThat(Given.rules(CONTRACT, "dialect.*|observe.echo"))
                .extracting(
                        Rule::id,
                        Rule::level,
                        Rule::title,
                        rule -> rule.clause().toString())
                .containsExactly(
                        tuple("dialect.object", Level.SHOULD, "object is video", PROPERTIES + "object"),
                        tuple(
                                "dialect.status",
                                Level.SHOULD,
                                "status is queued, in_progress, completed or failed",
                                PROPERTIES + "status"),
                        tuple("dialect.progress", Level.SHOULD, "progress is from 0 to 100", PROPERTIES + "progress"),
                        tuple(
                                "dialect.created-at-in-seconds",
                                Level.SHOULD,
                                "created_at is in seconds",
                                PROPERTIES + "created_at"),
                        tuple(
                                "dialect.created-at-is-now",
                                Level.SHOULD,
                                "created_at of a created job is within a day of the run",
                                PROPERTIES + "created_at"),
                        tuple("dialect.not-empty.id", Level.SHOULD, "id is not empty", PROPERTIES + "id"),
                        tuple("dialect.not-empty.model", Level.SHOULD, "model is not empty", PROPERTIES + "model"),
                        tuple("dialect.distinct-ids", Level.SHOULD, "two creates give two ids", PROPERTIES + "id"),
                        tuple(
                                "observe.echo.model",
                                Level.INFO,
                                "what the answer says about model",
                                PROPERTIES + "model"));
    }

    @Test
    void whatIsNoVideoHasNoDialect() {
        Contract other = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /orders:
                    post:
                      responses:
                        '200':
                          content:
                            application/json:
                              schema: {type: object, properties: {id: {}, status: {type: string}, created_at: {}}}
                """);

        assertThat(Given.rules(other, "dialect.*|observe.echo")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dialect.object                | object     | \"video\"",
                "dialect.status                | status     | \"queued\"",
                "dialect.status                | status     | \"in_progress\"",
                "dialect.status                | status     | \"completed\"",
                "dialect.status                | status     | \"failed\"",
                "dialect.progress              | progress   | 0",
                "dialect.progress              | progress   | 100",
                "dialect.progress              | progress   | 50",
                "dialect.created-at-in-seconds | created_at | 1762326617",
                "dialect.created-at-in-seconds | created_at | 99999999999",
                "dialect.created-at-is-now     | created_at | 1795348800",
                "dialect.created-at-is-now     | created_at | 1795435200",
                "dialect.created-at-is-now     | created_at | 1795262400",
                "dialect.created-at-is-now     | created_at | 1795348800000",
            })
    void whatTheFieldExpectsConforms(String rule, String name, String value) {
        assertThat(finding(CONTRACT, rule, json("complete", 200, "{\"" + name + "\":" + value + "}")))
                .isEqualTo(Finding.conforms(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dialect.object                | object     | \"task\"      | video                     | \"task\"",
                "dialect.object                | object     | \"\"          | video                     | \"\"",
                "dialect.status                | status     | \"submitted\" | completed, failed, in_progress, queued"
                        + " | \"submitted\"",
                "dialect.status                | status     | \"QUEUED\"    | completed, failed, in_progress, queued"
                        + " | \"QUEUED\"",
                "dialect.progress              | progress   | -1            | a number from 0 to 100    | -1",
                "dialect.progress              | progress   | 101           | a number from 0 to 100    | 101",
                "dialect.created-at-in-seconds | created_at | 1762326617000 | seconds since 1970        | 1762326617000",
                "dialect.created-at-is-now     | created_at | 1762326617    | a time within a day of 2026-11-22T12:00:00Z"
                        + " | 1762326617, which is 2025-11-05T07:10:17Z",
                "dialect.created-at-is-now     | created_at | 0             | a time within a day of 2026-11-22T12:00:00Z"
                        + " | 0, which is 1970-01-01T00:00:00Z",
                "dialect.created-at-is-now     | created_at | 1795435201    | a time within a day of 2026-11-22T12:00:00Z"
                        + " | 1795435201, which is 2026-11-23T12:00:01Z",
                "dialect.created-at-is-now     | created_at | 1762326617000 | a time within a day of 2026-11-22T12:00:00Z"
                        + " | 1762326617000",
                "dialect.not-empty.model       | model      | \"\"          | a text that says something | \"\"",
                "dialect.not-empty.model       | model      | \" \"         | a text that says something | \" \"",
            })
    void whatTheFieldDoesNotExpectDeviates(String rule, String name, String value, String expected, String actual) {
        assertThat(finding(CONTRACT, rule, json("complete", 200, "{\"" + name + "\":" + value + "}")))
                .isEqualTo(deviation(expected, actual));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dialect.status                | {\"status\":null}        | status is missing",
                "dialect.progress              | {\"progress\":\"100%\"}  | progress is not what the contract allows",
                "dialect.progress              | {\"progress\":33.3}      | progress is not what the contract allows",
                "dialect.object                | {\"object\":7}           | object is not what the contract allows",
                "dialect.not-empty.model       | {\"model\":7}            | model is not what the contract allows",
                "dialect.created-at-in-seconds | {\"created_at\":\"now\"} | created_at is not what the contract allows",
                "dialect.created-at-is-now     | {\"created_at\":\"now\"} | created_at is not what the contract allows",
                "dialect.not-empty.model       | []                       | model is missing",
                "dialect.object                | no json                  | the body is no JSON document",
            })
    void whatIsMissingOrOfTheWrongTypeDoesNotTell(String rule, String body, String reason) {
        assertThat(finding(CONTRACT, rule, json("complete", 200, body))).isEqualTo(Finding.undecided(reason));
    }

    @Test
    void whatTheContractLetsOutIsNotMissed() {
        assertThat(finding(CONTRACT, "dialect.status", json("complete", 200, "{}")))
                .isEqualTo(Finding.conformsFor("status is absent, as the contract allows"));
    }

    @ParameterizedTest
    @CsvSource({
        "dialect.progress, progress, a number from 0 to 100",
        "dialect.created-at-in-seconds, created_at, seconds since 1970",
        "dialect.created-at-is-now, created_at, a time within a day of 2026-11-22T12:00:00Z"
    })
    void aNumberOfHostileSizeIsJudgedAtOnce(String rule, String name, String expected) {
        Contract anyNumber = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos:
                    post:
                      responses:
                        '200':
                          content:
                            application/json:
                              schema: {type: object, properties: {id: {}, object: {}, status: {}, progress: {}, created_at: {}}}
                """);

        assertThat(finding(anyNumber, rule, json("complete", 200, "{\"" + name + "\":1e999999999}")))
                .isEqualTo(deviation(expected, "1E+999999999"));
    }

    @Test
    void aTextThatSaysSomethingIsNotEmpty() {
        assertThat(finding(CONTRACT, "dialect.not-empty.model", json("complete", 200, "{\"model\":\"m\"}")))
                .isEqualTo(Finding.conforms());
    }

    @Test
    void twoCreatesGiveTwoIds() {
        Exchange first = json("complete", 200, "{\"id\":\"a\"}");

        assertThat(finding(CONTRACT, "dialect.distinct-ids", json("required-only", 200, "{\"id\":\"b\"}"), first))
                .isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "dialect.distinct-ids", json("required-only", 200, "{\"id\":\"a\"}"), first))
                .isEqualTo(deviation("another id than the first create's", "\"a\""));
        assertThat(finding(CONTRACT, "dialect.distinct-ids", json("required-only", 200, "{\"id\":null}"), first))
                .isEqualTo(Finding.undecided("there were no two creates with an id"));
        assertThat(finding(CONTRACT, "dialect.distinct-ids", json("required-only", 400, "{\"id\":\"a\"}"), first))
                .isEqualTo(Finding.undecided("there were no two creates with an id"));
    }

    @Test
    void whatTheAnswerSaysAboutAPartIsObserved() {
        Exchange answered = json("complete", 200, "{\"model\":\"sora_video2\"}");
        Exchange sent = new Exchange(
                "complete",
                new Request(
                        Request.Via.CLIENT,
                        "POST",
                        "http://gateway.example/videos",
                        GivenExchange.headers("Content-Type: multipart/form-data; boundary=b"),
                        Body.of("""
                                --b\r
                                Content-Disposition: form-data; name="model"\r
                                \r
                                sora-2\r
                                --b--\r
                                """)),
                answered.response(),
                null,
                null,
                7,
                "");

        assertThat(finding(CONTRACT, "observe.echo.model", sent))
                .isEqualTo(Finding.conforms("sent sora-2, answered \"sora_video2\""));
        assertThat(finding(CONTRACT, "observe.echo.model", json("complete", 200, "{}")))
                .isEqualTo(Finding.undecided("there is no answer that says it"));
    }
}
