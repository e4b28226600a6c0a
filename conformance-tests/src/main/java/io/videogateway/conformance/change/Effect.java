package io.videogateway.conformance.change;

import java.util.Locale;

/** What a change of a contract means for one side, the worst first. */
public enum Effect {
    /** What was right under the old contract can be wrong under the new one. */
    BREAKING,
    /** The contract says something else, and what was right stays right. */
    COMPATIBLE,
    /** Other words for the same. */
    COSMETIC;

    Effect orWorse(Effect other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The word that people read. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
