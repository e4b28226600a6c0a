package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Selection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What counts and what fails, for every command that judges. */
final class JudgingOptions {
    @Option(names = "--strict", description = "Counts warnings as failures; short for --fail-on warned.")
    private boolean strict;

    @Option(
            names = "--fail-on",
            paramLabel = "OUTCOME",
            split = ",",
            description = "Counts these outcomes as failures too: warned, known, undecided, skipped.")
    private List<String> failOn = List.of();

    @Option(
            names = "--only",
            paramLabel = "RULE",
            split = ",",
            description = "Judges these rules only, and sends only what they need. An asterisk stands for any text:"
                    + " 'response.*'.")
    private @Nullable List<String> only;

    @Option(names = "--except", paramLabel = "RULE", split = ",", description = "Leaves these rules out.")
    private @Nullable List<String> except;

    Conformance configure(Conformance conformance) {
        Conformance configured =
                conformance.failingOn(failing()).selecting(selection()).requiringKnownNames();
        if (configured.rules().isEmpty()) {
            throw new UsageException(
                    selection().equals(Selection.ALL)
                            ? "the contract gives rise to no rule, so there is nothing to judge"
                            : "--only and --except leave no rule to judge");
        }
        return configured;
    }

    /** How a recorded run is judged again: as it was, but for what is given here. */
    Judging configure(Judging recorded, Contract contract) {
        Set<Outcome> failing = failing();
        Selection before = recorded.selection();
        Selection now = selection();
        Selection selection = new Selection(
                now.only().isEmpty() ? before.only() : now.only(),
                now.except().isEmpty() ? before.except() : now.except());
        Conformance.of(contract).selecting(selection()).requiringKnownNames();
        return (failing.isEmpty() ? recorded : recorded.failingOn(failing)).selecting(selection);
    }

    /** What was given under an option; an empty list where it was not. */
    private static List<String> given(String option, @Nullable List<String> patterns) {
        if (patterns == null) {
            return List.of();
        }
        if (patterns.isEmpty() || patterns.stream().anyMatch(String::isBlank)) {
            throw new UsageException(option + " has an empty rule; an unset variable, perhaps");
        }
        return patterns;
    }

    private Selection selection() {
        return new Selection(given("--only", only), given("--except", except));
    }

    private Set<Outcome> failing() {
        Set<Outcome> failing = EnumSet.noneOf(Outcome.class);
        if (strict) {
            failing.add(Outcome.WARNED);
        }
        for (String word : failOn) {
            failing.add(outcome(word));
        }
        return failing;
    }

    private static Outcome outcome(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "warned" -> Outcome.WARNED;
            case "known" -> Outcome.KNOWN;
            case "undecided" -> Outcome.UNDECIDED;
            case "skipped" -> Outcome.SKIPPED;
            case "failed" -> Outcome.FAILED;
            default ->
                throw new UsageException(
                        "--fail-on is " + word + "; failed, warned, known, undecided and skipped are known");
        };
    }
}
