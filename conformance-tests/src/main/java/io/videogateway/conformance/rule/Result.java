package io.videogateway.conformance.rule;

import java.util.List;
import java.util.Locale;

/** The word for a whole run. Only rules of the level MUST decide. */
public enum Result {
    CONFORMANT,
    NONCONFORMANT,
    INCONCLUSIVE;

    /**
     * The word for a list of verdicts.
     *
     * @param strict whether a warning counts as a failure
     */
    public static Result of(List<Verdict> verdicts, boolean strict) {
        if (verdicts.stream()
                .anyMatch(verdict ->
                        verdict.outcome() == Outcome.FAILED || (strict && verdict.outcome() == Outcome.WARNED))) {
            return NONCONFORMANT;
        }
        List<Verdict> binding = verdicts.stream()
                .filter(verdict -> verdict.rule().level() == Level.MUST)
                .toList();
        boolean decided = binding.stream()
                .noneMatch(verdict -> verdict.outcome() == Outcome.UNDECIDED || verdict.outcome() == Outcome.SKIPPED);
        return decided && !binding.isEmpty() ? CONFORMANT : INCONCLUSIVE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
