package io.videogateway.conformance.rule;

/** How much a rule binds. */
public enum Level {
    MUST("The contract says it. Only these rules decide whether a gateway is conformant."),
    SHOULD("The contract implies it or the field expects it, and real gateways differ."),
    INFO("Worth knowing, never a deviation.");

    private final String meaning;

    Level(String meaning) {
        this.meaning = meaning;
    }

    /** One sentence or two for a legend. */
    public String meaning() {
        return meaning;
    }
}
