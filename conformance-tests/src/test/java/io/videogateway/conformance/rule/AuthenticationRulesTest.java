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
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationRulesTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths: {/videos: {post: {responses: {'200': {}}}}}
            security: [bearer: []]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """);

    @Test
    void theRules() {
        assertThat(Given.rules(CONTRACT, "auth.*"))
                .extracting(
                        Rule::id,
                        Rule::level,
                        Rule::title,
                        rule -> rule.clause().toString(),
                        Rule::needsServedRequest)
                .containsExactly(
                        tuple(
                                "auth.enforced.without-token",
                                Level.MUST,
                                "a request without a token is not served",
                                "/security",
                                true),
                        tuple(
                                "auth.status.without-token",
                                Level.SHOULD,
                                "a request without a token gets 401 or 403",
                                "/security",
                                true),
                        tuple(
                                "auth.enforced.wrong-token",
                                Level.MUST,
                                "a request with a wrong token is not served",
                                "/security",
                                true),
                        tuple(
                                "auth.status.wrong-token",
                                Level.SHOULD,
                                "a request with a wrong token gets 401 or 403",
                                "/security",
                                true));
    }

    @Test
    void whoeverMayCallNeedsNoToken() {
        Contract open = GivenContract.of("{openapi: 3.0.3, paths: {/videos: {post: {responses: {'200': {}}}}}}");

        assertThat(Given.rules(open, "auth.*")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-token", "wrong-token"})
    void aRefusalEnforces(String probe) {
        assertThat(finding(CONTRACT, "auth.enforced." + probe, json(probe, 401, "{\"error\":{\"message\":\"who?\"}}")))
                .isEqualTo(Finding.conforms("401 application/json {\"error\":{\"message\":\"who?\"}}"));
        assertThat(finding(CONTRACT, "auth.enforced." + probe, answer(probe, 404, "", "")))
                .isEqualTo(Finding.conforms("404"));
        assertThat(finding(CONTRACT, "auth.status." + probe, json(probe, 401, "{}")))
                .isEqualTo(Finding.conforms("401"));
        assertThat(finding(CONTRACT, "auth.status." + probe, json(probe, 403, "{}")))
                .isEqualTo(Finding.conforms("403"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-token", "wrong-token"})
    void aServedRequestDoesNotEnforce(String probe) {
        assertThat(finding(CONTRACT, "auth.enforced." + probe, json(probe, 200, "{\"id\":\"video_1\"}")))
                .isEqualTo(deviation("a refusal", "200 application/json {\"id\":\"video_1\"}"));
        assertThat(finding(CONTRACT, "auth.enforced." + probe, json(probe, 202, "{}")))
                .isEqualTo(deviation("a refusal", "202 application/json {}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"invalid token\"}}",
                "{\"error\":\"invalid token\"}",
                "{\"code\":401,\"msg\":\"invalid token\"}",
                "{\"code\":\"unauthorized\",\"message\":\"invalid token\",\"data\":null}",
                "{\"detail\":\"invalid token\"}"
            })
    void anErrorUnder200IsARefusalOfTheWrongStatus(String body) {
        assertThat(finding(CONTRACT, "auth.enforced.wrong-token", json("wrong-token", 200, body)))
                .isEqualTo(Finding.conforms("200 application/json " + body));
        assertThat(finding(CONTRACT, "auth.status.wrong-token", json("wrong-token", 200, body)))
                .isEqualTo(deviation("401 or 403", "200 application/json " + body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"video_1\",\"error\":{\"message\":\"late\"}}",
                "{\"code\":0,\"data\":{\"id\":\"video_1\"}}",
                "{\"code\":\"success\",\"message\":\"\"}",
                "{\"error\":null}",
                "{\"message\":\"created\"}",
                "[]",
                "no json"
            })
    void whatLooksLikeAJobIsServed(String body) {
        assertThat(finding(CONTRACT, "auth.enforced.wrong-token", json("wrong-token", 200, body)))
                .isEqualTo(deviation("a refusal", "200 application/json " + body));
    }

    @Test
    void anotherStatusIsADeviationOfItsOwn() {
        assertThat(finding(CONTRACT, "auth.status.without-token", json("without-token", 400, "{}")))
                .isEqualTo(deviation("401 or 403", "400 application/json {}"));
        assertThat(finding(CONTRACT, "auth.status.wrong-token", answer("wrong-token", 500, "", "")))
                .isEqualTo(deviation("401 or 403", "500"));
    }
}
