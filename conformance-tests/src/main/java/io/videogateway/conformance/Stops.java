package io.videogateway.conformance;

import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.probe.Probe;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What makes further requests useless: a token that is refused, or a server that no longer answers. */
final class Stops {
    private static final Set<Integer> TOKEN_REFUSED = Set.of(401, 402, 403);
    private static final int TIMEOUTS = 2;

    /** The operations that refused the token, and whether another one took it. */
    private final Set<String> refusing = new HashSet<>();

    private final Set<String> serving = new HashSet<>();
    private int timeoutsInRow;

    void learnFrom(Probe probe, Exchange exchange) {
        if (!exchange.wasSent()) {
            return;
        }
        Fault fault = exchange.fault();
        timeoutsInRow = fault != null && fault.kind() == Fault.Kind.TIMEOUT ? timeoutsInRow + 1 : 0;
        if (probe.variation().isAllowed()) {
            exchange.answer().ifPresent(answer -> {
                if (TOKEN_REFUSED.contains(answer.status())) {
                    refusing.add(probe.operation().key());
                } else if (answer.isSuccess()) {
                    serving.add(probe.operation().key());
                }
            });
        }
    }

    Optional<String> against(Probe probe) {
        if (timeoutsInRow >= TIMEOUTS) {
            return Optional.of("the server let " + TIMEOUTS + " deadlines in a row run out");
        }
        // A token may be good for one operation and not for another.
        boolean refused = refusing.contains(probe.operation().key()) || (!refusing.isEmpty() && serving.isEmpty());
        return refused && probe.variation().carriesToken()
                ? Optional.of("the server refused the token; check the token, its balance and its permissions")
                : Optional.empty();
    }
}
