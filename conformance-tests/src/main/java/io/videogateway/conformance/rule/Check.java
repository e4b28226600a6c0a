package io.videogateway.conformance.rule;

import io.videogateway.conformance.exchange.Exchange;

/** The heart of a rule: a pure function of what was recorded. */
@FunctionalInterface
interface Check {

    /**
     * Looks at one exchange that can tell something.
     *
     * @param evidence what else happened in the run
     */
    Finding check(Exchange exchange, Evidence evidence);
}
