package io.videogateway.conformance.rule;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A deviation that a gateway's profile admits.
 *
 * @param rule the id of a rule, or a pattern of ids as in {@link Selection}
 * @param reason shown with the verdict
 * @param until the last day on which the deviation is accepted; empty for no end
 */
public record KnownDeviation(String rule, String reason, Optional<LocalDate> until) {

    /** Whether the entry speaks of a rule. */
    public boolean covers(Rule candidate) {
        return Selection.matches(rule, candidate);
    }

    boolean isOver(LocalDate today) {
        return until.map(today::isAfter).orElse(false);
    }
}
