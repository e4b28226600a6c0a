package io.videogateway.conformance.rule;

/** How much a rule binds. */
public enum Level {
    /** The contract says it. Only these decide whether a gateway is conformant. */
    MUST,
    /** The contract implies it or the field expects it, and real gateways differ. */
    SHOULD,
    /** Worth knowing, never a deviation. */
    INFO
}
