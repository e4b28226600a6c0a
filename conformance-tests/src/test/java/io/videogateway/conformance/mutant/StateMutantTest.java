package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Level;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge of what a server keeps, judged. */
class StateMutantTest {
    private static final List<Rule> CATALOGUE = Conformance.of(Trial.STATEFUL).rules();

    static Stream<Mutant> mutants() {
        return StateMutants.mutants();
    }

    static Stream<Variation> variations() {
        return StateMutants.variations();
    }

    static Stream<StateMutants.Oddity> oddities() {
        return StateMutants.oddities();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aFaultIsBlamedOnItsRulesAndOnNoOther(Mutant mutant) {
        assertThat(Trial.rules(Trials.of(mutant.name()), Outcome.FAILED, Outcome.WARNED))
                .isEqualTo(mutant.deviating(CATALOGUE));
    }

    @ParameterizedTest
    @MethodSource("variations")
    void nothingIsHeldAgainstACorrectGateway(Variation variation) {
        Run run = Trials.of(variation.name());

        assertThat(Trial.rules(run, Outcome.FAILED, Outcome.WARNED)).isEmpty();
        assertThat(Trial.rules(run, Outcome.UNDECIDED)).isEmpty();
        assertThat(run.result()).isEqualTo(Result.CONFORMANT);
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void whatDoesNotTellIsUndecidedWithItsReason(StateMutants.Oddity oddity) {
        Run run = Trials.of(oddity.name());

        assertThat(Trial.rules(run, Outcome.FAILED)).isEmpty();
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.rule().id().equals(oddity.rule()))
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(tuple(Outcome.UNDECIDED, oddity.reason()));
    }

    @Test
    void everyRuleOfStateHasAMutantThatBreaksIt() {
        assertThat(StateMutants.mutants().map(Mutant::rule).filter(rule -> rule.startsWith("state.")))
                .containsAll(CATALOGUE.stream()
                        .filter(rule -> rule.family().stage().equals("state"))
                        .map(Rule::id)
                        .toList());
    }

    @Test
    void theRulesOfStateAreThese() {
        assertThat(CATALOGUE.stream()
                        .filter(rule -> rule.family().stage().equals("state"))
                        .collect(Collectors.toMap(Rule::id, Rule::level)))
                .containsOnly(
                        entry("state.listed@GET /v1/videos", Level.SHOULD),
                        entry("state.unknown-id@GET /v1/videos/{video_id}", Level.SHOULD),
                        entry("state.same-id@GET /v1/videos/{video_id}", Level.SHOULD),
                        entry("state.kept@GET /v1/videos/{video_id}", Level.SHOULD),
                        entry("state.gone@GET /v1/videos/{video_id}", Level.SHOULD));
    }
}
