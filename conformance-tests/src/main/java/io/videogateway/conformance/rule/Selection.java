package io.videogateway.conformance.rule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which rules of a catalogue count, by patterns of their ids in which an asterisk stands for any text.
 *
 * @param only the rules to keep; empty for all of them
 * @param except the rules to leave out of these
 */
public record Selection(List<String> only, List<String> except) {
    public static final Selection ALL = new Selection(List.of(), List.of());

    /** Whether a rule counts. */
    public boolean includes(Rule rule) {
        return (only.isEmpty() || only.stream().anyMatch(pattern -> matches(pattern, rule)))
                && except.stream().noneMatch(pattern -> matches(pattern, rule));
    }

    /** Whether a pattern speaks of a rule; without an operation it means the rule in all of them. */
    public static boolean matches(String pattern, Rule rule) {
        Pattern glob = Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
        return glob.matcher(rule.id()).matches() || glob.matcher(rule.plainId()).matches();
    }
}
