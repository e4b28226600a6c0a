package io.videogateway.conformance.target;

import io.videogateway.conformance.contract.Contract;
import java.time.Clock;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** The embedded gateway with its hook for faults, which no user of the suite gets to see. */
public final class MutantGateway implements AutoCloseable {
    private final EmbeddedGateway gateway;

    private MutantGateway(EmbeddedGateway gateway) {
        this.gateway = gateway;
    }

    /** Changes what a correct gateway answers. */
    @FunctionalInterface
    public interface Change {
        /**
         * Answers a request.
         *
         * @param correct what a correct gateway answers
         * @param success what a correct gateway answers to a request that it serves
         */
        MockResponse answer(RecordedRequest request, MockResponse correct, Supplier<MockResponse> success);
    }

    /** Starts a gateway that takes one token. */
    public static MutantGateway start(Contract contract, String token, Change change, Clock clock)
            throws MockUnavailableException {
        return new MutantGateway(EmbeddedGateway.start(contract, token, change::answer, clock));
    }

    public String url() {
        return gateway.url();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
