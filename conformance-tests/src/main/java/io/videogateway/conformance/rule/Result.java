package io.videogateway.conformance.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The word for a whole run. Unless the user says otherwise, only rules of the level MUST decide. */
public enum Result {
    CONFORMANT("every MUST rule was decided, and no verdict counts as a failure"),
    NONCONFORMANT("at least one verdict counts as a failure"),
    INCONCLUSIVE("no verdict counts as a failure, and a MUST rule could not be decided, or none was judged");

    private final String meaning;

    Result(String meaning) {
        this.meaning = meaning;
    }

    /** One sentence for a legend. */
    public String meaning() {
        return meaning;
    }

    /**
     * The word for a list of verdicts.
     *
     * @param failing the outcomes that count as a failure beside {@link Outcome#FAILED}
     */
    public static Result of(List<Verdict> verdicts, Set<Outcome> failing) {
        if (verdicts.stream()
                .anyMatch(verdict -> verdict.outcome() == Outcome.FAILED || failing.contains(verdict.outcome()))) {
            return NONCONFORMANT;
        }
        List<Verdict> binding = verdicts.stream()
                .filter(verdict -> verdict.rule().level() == Level.MUST)
                .toList();
        boolean decided = binding.stream()
                .noneMatch(verdict -> verdict.outcome() == Outcome.UNDECIDED || verdict.outcome() == Outcome.SKIPPED);
        // What is known of the client alone says nothing about the gateway.
        boolean aboutGateway = binding.stream()
                .anyMatch(verdict -> !verdict.rule().family().stage().equals(ClientRules.STAGE));
        return decided && aboutGateway ? CONFORMANT : INCONCLUSIVE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
