package io.videogateway.conformance.rule;

/**
 * What a rule found in an exchange: a fact, no judgement yet.
 *
 * @param expected for a deviation; empty otherwise
 * @param actual what was seen
 * @param reason why nothing can be told, or a remark on a finding that conforms; may be empty
 */
public record Finding(Kind kind, String expected, String actual, String reason) {

    /** Whether the rule is kept. */
    public enum Kind {
        CONFORMS,
        DEVIATES,
        UNDECIDED
    }

    public static Finding conforms() {
        return new Finding(Kind.CONFORMS, "", "", "");
    }

    /** The rule is kept, and this is what shows it. */
    public static Finding conforms(String seen) {
        return new Finding(Kind.CONFORMS, "", seen, "");
    }

    /** The rule is kept because there is nothing that it speaks about. */
    public static Finding conformsFor(String reason) {
        return new Finding(Kind.CONFORMS, "", "", reason);
    }

    public static Finding undecided(String reason) {
        return new Finding(Kind.UNDECIDED, "", "", reason);
    }

    /** Begins a deviation; {@link Expectation#butFound} completes it. */
    public static Expectation expected(String expected) {
        return new Expectation(expected);
    }

    /** The first half of a deviation. */
    public record Expectation(String expected) {

        public Finding butFound(String actual) {
            return new Finding(Kind.DEVIATES, expected, actual, "");
        }
    }
}
