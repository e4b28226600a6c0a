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
        /** The exchange took place and does not tell. */
        UNDECIDED,
        /** The exchange did not take place. */
        NOT_SENT
    }

    static Finding conforms() {
        return new Finding(Kind.CONFORMS, "", "", "");
    }

    /** The rule is kept, and this is what shows it. */
    static Finding conforms(String seen) {
        return new Finding(Kind.CONFORMS, "", seen, "");
    }

    /** The rule is kept because there is nothing that it speaks about. */
    static Finding conformsFor(String reason) {
        return new Finding(Kind.CONFORMS, "", "", reason);
    }

    static Finding undecided(String reason) {
        return new Finding(Kind.UNDECIDED, "", "", reason);
    }

    static Finding notSent(String reason) {
        return new Finding(Kind.NOT_SENT, "", "", reason);
    }

    /** Begins a deviation; {@link Expectation#butFound} completes it. */
    static Expectation expected(String expected) {
        return new Expectation(expected);
    }

    /** The first half of a deviation. */
    record Expectation(String expected) {

        Finding butFound(String actual) {
            return new Finding(Kind.DEVIATES, expected, actual, "");
        }
    }
}
