package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.answer;
import static io.videogateway.conformance.rule.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guards around the checks. The rules here are made up; 200 keeps them. */
class JudgeTest {
    private static final Contract CONTRACT = Given.contract("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {required: [model], properties: {model: {type: string}, note: {type: string}}}
                  responses: {'200': {}}
            security: [bearer: []]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """);
    private static final Operation CREATE = CONTRACT.operations().get(0);
    private static final Family MUST = Family.must("test.must", "m", "w", "r");
    private static final Family SHOULD = Family.should("test.should", "m", "w", "r");
    private static final Family INFO = Family.info("test.info", "m", "w");
    private static final Rule COMPLETE_IS_200 = MUST.rule(CREATE, "t").on(Variation.COMPLETE, JudgeTest::is200);

    private static Finding is200(Exchange exchange) {
        return exchange.answer().orElseThrow().status() == 200
                ? Finding.conforms("seen")
                : Finding.expected("200").butFound(Show.answer(exchange));
    }

    private static Verdict judge(Rule rule, Exchange... exchanges) {
        return judge(rule, List.of(), exchanges);
    }

    private static Verdict judge(Rule rule, List<KnownDeviation> known, Exchange... exchanges) {
        return new Judge(List.of(exchanges), known, Given.START)
                .judge(List.of(rule))
                .get(0);
    }

    private static Verdict verdict(
            Rule rule, String probe, Outcome outcome, String expected, String actual, String reason) {
        return new Verdict(rule, probe, outcome, expected, actual, reason);
    }

    private static Verdict undecided(Rule rule, String probe, String reason) {
        return verdict(rule, probe, Outcome.UNDECIDED, "", "", reason);
    }

    private static Exchange failed(String probe, @Nullable Response response, Fault fault) {
        return new Exchange(
                probe,
                new Request(Request.Via.RAW, "POST", "http://h", Headers.NONE, Body.EMPTY),
                response,
                fault,
                null,
                7,
                "");
    }

    @Test
    void aFindingBecomesAVerdictByTheLevelOfItsRule() {
        Rule should = SHOULD.rule(CREATE, "t").on(Variation.COMPLETE, JudgeTest::is200);
        Rule info = INFO.rule(CREATE, "t").on(Variation.COMPLETE, JudgeTest::is200);
        Exchange kept = json("complete", 200, "{}");
        Exchange broken = json("complete", 400, "{}");

        assertThat(judge(COMPLETE_IS_200, kept))
                .isEqualTo(verdict(COMPLETE_IS_200, "complete", Outcome.PASSED, "", "seen", ""));
        assertThat(judge(COMPLETE_IS_200, broken))
                .isEqualTo(verdict(COMPLETE_IS_200, "complete", Outcome.FAILED, "200", "400 application/json {}", ""));
        assertThat(judge(should, kept)).isEqualTo(verdict(should, "complete", Outcome.PASSED, "", "seen", ""));
        assertThat(judge(should, broken))
                .isEqualTo(verdict(should, "complete", Outcome.WARNED, "200", "400 application/json {}", ""));
        assertThat(judge(info, kept)).isEqualTo(verdict(info, "complete", Outcome.OBSERVED, "", "seen", ""));
        assertThat(judge(info, broken))
                .isEqualTo(verdict(info, "complete", Outcome.OBSERVED, "200", "400 application/json {}", ""));
    }

    @Test
    void whatWasNotSentIsSkippedWithTheReason() {
        assertThat(judge(COMPLETE_IS_200, failed("complete", null, Fault.notSent("no budget"))))
                .isEqualTo(verdict(COMPLETE_IS_200, "complete", Outcome.SKIPPED, "", "", "no budget"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"NOT_SENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void aFaultDoesNotTell(Fault.Kind kind) {
        Response partly = new Response(200, Headers.NONE, Body.of("{"));

        assertThat(judge(COMPLETE_IS_200, failed("complete", null, new Fault(kind, "it broke", false))))
                .isEqualTo(undecided(COMPLETE_IS_200, "complete", "it broke"));
        assertThat(judge(COMPLETE_IS_200, failed("complete", partly, new Fault(kind, "it broke", true))))
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
                "complete",
                new Response(301, new Headers(List.of(new Header("location", "https://h/v1"))), Body.EMPTY));

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
                "complete",
                new Response(400, new Headers(List.of(new Header("CF-Mitigated", "challenge"))), Body.EMPTY));

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
        Rule without = MUST.rule(CREATE, "t").on(Variation.without("model"), JudgeTest::is200);
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
        assertThat(judge(rule, refused, failed("complete", null, Fault.notSent("x"))))
                .isEqualTo(undecided(rule, "wrong-token", nothing));
        assertThat(judge(rule, served, json("complete", 500, "{}")))
                .isEqualTo(verdict(rule, "wrong-token", Outcome.FAILED, "no", "yes", ""));
    }

    @Test
    void aKnownDeviationIsKnown() {
        KnownDeviation entry = new KnownDeviation("test.must", "ticket 7", Optional.empty());
        KnownDeviation until = new KnownDeviation("test.*", "ticket 7", Optional.of(LocalDate.of(2026, 11, 22)));
        Verdict known =
                verdict(COMPLETE_IS_200, "complete", Outcome.KNOWN, "200", "400 application/json {}", "ticket 7");

        assertThat(judge(COMPLETE_IS_200, List.of(entry), json("complete", 400, "{}")))
                .isEqualTo(known);
        assertThat(judge(COMPLETE_IS_200, List.of(until), json("complete", 400, "{}")))
                .isEqualTo(known);
    }

    @Test
    void aKnownDeviationIsOverAfterItsLastDay() {
        KnownDeviation over = new KnownDeviation("test.must", "ticket 7", Optional.of(LocalDate.of(2026, 11, 21)));
        Rule should = SHOULD.rule(CREATE, "t").on(Variation.COMPLETE, JudgeTest::is200);
        KnownDeviation overToo = new KnownDeviation("test.should", "ticket 7", Optional.of(LocalDate.of(2026, 11, 21)));

        assertThat(judge(COMPLETE_IS_200, List.of(over), json("complete", 400, "{}")))
                .isEqualTo(verdict(
                        COMPLETE_IS_200,
                        "complete",
                        Outcome.FAILED,
                        "200",
                        "400 application/json {}",
                        "the profile accepts it until 2026-11-21 only: ticket 7"));
        assertThat(judge(should, List.of(overToo), json("complete", 400, "{}")).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void aKnownDeviationThatIsNoneFails() {
        KnownDeviation entry = new KnownDeviation("test.must", "ticket 7", Optional.empty());

        assertThat(judge(COMPLETE_IS_200, List.of(entry), json("complete", 200, "{}")))
                .isEqualTo(verdict(
                        COMPLETE_IS_200,
                        "complete",
                        Outcome.FAILED,
                        "the deviation that the profile lists: ticket 7",
                        "the rule is kept",
                        "remove the entry test.must from the profile"));
    }

    @Test
    void aKnownDeviationDecidesNothingThatCannotBeTold() {
        KnownDeviation entry = new KnownDeviation("test.*", "ticket 7", Optional.empty());
        Rule info = INFO.rule(CREATE, "t").on(Variation.COMPLETE, JudgeTest::is200);

        assertThat(judge(COMPLETE_IS_200, List.of(entry), json("complete", 503, "{}"))
                        .outcome())
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(judge(COMPLETE_IS_200, List.of(entry), failed("complete", null, Fault.notSent("x")))
                        .outcome())
                .isEqualTo(Outcome.SKIPPED);
        assertThat(judge(info, List.of(entry), json("complete", 200, "{}")).outcome())
                .isEqualTo(Outcome.OBSERVED);
    }

    @ParameterizedTest
    @CsvSource({
        "test.must, true",
        "test.*, true",
        "*, true",
        "*must, true",
        "test.mus, false",
        "est.must, false",
        "test.must.x, false",
        "testXmust, false",
        "'', false"
    })
    void aPatternMatchesTheWholeId(String pattern, boolean covers) {
        assertThat(new KnownDeviation(pattern, "r", Optional.empty()).covers(COMPLETE_IS_200))
                .isEqualTo(covers);
    }

    /** With more budget it would be sent, and refused: no success would come of it. */
    @Test
    void aRequestThatIsRefusedIsNotWhatARuleAboutSuccessesLacks() {
        Rule rule = MUST.rule(CREATE, "t").onEverySuccess(JudgeTest::is200);
        Exchange unsent = failed("without/prompt", null, Fault.notSent("no budget"));

        assertThat(judge(rule, json("complete", 502, "{}"), json("required-only", 502, "{}"), unsent))
                .isEqualTo(undecided(rule, "complete", "no request was answered with a success"));
        assertThat(judge(rule, json("complete", 502, "{}"), failed("required-only", null, Fault.notSent("x")), unsent))
                .isEqualTo(verdict(rule, "required-only", Outcome.SKIPPED, "", "", "x"));
    }

    @Test
    void oneExchangeThatBreaksARuleBreaksIt() {
        Rule rule = MUST.rule(CREATE, "t").onEachAllowed(JudgeTest::is200);

        assertThat(judge(rule, json("complete", 200, "{}"), json("required-only", 400, "{}")))
                .isEqualTo(verdict(rule, "required-only", Outcome.FAILED, "200", "400 application/json {}", ""));
        assertThat(judge(rule, json("complete", 503, "{}"), json("required-only", 200, "{}")))
                .isEqualTo(verdict(rule, "required-only", Outcome.PASSED, "", "seen", ""));
        assertThat(judge(
                        rule,
                        failed("complete", null, Fault.notSent("x")),
                        failed("required-only", null, new Fault(Fault.Kind.TIMEOUT, "late", true))))
                .isEqualTo(undecided(rule, "required-only", "late"));
        assertThat(judge(
                        rule,
                        failed("complete", null, Fault.notSent("x")),
                        failed("required-only", null, Fault.notSent("y"))))
                .isEqualTo(verdict(rule, "complete", Outcome.SKIPPED, "", "", "x"));
    }

    @Test
    void aRuleAboutSuccessesLooksAtNothingElse() {
        Rule rule = MUST.rule(CREATE, "t").onEverySuccess(JudgeTest::is200);

        assertThat(judge(rule, json("complete", 400, "{}"), json("without/model", 200, "{}")))
                .isEqualTo(verdict(rule, "without/model", Outcome.PASSED, "", "seen", ""));
        assertThat(judge(rule, json("complete", 400, "{}"), json("wrong-token", 200, "{}")))
                .isEqualTo(undecided(rule, "complete", "no request was answered with a success"));
        assertThat(judge(rule, json("complete", 200, "{}"), json("wrong-media-type", 201, "{}")))
                .isEqualTo(verdict(rule, "wrong-media-type", Outcome.FAILED, "200", "201 application/json {}", ""));
    }

    @Test
    void aRuleAboutRefusalsLooksAtNothingElse() {
        Rule rule = SHOULD.rule(CREATE, "t").onEveryRefusal(exchange -> Finding.conforms("refused"));

        assertThat(judge(rule, json("complete", 200, "{}"), json("without/model", 422, "{}")))
                .isEqualTo(verdict(rule, "without/model", Outcome.PASSED, "", "refused", ""));
        assertThat(judge(rule, json("complete", 200, "{}"), json("without/model", 500, "{}")))
                .isEqualTo(undecided(rule, "complete", "no request was refused"));
    }

    @Test
    void aRuleAboutTheRequestNeedsNoAnswer() {
        Rule rule = MUST.rule(CREATE, "t").onClientRequest(exchange -> Finding.conforms("sent"));
        Verdict passed = verdict(rule, "complete", Outcome.PASSED, "", "sent", "");

        assertThat(judge(rule, json("complete", 503, "{}"))).isEqualTo(passed);
        assertThat(judge(rule, json("complete", 401, "{}"))).isEqualTo(passed);
        assertThat(judge(rule, failed("complete", null, new Fault(Fault.Kind.TIMEOUT, "late", true))))
                .isEqualTo(passed);
        assertThat(judge(rule, failed("complete", null, new Fault(Fault.Kind.REFUSED, "refused", false))))
                .isEqualTo(undecided(rule, "complete", "refused"));
    }

    @Test
    void aRuleWithoutExchangesIsUndecided() {
        assertThat(judge(COMPLETE_IS_200))
                .isEqualTo(undecided(COMPLETE_IS_200, "complete", "no such request was made"));
    }

    @Test
    void aCheckThatFailsItselfBlamesNobody() {
        Rule rule = MUST.rule(CREATE, "t").on(Variation.COMPLETE, exchange -> {
            throw new IllegalStateException("a bug\nof ours");
        });

        assertThat(judge(rule, json("complete", 200, "{}")))
                .isEqualTo(undecided(
                        rule, "complete", "the suite failed: java.lang.IllegalStateException: a bug of ours"));
    }

    @Test
    void everyRuleGetsOneVerdictInItsOrder() {
        Rule other = SHOULD.rule(CREATE, "t").on(Variation.COMPLETE, JudgeTest::is200);

        List<Verdict> verdicts = new Judge(List.of(json("complete", 200, "{}")), List.of(), Given.START)
                .judge(List.of(COMPLETE_IS_200, other, COMPLETE_IS_200));

        assertThat(verdicts).extracting(Verdict::rule).containsExactly(COMPLETE_IS_200, other, COMPLETE_IS_200);
    }

    @Test
    void operationsAreKeptApart() {
        Contract two = Given.contract(
                "{openapi: 3.0.3, paths: {/a: {get: {responses: {'200': {}}}}, /b: {get: {responses: {'200': {}}}}}}");
        Rule a = MUST.rule(two.operations().get(0), "t").on(Variation.COMPLETE, JudgeTest::is200);
        Rule b = MUST.rule(two.operations().get(1), "t").on(Variation.COMPLETE, JudgeTest::is200);

        List<Verdict> verdicts = new Judge(
                        List.of(json("complete@GET /a", 400, "{}"), json("complete@GET /b", 200, "{}")),
                        List.of(new KnownDeviation("test.must@GET /a", "ticket 7", Optional.empty())),
                        Given.START)
                .judge(List.of(a, b));

        assertThat(verdicts)
                .containsExactly(
                        verdict(a, "complete@GET /a", Outcome.KNOWN, "200", "400 application/json {}", "ticket 7"),
                        verdict(b, "complete@GET /b", Outcome.PASSED, "", "seen", ""));
    }
}
