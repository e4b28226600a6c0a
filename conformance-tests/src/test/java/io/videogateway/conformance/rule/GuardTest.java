package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.answer;
import static io.videogateway.conformance.rule.Given.json;
import static io.videogateway.conformance.rule.MadeUpRules.COMPLETE_IS_200;
import static io.videogateway.conformance.rule.MadeUpRules.CREATE;
import static io.videogateway.conformance.rule.MadeUpRules.MUST;
import static io.videogateway.conformance.rule.MadeUpRules.judge;
import static io.videogateway.conformance.rule.MadeUpRules.undecided;
import static io.videogateway.conformance.rule.MadeUpRules.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an exchange cannot tell, so that no rule is judged by it. The rules here are made up; 200 keeps them. */
class GuardTest {
    @Test
    void whatWasNotSentIsSkippedWithTheReason() {
        assertThat(judge(COMPLETE_IS_200, GivenExchange.of("complete", null, Fault.notSent("no budget"))))
                .isEqualTo(verdict(COMPLETE_IS_200, "complete", Outcome.SKIPPED, "", "", "no budget"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"NOT_SENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void aFaultDoesNotTell(Fault.Kind kind) {
        Response partly = new Response(200, Headers.NONE, Body.of("{"));

        assertThat(judge(COMPLETE_IS_200, GivenExchange.of("complete", null, new Fault(kind, "it broke", false))))
                .isEqualTo(undecided(COMPLETE_IS_200, "complete", "it broke"));
        assertThat(judge(COMPLETE_IS_200, GivenExchange.of("complete", partly, new Fault(kind, "it broke", true))))
                .isEqualTo(undecided(COMPLETE_IS_200, "complete", "it broke"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 502, 503, 504, 520, 521, 522, 523, 524, 525})
    void aStatusThatIsNoFinalWordDoesNotTell(int status) {
        assertThat(judge(COMPLETE_IS_200, json("complete", status, "{}")))
                .isEqualTo(undecided(
                        COMPLETE_IS_200,
                        "complete",
                        "the server answered " + status + ", which is not its final word; run again later"));
    }

    @Test
    void aRedirectDoesNotTell() {
        Exchange redirect = Given.exchange(
                "complete", new Response(301, GivenExchange.headers("location: https://h/v1"), Body.EMPTY));

        assertThat(judge(COMPLETE_IS_200, redirect))
                .isEqualTo(undecided(
                        COMPLETE_IS_200,
                        "complete",
                        "the server redirects with 301 to https://h/v1; give its final address"));
        assertThat(judge(COMPLETE_IS_200, answer("complete", 308, "", "")).reason())
                .isEqualTo("the server redirects with 308 to nowhere; give its final address");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void aPageThatGuardsTheServerDoesNotTell(int status) {
        assertThat(judge(COMPLETE_IS_200, answer("complete", status, "text/html; charset=utf-8", "<html>")))
                .isEqualTo(undecided(
                        COMPLETE_IS_200,
                        "complete",
                        "a page that guards the server answered " + status + ", not the server"));
    }

    @Test
    void aMitigatedAnswerDoesNotTellWhateverItsStatus() {
        Exchange mitigated = Given.exchange(
                "complete", new Response(400, GivenExchange.headers("CF-Mitigated: challenge"), Body.EMPTY));

        assertThat(judge(COMPLETE_IS_200, mitigated))
                .isEqualTo(undecided(
                        COMPLETE_IS_200, "complete", "a page that guards the server answered 400, not the server"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 501})
    void anHtmlPageOfTheServerItselfTells(int status) {
        assertThat(judge(COMPLETE_IS_200, answer("complete", status, "text/html", "<html>")))
                .isEqualTo(
                        verdict(COMPLETE_IS_200, "complete", Outcome.FAILED, "200", status + " text/html <html>", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    void aRefusalOfTheUsersOwnTokenDoesNotTell(int status) {
        Rule without = MUST.rule(CREATE, "t").on(Variation.without("model"), MadeUpRules::is200);
        String reason =
                "the server refused the token with " + status + "; check the token, its balance and its permissions";

        assertThat(judge(COMPLETE_IS_200, json("complete", status, "{}")))
                .isEqualTo(undecided(COMPLETE_IS_200, "complete", reason));
        assertThat(judge(without, json("without/model", status, "{}")))
                .isEqualTo(undecided(without, "without/model", reason));
    }

    @ParameterizedTest
    @CsvSource({"without-token, 401", "without-token, 403", "wrong-token, 401", "wrong-token, 402"})
    void aRefusalOfNoTokenOrAWrongOneTells(String probe, int status) {
        Rule rule = MUST.rule(CREATE, "t")
                .on(
                        probe.equals("wrong-token") ? Variation.WRONG_TOKEN : Variation.WITHOUT_TOKEN,
                        exchange -> Finding.conforms("refused"));

        assertThat(judge(rule, json(probe, status, "{}")))
                .isEqualTo(verdict(rule, probe, Outcome.PASSED, "", "refused", ""));
    }

    @Test
    void aRefusalProvesNothingWithoutAServedRequest() {
        Rule rule = MUST.rule(CREATE, "t")
                .besideServedRequest()
                .on(
                        Variation.WRONG_TOKEN,
                        exchange -> exchange.answer().orElseThrow().isSuccess()
                                ? Finding.expected("no").butFound("yes")
                                : Finding.conforms());
        Exchange refused = json("wrong-token", 401, "{}");
        Exchange served = json("wrong-token", 200, "{}");
        String nothing = "the complete request was not served in this run, so that a refusal proves nothing";

        assertThat(judge(rule, refused, json("complete", 200, "{}")))
                .isEqualTo(verdict(rule, "wrong-token", Outcome.PASSED, "", "", ""));
        assertThat(judge(rule, refused)).isEqualTo(undecided(rule, "wrong-token", nothing));
        assertThat(judge(rule, refused, json("complete", 500, "{}")))
                .isEqualTo(undecided(rule, "wrong-token", nothing));
        assertThat(judge(rule, refused, json("complete", 200, "{\"error\":\"no\"}")))
                .isEqualTo(undecided(rule, "wrong-token", nothing));
        assertThat(judge(rule, refused, json("required-only", 200, "{}")))
                .isEqualTo(undecided(rule, "wrong-token", nothing));
        assertThat(judge(rule, refused, GivenExchange.of("complete", null, Fault.notSent("x"))))
                .isEqualTo(undecided(rule, "wrong-token", nothing));
        assertThat(judge(rule, served, json("complete", 500, "{}")))
                .isEqualTo(verdict(rule, "wrong-token", Outcome.FAILED, "no", "yes", ""));
    }
}
