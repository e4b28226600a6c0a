package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Verdict;

/** The facts of a verdict as aligned lines, in the same order wherever they stand. */
public final class VerdictText {
    private VerdictText() {}

    /** The clause, the probe, and what was expected and seen. */
    public static String details(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        line(text, "clause:  ", verdict.rule().clause().toString());
        line(text, "probe:   ", verdict.probe());
        line(text, "expected:", verdict.expected());
        line(text, "actual:  ", verdict.actual());
        line(text, "reason:  ", verdict.reason());
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append("  ").append(label).append(' ').append(value).append('\n');
        }
    }
}
