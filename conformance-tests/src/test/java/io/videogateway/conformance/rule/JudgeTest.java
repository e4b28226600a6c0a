package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.json;
import static io.videogateway.conformance.rule.MadeUpRules.COMPLETE_IS_200;
import static io.videogateway.conformance.rule.MadeUpRules.CREATE;
import static io.videogateway.conformance.rule.MadeUpRules.INFO;
import static io.videogateway.conformance.rule.MadeUpRules.MUST;
import static io.videogateway.conformance.rule.MadeUpRules.SHOULD;
import static io.videogateway.conformance.rule.MadeUpRules.judge;
import static io.videogateway.conformance.rule.MadeUpRules.undecided;
import static io.videogateway.conformance.rule.MadeUpRules.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.GivenExchange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of the findings of rules. The rules here are made up; 200 keeps them. */
class JudgeTest {
    @Test
    void aFindingBecomesAVerdictByTheLevelOfItsRule() {
        Rule should = SHOULD.rule(CREATE, "t").on(Variation.COMPLETE, MadeUpRules::is200);
        Rule info = INFO.rule(CREATE, "t").on(Variation.COMPLETE, MadeUpRules::is200);
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

    /** With more budget it would be sent, and refused: no success would come of it. */
    @Test
    void aRequestThatIsRefusedIsNotWhatARuleAboutSuccessesLacks() {
        Rule rule = MUST.rule(CREATE, "t").onEverySuccess(MadeUpRules::is200);
        Exchange unsent = GivenExchange.of("without/prompt", null, Fault.notSent("no budget"));
        Exchange alsoUnsent = GivenExchange.of("required-only", null, Fault.notSent("x"));

        assertThat(judge(rule, json("complete", 502, "{}"), json("required-only", 502, "{}"), unsent))
                .isEqualTo(undecided(rule, "complete", "no request was answered with a success"));
        assertThat(judge(rule, json("complete", 502, "{}"), alsoUnsent, unsent))
                .isEqualTo(verdict(rule, "required-only", Outcome.SKIPPED, "", "", "x"));
    }

    @Test
    void oneExchangeThatBreaksARuleBreaksIt() {
        Rule rule = MUST.rule(CREATE, "t").onEachAllowed(MadeUpRules::is200);

        assertThat(judge(rule, json("complete", 200, "{}"), json("required-only", 400, "{}")))
                .isEqualTo(verdict(rule, "required-only", Outcome.FAILED, "200", "400 application/json {}", ""));
        assertThat(judge(rule, json("complete", 503, "{}"), json("required-only", 200, "{}")))
                .isEqualTo(verdict(rule, "required-only", Outcome.PASSED, "", "seen", ""));
        assertThat(judge(
                        rule,
                        GivenExchange.of("complete", null, Fault.notSent("x")),
                        GivenExchange.of("required-only", null, new Fault(Fault.Kind.TIMEOUT, "late", true))))
                .isEqualTo(undecided(rule, "required-only", "late"));
        assertThat(judge(
                        rule,
                        GivenExchange.of("complete", null, Fault.notSent("x")),
                        GivenExchange.of("required-only", null, Fault.notSent("y"))))
                .isEqualTo(verdict(rule, "complete", Outcome.SKIPPED, "", "", "x"));
    }

    @Test
    void aRuleAboutSuccessesLooksAtNothingElse() {
        Rule rule = MUST.rule(CREATE, "t").onEverySuccess(MadeUpRules::is200);

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
        assertThat(judge(rule, GivenExchange.of("complete", null, new Fault(Fault.Kind.TIMEOUT, "late", true))))
                .isEqualTo(passed);
        assertThat(judge(rule, GivenExchange.of("complete", null, new Fault(Fault.Kind.REFUSED, "refused", false))))
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
        Rule other = SHOULD.rule(CREATE, "t").on(Variation.COMPLETE, MadeUpRules::is200);

        List<Verdict> verdicts = new Judge(List.of(json("complete", 200, "{}")), List.of(), Given.START)
                .judge(List.of(COMPLETE_IS_200, other, COMPLETE_IS_200));

        assertThat(verdicts).extracting(Verdict::rule).containsExactly(COMPLETE_IS_200, other, COMPLETE_IS_200);
    }

    @Test
    void operationsAreKeptApart() {
        Contract two = GivenContract.of(
                "{openapi: 3.0.3, paths: {/a: {get: {responses: {'200': {}}}}, /b: {get: {responses: {'200': {}}}}}}");
        Rule a = MUST.rule(two.operations().get(0), "t").on(Variation.COMPLETE, MadeUpRules::is200);
        Rule b = MUST.rule(two.operations().get(1), "t").on(Variation.COMPLETE, MadeUpRules::is200);

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
