package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Level;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge, judged: each fault is found and blamed on the right rules, and nothing is held against who has none. */
class MutantTest {
    private static final List<Rule> CATALOGUE = Conformance.of(Trial.CONTRACT).rules();

    static List<Mutant> mutants() {
        return Mutants.all();
    }

    static List<Rewriting> rewritings() {
        return Rewriting.all();
    }

    static List<Variation> variations() {
        return Variation.all();
    }

    static List<Oddity> oddities() {
        return Oddity.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aFaultIsBlamedOnItsRulesAndOnNoOther(Mutant mutant) {
        Run run = Trials.of(mutant.name());

        assertThat(Trial.rules(run, Outcome.FAILED, Outcome.WARNED)).isEqualTo(mutant.deviating(CATALOGUE));
        assertThat(outcome(run, mutant.rule()))
                .isEqualTo(rule(mutant.rule()).level() == Level.MUST ? Outcome.FAILED : Outcome.WARNED);
        assertThat(run.result())
                .isEqualTo(Trial.rules(run, Outcome.FAILED).isEmpty() ? Result.CONFORMANT : Result.NONCONFORMANT);
    }

    @ParameterizedTest
    @MethodSource("rewritings")
    void aFaultOfTheClientIsBlamedOnItsRuleAndOnNoOther(Rewriting rewriting) {
        Run run = rewriting.of(Trials.of("correct"));

        assertThat(Trial.rules(run, Outcome.FAILED, Outcome.WARNED)).containsExactly(rewriting.rule());
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
    void whatDoesNotTellIsUndecidedWithItsReason(Oddity oddity) {
        Run run = Trials.of(oddity.name());

        assertThat(Trial.rules(run, Outcome.FAILED, Outcome.WARNED)).isEmpty();
        assertThat(run.result()).isEqualTo(Result.INCONCLUSIVE);
        assertThat(verdict(run, oddity.rule()))
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(Outcome.UNDECIDED, oddity.reason());
    }

    @Test
    void everyBindingRuleHasAMutantThatBreaksIt() {
        Set<String> caught = Stream.concat(
                        Mutants.all().stream().map(Mutant::rule),
                        Rewriting.all().stream().map(Rewriting::rule))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> binding = CATALOGUE.stream()
                .filter(rule -> rule.level() != Level.INFO)
                .map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(caught)
                .as("rules that a mutant names, beside the MUST and SHOULD rules of the catalogue")
                .isEqualTo(binding);
    }

    @Test
    void everyGatewayHasANameOfItsOwn() {
        assertThat(Stream.of(
                                Mutants.all().stream().map(Mutant::name),
                                Rewriting.all().stream().map(Rewriting::name),
                                Variation.all().stream().map(Variation::name),
                                Oddity.all().stream().map(Oddity::name))
                        .flatMap(names -> names))
                .doesNotHaveDuplicates();
    }

    private static Outcome outcome(Run run, String rule) {
        return verdict(run, rule).outcome();
    }

    private static Verdict verdict(Run run, String rule) {
        return run.verdicts().stream()
                .filter(verdict -> verdict.rule().id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Rule rule(String id) {
        return CATALOGUE.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
