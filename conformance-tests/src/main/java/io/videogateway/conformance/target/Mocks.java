package io.videogateway.conformance.target;

import io.videogateway.conformance.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts mocks of a contract. */
public final class Mocks {
    private Mocks() {}

    /**
     * Starts one kind of mock.
     *
     * @param port on this machine; 0 for any that is free
     * @param progress told of what takes long
     * @throws MockUnavailableException if it cannot be started here
     */
    public static Mock start(MockKind kind, Contract contract, int port, Consumer<String> progress)
            throws MockUnavailableException {
        return switch (kind) {
            case DOCKER -> DockerPrism.start(contract, port, progress);
            case NODE -> NodePrism.start(contract, port, progress);
            case EMBEDDED -> EmbeddedGateway.start(contract, port);
        };
    }

    /** Starts one kind of mock on any port that is free. */
    public static Mock start(MockKind kind, Contract contract, Consumer<String> progress)
            throws MockUnavailableException {
        return start(kind, contract, 0, progress);
    }

    /** Starts the first kind that works here, and tells why the ones before it did not. */
    public static Mock startBest(Contract contract, int port, Consumer<String> progress)
            throws MockUnavailableException {
        List<String> reasons = new ArrayList<>();
        for (MockKind kind : MockKind.values()) {
            try {
                Mock mock = start(kind, contract, port, progress);
                reasons.forEach(progress);
                return mock;
            } catch (MockUnavailableException e) {
                reasons.add("no mock in " + kind + ": " + e.getMessage());
            }
        }
        throw new MockUnavailableException(String.join("; ", reasons));
    }
}
