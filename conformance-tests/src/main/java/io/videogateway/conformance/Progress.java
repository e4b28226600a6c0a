package io.videogateway.conformance;

import io.videogateway.conformance.exchange.Exchange;

/** Is told what a run does while it does it. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (exchange, number, total) -> {};

    /** One probe is done, or was held back. */
    void exchanged(Exchange exchange, int number, int total);
}
