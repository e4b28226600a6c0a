package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static io.videogateway.conformance.rule.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Exchange;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingRulesTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody:
                    content:
                      multipart/form-data:
                        schema:
                          required: [model, prompt]
                          properties:
                            model: {type: string, example: sora-2}
                            prompt: {type: string, example: 画}
                            size: {type: string, example: 16x9}
                            note: {type: string}
                  responses: {'200': {content: {application/json: {}}}}
            """);
    private static final String PARTS =
            "/paths/~1videos/post/requestBody/content/multipart~1form-data/schema/properties/";

    private static final Finding REFUSED_AS_A_WHOLE =
            Finding.undecided("the request was refused as a whole, see serve.complete");

    @Test
    void theRules() {
        assertThat(Given.rules(CONTRACT, "serve.*"))
                .extracting(
                        Rule::id,
                        Rule::level,
                        Rule::title,
                        rule -> rule.clause().toString())
                .containsExactly(
                        tuple(
                                "serve.complete",
                                Level.MUST,
                                "a request with everything that the contract declares is served",
                                "/paths/~1videos/post"),
                        tuple(
                                "serve.required-only",
                                Level.MUST,
                                "a request with only what the contract requires is served",
                                "/paths/~1videos/post"),
                        tuple(
                                "serve.optional-parts",
                                Level.MUST,
                                "all optional parts together are served",
                                "/paths/~1videos/post"),
                        tuple("serve.non-ascii", Level.MUST, "text beyond ASCII is served", "/paths/~1videos/post"),
                        tuple(
                                "serve.example.model",
                                Level.MUST,
                                "the contract's example of model is served",
                                PARTS + "model"),
                        tuple(
                                "serve.example.prompt",
                                Level.MUST,
                                "the contract's example of prompt is served",
                                PARTS + "prompt"),
                        tuple(
                                "serve.example.size",
                                Level.MUST,
                                "the contract's example of size is served",
                                PARTS + "size"));
    }

    @Test
    void whatAProfileOverridesHasNoExampleToServe() {
        assertThat(Rules.of(CONTRACT, true, Set.of("prompt", "size")))
                .filteredOn(rule -> rule.family().stage().equals("serve"))
                .extracting(Rule::id)
                .containsExactly(
                        "serve.complete", "serve.required-only", "serve.optional-parts", "serve.example.model");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    void aSuccessIsServed(int status) {
        assertThat(finding(CONTRACT, "serve.complete", json("complete", status, "{}")))
                .isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "serve.required-only", json("required-only", status, "{}")))
                .isEqualTo(Finding.conforms());
    }

    @Test
    void aRefusalIsNotServed() {
        assertThat(finding(CONTRACT, "serve.complete", json("complete", 400, "{\"error\":\n {}}")))
                .isEqualTo(deviation("a success", "400 application/json {\"error\": {}}"));
        assertThat(finding(CONTRACT, "serve.required-only", json("required-only", 500, "")))
                .isEqualTo(deviation("a success", "500 application/json"));
    }

    @Test
    void aServedCompleteRequestServesAllThatItCarries() {
        Exchange served = json("complete", 200, "{}");

        assertThat(finding(CONTRACT, "serve.optional-parts", served)).isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "serve.non-ascii", served)).isEqualTo(Finding.conforms());
        assertThat(finding(CONTRACT, "serve.example.size", served)).isEqualTo(Finding.conforms());
    }

    @Test
    void aRefusalThatNamesAPartBlamesWhatThePartCarries() {
        Exchange size = json("complete", 400, "{\"message\":\"invalid size: 16x9\"}");
        Exchange prompt = json("complete", 400, "{\"error\":{\"param\":\"prompt\",\"message\":\"no such size\"}}");

        assertThat(finding(CONTRACT, "serve.example.size", size))
                .isEqualTo(deviation(
                        "the example 16x9 to be served", "400 application/json {\"message\":\"invalid size: 16x9\"}"));
        assertThat(finding(CONTRACT, "serve.optional-parts", size))
                .isEqualTo(deviation(
                        "the optional parts to be served",
                        "400 application/json {\"message\":\"invalid size: 16x9\"}"));
        assertThat(finding(CONTRACT, "serve.example.prompt", prompt))
                .isEqualTo(deviation(
                        "the example 画 to be served",
                        "400 application/json {\"error\":{\"param\":\"prompt\",\"message\":\"no such size\"}}"));
        assertThat(finding(CONTRACT, "serve.example.size", prompt)).isEqualTo(REFUSED_AS_A_WHOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"prompt has invalid characters\"}",
                "{\"message\":\"only ASCII is supported\"}",
                "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"not UTF-8\"}]}"
            })
    void textIsToBlameWhereTheRefusalSpeaksOfItsCharacters(String body) {
        assertThat(finding(CONTRACT, "serve.non-ascii", json("complete", 400, body)))
                .isEqualTo(deviation("text beyond ASCII to be served", "400 application/json " + body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"param\":\"prompt\",\"message\":\"violence\"}}",
                "{\"error\":{\"param\":\"size\",\"message\":\"invalid characters\"}}"
            })
    void textIsNotToBlameForWhatItSays(String body) {
        assertThat(finding(CONTRACT, "serve.non-ascii", json("complete", 400, body)))
                .isEqualTo(REFUSED_AS_A_WHOLE);
    }

    @Test
    void anErrorOrAPageUnderASuccessServesNothing() {
        Finding undecided = Finding.undecided("under the status of a success came an error or a page");

        assertThat(finding(CONTRACT, "serve.complete", json("complete", 200, "{\"error\":{\"message\":\"no\"}}")))
                .isEqualTo(undecided);
        assertThat(finding(
                        CONTRACT, "serve.complete", Given.answer("complete", 200, "text/html", "<html>log in</html>")))
                .isEqualTo(undecided);
        assertThat(finding(
                        CONTRACT,
                        "serve.example.size",
                        json("complete", 200, "{\"success\":false,\"message\":\"no\"}")))
                .isEqualTo(undecided);
    }

    @Test
    void aRefusalThatNamesNothingOrAnotherPartBlamesNoPart() {
        Exchange silent = json("complete", 400, "{\"message\":\"the sizes and prompts are wrong\"}");
        Exchange both = json("complete", 400, "{\"message\":\"size or model is wrong\"}");

        assertThat(finding(CONTRACT, "serve.optional-parts", silent)).isEqualTo(REFUSED_AS_A_WHOLE);
        assertThat(finding(CONTRACT, "serve.non-ascii", silent)).isEqualTo(REFUSED_AS_A_WHOLE);
        assertThat(finding(CONTRACT, "serve.example.size", silent)).isEqualTo(REFUSED_AS_A_WHOLE);
        assertThat(finding(CONTRACT, "serve.example.size", both)).isEqualTo(REFUSED_AS_A_WHOLE);
        assertThat(finding(CONTRACT, "serve.optional-parts", both)).isEqualTo(REFUSED_AS_A_WHOLE);
    }

    @Test
    void optionalPartsAreToBlameWhereTheRequestIsServedWithoutThem() {
        assertThat(finding(
                        CONTRACT,
                        "serve.optional-parts",
                        json("complete", 400, "{\"message\":\"no\"}"),
                        json("required-only", 200, "{}")))
                .isEqualTo(deviation(
                        "a success, as without the optional parts", "400 application/json {\"message\":\"no\"}"));
        assertThat(finding(
                        CONTRACT,
                        "serve.optional-parts",
                        json("complete", 400, "{\"message\":\"no\"}"),
                        json("required-only", 200, "{\"error\":{\"message\":\"no\"}}")))
                .isEqualTo(REFUSED_AS_A_WHOLE);
    }
}
