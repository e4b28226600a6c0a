package io.videogateway.conformance.rule;

import java.util.Locale;

/** What became of a rule in one run. */
public enum Outcome {
    PASSED("the gateway was seen to keep the rule"),
    FAILED("the gateway was seen to break a rule of the contract"),
    WARNED("the gateway differs from what the field expects; the contract is kept"),
    KNOWN("the gateway deviates as its profile says, with a reason"),
    OBSERVED("a fact worth knowing; no judgement"),
    SKIPPED("the request that would tell was not sent"),
    UNDECIDED("the request was sent, and what came back does not tell");

    private final String meaning;

    Outcome(String meaning) {
        this.meaning = meaning;
    }

    /** What a report calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One sentence for a legend. */
    public String meaning() {
        return meaning;
    }
}
