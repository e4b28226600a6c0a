package io.videogateway.conformance.rule;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A deviation that a gateway's profile admits.
 *
 * @param rule the id of a rule, or a pattern of ids as in {@link Selection}
 * @param reason shown with the verdict
 * @param until the last day on which the deviation is accepted; empty for no end
 * @param seen a text that what was found has in it; the entry then speaks of such findings alone, and is not missed where
 *     there is none; empty for every finding, of which there must be one
 */
public record KnownDeviation(String rule, String reason, Optional<LocalDate> until, Optional<String> seen) {

    public KnownDeviation(String rule, String reason, Optional<LocalDate> until) {
        this(rule, reason, until, Optional.empty());
    }

    /** Whether the entry speaks of a rule. */
    public boolean covers(Rule candidate) {
        return Selection.matches(rule, candidate);
    }

    /** Whether the entry speaks of what was found by a rule. */
    boolean covers(Rule candidate, Finding finding) {
        return covers(candidate)
                && seen.map(text -> finding.kind() == Finding.Kind.DEVIATES
                                && finding.actual().contains(text))
                        .orElse(true);
    }

    /** Whether the entry speaks of one operation alone. */
    boolean namesOperation() {
        return rule.contains("@");
    }

    boolean isOver(LocalDate today) {
        return until.map(today::isAfter).orElse(false);
    }
}
