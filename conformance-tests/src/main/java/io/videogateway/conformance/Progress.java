package io.videogateway.conformance;

import io.videogateway.conformance.exchange.Exchange;

/** Is told what a run does while it does it. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void note(String line) {}

        @Override
        public void exchanged(Exchange exchange, int number, int total) {}
    };

    /** Something that is worth a line. */
    void note(String line);

    /** One probe is done, or was held back. */
    void exchanged(Exchange exchange, int number, int total);
}
