package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.json;
import static io.videogateway.conformance.rule.MadeUpRules.COMPLETE_IS_200;
import static io.videogateway.conformance.rule.MadeUpRules.CREATE;
import static io.videogateway.conformance.rule.MadeUpRules.INFO;
import static io.videogateway.conformance.rule.MadeUpRules.MUST;
import static io.videogateway.conformance.rule.MadeUpRules.SHOULD;
import static io.videogateway.conformance.rule.MadeUpRules.judge;
import static io.videogateway.conformance.rule.MadeUpRules.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.GivenExchange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a profile says it knows of. The rules here are made up; 200 keeps them. */
class KnownDeviationTest {
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
        Rule should = SHOULD.rule(CREATE, "t").on(Variation.COMPLETE, MadeUpRules::is200);
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
    void anEntryThatSaysWhatIsSeenSpeaksOfNothingElse() {
        KnownDeviation entry = new KnownDeviation("test.must", "ticket 7", Optional.empty(), Optional.of("400"));

        assertThat(judge(COMPLETE_IS_200, List.of(entry), json("complete", 400, "{}"))
                        .outcome())
                .isEqualTo(Outcome.KNOWN);
        assertThat(judge(COMPLETE_IS_200, List.of(entry), json("complete", 404, "{}"))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(judge(COMPLETE_IS_200, List.of(entry), json("complete", 200, "{}"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
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

    /** Of several operations one may keep what another breaks. */
    @Test
    void anEntryForEveryOperationIsTrueWhereItIsTrueOfOne() {
        Contract two = GivenContract.of("""
                openapi: 3.0.3
                paths: {/videos: {post: {responses: {'200': {}}}, get: {responses: {'200': {}}}}}
                """);
        List<Rule> rules = two.operations().stream()
                .map(operation -> MUST.rule(operation, "t").on(Variation.COMPLETE, MadeUpRules::is200))
                .toList();

        assertThat(outcomes(rules, "test.must", 200, 400)).containsExactly(Outcome.PASSED, Outcome.KNOWN);
        assertThat(outcomes(rules, "test.must", 200, 200)).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(outcomes(rules, "test.must@POST /videos", 200, 400)).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(outcomes(rules, "test.must@GET *", 200, 400)).containsExactly(Outcome.PASSED, Outcome.KNOWN);
    }

    private static List<Outcome> outcomes(List<Rule> rules, String known, int create, int list) {
        return new Judge(
                        List.of(json("complete@POST /videos", create, "{}"), json("complete@GET /videos", list, "{}")),
                        List.of(new KnownDeviation(known, "ticket 7", Optional.empty())),
                        Given.START)
                .judge(rules).stream().map(Verdict::outcome).toList();
    }

    @Test
    void aKnownDeviationDecidesNothingThatCannotBeTold() {
        KnownDeviation entry = new KnownDeviation("test.*", "ticket 7", Optional.empty());
        Rule info = INFO.rule(CREATE, "t").on(Variation.COMPLETE, MadeUpRules::is200);

        assertThat(judge(COMPLETE_IS_200, List.of(entry), json("complete", 503, "{}"))
                        .outcome())
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(judge(COMPLETE_IS_200, List.of(entry), GivenExchange.of("complete", null, Fault.notSent("x")))
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
}
