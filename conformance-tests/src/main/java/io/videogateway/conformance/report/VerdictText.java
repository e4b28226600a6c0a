package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Verdicts in words, the same wherever they stand. */
public final class VerdictText {
    private VerdictText() {}

    /** The clause, the probe, and what was expected and seen, as aligned lines. */
    public static String details(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        line(text, "clause:  ", verdict.rule().clause().toString());
        line(text, "probe:   ", verdict.probe());
        line(text, "expected:", verdict.expected());
        line(text, "actual:  ", verdict.actual());
        line(text, "reason:  ", verdict.reason());
        return text.toString();
    }

    /** {@code 71 passed, 1 undecided}: how often each outcome came, but for those that did not. */
    static String counts(Run run) {
        return run.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey().word())
                .collect(Collectors.joining(", "));
    }

    /** {@code 12 requests, 2 creates of a budget of 3}. */
    static String sent(Run.Usage usage) {
        return number(usage.requests(), "request") + ", " + number(usage.creates(), "create")
                + (usage.budget().isPresent()
                        ? " of a budget of " + usage.budget().getAsInt()
                        : "");
    }

    /** {@code video_1, video_2}; {@code none} where there is none. */
    static String ids(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }

    private static String number(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static void line(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append("  ").append(label).append(' ').append(value).append('\n');
        }
    }
}
