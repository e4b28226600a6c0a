package io.videogateway.conformance.rule;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A deviation that a gateway's profile admits.
 *
 * @param rule the id of a rule, in which an asterisk stands for any text; without an operation it means the rule in all of
 *     them
 * @param reason shown with the verdict
 * @param until the last day on which the deviation is accepted; empty for no end
 */
public record KnownDeviation(String rule, String reason, Optional<LocalDate> until) {

    /** Whether the entry speaks of a rule. */
    public boolean covers(Rule candidate) {
        Pattern pattern = Pattern.compile("\\Q" + rule.replace("*", "\\E.*\\Q") + "\\E");
        return pattern.matcher(candidate.id()).matches()
                || pattern.matcher(candidate.plainId()).matches();
    }

    boolean isOver(LocalDate today) {
        return until.map(today::isAfter).orElse(false);
    }
}
