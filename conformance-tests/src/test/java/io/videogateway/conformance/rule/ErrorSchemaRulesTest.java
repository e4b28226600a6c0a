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

class ErrorSchemaRulesTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody:
                    content: {multipart/form-data: {schema: {required: [model], properties: {model: {type: string}}}}}
                  responses:
                    '200': {}
                    '400': {content: {application/json: {schema: {required: [why], properties: {why: {type: string}}}}}}
                    '409': {description: a conflict}
                    '413': {content: {text/html: {}, application/json: {schema: {type: object}}}}
                    default: {content: {application/problem+json: {schema: {required: [title]}}}}
            """);

    @Test
    void theRules() {
        assertThat(Given.rules(CONTRACT, "error.schema"))
                .extracting(
                        Rule::id,
                        Rule::level,
                        Rule::title,
                        rule -> rule.clause().toString())
                .containsExactly(
                        tuple(
                                "error.schema.400",
                                Level.MUST,
                                "the body of 400 is the documented one",
                                "/paths/~1videos/post/responses/400/content/application~1json/schema"),
                        tuple(
                                "error.schema.413",
                                Level.MUST,
                                "the body of 413 is the documented one",
                                "/paths/~1videos/post/responses/413/content/application~1json/schema"),
                        tuple(
                                "error.schema.default",
                                Level.MUST,
                                "the body of an error is the documented one",
                                "/paths/~1videos/post/responses/default/content/application~1problem+json/schema"));
    }

    @Test
    void aDefaultBesideNoSuccessIsNoErrorAlone() {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos:
                    get:
                      responses:
                        default: {content: {application/json: {schema: {required: [id]}}}}
                """);

        assertThat(Given.rules(contract, "error.schema")).isEmpty();
    }

    @Test
    void aDocumentedErrorHasItsBody() {
        assertThat(finding(CONTRACT, "error.schema.400", json("without/model", 400, "{\"why\":\"no\"}")))
                .isEqualTo(Finding.conforms("400 application/json {\"why\":\"no\"}"));
        assertThat(finding(CONTRACT, "error.schema.400", json("without/model", 400, "{}")))
                .isEqualTo(deviation("a value that the schema allows", "{} (required property 'why' not found)"));
        assertThat(finding(CONTRACT, "error.schema.400", answer("without/model", 400, "text/html", "<p>no</p>")))
                .isEqualTo(deviation("JSON: a value that the schema allows", "400 text/html <p>no</p>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error.schema.400     | 200 | application/json | no such error came",
                "error.schema.400     | 409 | application/json | no such error came",
                "error.schema.default | 400 | application/json | no such error came",
                "error.schema.413     | 413 | text/html        | the answer is text/html, which the contract documents too",
            })
    void whatItDoesNotSpeakAboutIsNoDeviation(String rule, int status, String type, String reason) {
        assertThat(finding(CONTRACT, rule, answer("without/model", status, type, "{}")))
                .isEqualTo(Finding.conformsFor(reason));
    }

    @Test
    void theDefaultIsForErrorsWithNoClauseOfTheirOwn() {
        assertThat(finding(CONTRACT, "error.schema.default", json("without-token", 401, "{\"title\":\"who\"}"))
                        .kind())
                .isEqualTo(Finding.Kind.CONFORMS);
        assertThat(finding(CONTRACT, "error.schema.default", json("without-token", 401, "{\"error\":\"who\"}")))
                .isEqualTo(deviation(
                        "a value that the schema allows", "{\"error\":\"who\"} (required property 'title' not found)"));
    }
}
