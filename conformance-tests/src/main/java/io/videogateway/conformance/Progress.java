package io.videogateway.conformance;

import io.videogateway.conformance.exchange.Exchange;
import java.util.Optional;

/** Is told what a run does while it does it. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (exchange, job, number, total) -> {};

    /**
     * One probe is done, or was held back.
     *
     * @param job the id of the paid job that it started, told at once so that a run that is killed leaves no job unknown;
     *     empty where it started none or the server did not say
     * @param number of the probe, from 1
     */
    void exchanged(Exchange exchange, Optional<String> job, int number, int total);
}
