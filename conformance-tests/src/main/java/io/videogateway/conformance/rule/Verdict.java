package io.videogateway.conformance.rule;

/**
 * What became of one rule in one run.
 *
 * @param probe the probe whose exchange decided
 * @param expected what would have kept the rule; empty unless it was broken
 * @param actual what was seen; may be empty
 * @param reason why the outcome is not simply passed or failed; may be empty
 */
public record Verdict(Rule rule, String probe, Outcome outcome, String expected, String actual, String reason) {

    /** The outcome alone. */
    public Verdict withoutEvidence() {
        return new Verdict(rule, probe, outcome, "", "", "");
    }
}
