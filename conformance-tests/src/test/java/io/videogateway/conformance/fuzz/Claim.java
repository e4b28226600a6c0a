package io.videogateway.conformance.fuzz;

/** What a fuzz target claims. AssertJ would cost most of the time of an execution, and instrument much. */
final class Claim {
    private static final int LONGEST_LINE = 4000;

    private Claim() {}

    static void holds(boolean claim, String broken) {
        if (!claim) {
            throw new AssertionError(broken);
        }
    }

    /** A sentence for people: not empty, of one line, no longer than a screen. */
    static void isOneLine(String text) {
        holds(text != null && !text.isBlank(), "nothing is said");
        holds(text.lines().count() == 1, "several lines: " + text);
        holds(text.length() <= LONGEST_LINE, "a line of " + text.length() + " characters");
    }
}
