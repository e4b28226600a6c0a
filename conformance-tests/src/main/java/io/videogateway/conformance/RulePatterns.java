package io.videogateway.conformance;

import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Selection;
import java.util.Comparator;
import java.util.List;

/** Holds the rule ids that a user wrote against those that exist, for a mistyped id would be silently without effect. */
final class RulePatterns {
    private RulePatterns() {}

    /**
     * Refuses a pattern that no rule matches.
     *
     * @param where what the pattern stands in, for the message
     * @throws UsageException naming the nearest id
     */
    static void check(String where, List<String> patterns, List<Rule> rules) {
        for (String pattern : patterns) {
            if (rules.stream().noneMatch(rule -> Selection.matches(pattern, rule))) {
                String nearest = rules.stream()
                        .map(Rule::plainId)
                        .distinct()
                        .min(Comparator.comparingInt(id -> distance(pattern, id)))
                        .orElse("");
                throw new UsageException(
                        where + " has " + pattern + ", and there is no such rule; the nearest is " + nearest);
            }
        }
    }

    /** The number of single-character edits between two texts (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
