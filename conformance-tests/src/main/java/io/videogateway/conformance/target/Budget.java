package io.videogateway.conformance.target;

import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.Probe;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many creates the gateway may take under the user's token in one run. A request that may be taken is sent only while
 * there is room for it, and what a correct gateway serves has its room held back.
 */
public final class Budget {
    private static final int SERVICE_UNAVAILABLE = 503;

    private final OptionalInt limit;
    private int spent;
    private int heldBack;

    /**
     * @param limit the most creates; empty for no limit
     * @param probes all probes of the run
     */
    public Budget(OptionalInt limit, List<Probe> probes) {
        this.limit = limit;
        this.heldBack = (int) probes.stream().filter(Budget::isHeldBack).count();
    }

    private static boolean isHeldBack(Probe probe) {
        return probe.mayCost() && probe.variation().isAllowed() && probe.obstacle() == null;
    }

    /** Whether a probe may be sent now. */
    public boolean allows(Probe probe) {
        if (!probe.mayCost() || limit.isEmpty()) {
            return true;
        }
        int reserved = probe.variation().isAllowed() ? 0 : heldBack;
        return spent + reserved < limit.getAsInt();
    }

    /** Takes note of what became of a probe. */
    public void settle(Probe probe, Exchange exchange) {
        if (isHeldBack(probe)) {
            heldBack--;
        }
        if (isSpent(probe, exchange)) {
            spent++;
        }
    }

    /** Creates that the gateway took, or may have taken. */
    public int spent() {
        return spent;
    }

    public OptionalInt limit() {
        return limit;
    }

    /**
     * Whether the gateway may have started a paid job: it answered with a success or with a failure of its own, or it gave
     * no complete answer once it could read the request.
     */
    static boolean isSpent(Probe probe, Exchange exchange) {
        if (!probe.mayCost()) {
            return false;
        }
        Fault fault = exchange.fault();
        if (fault != null) {
            return fault.requestBodyStarted();
        }
        Response answer = exchange.answer().orElseThrow();
        boolean comeBackLater = answer.status() == SERVICE_UNAVAILABLE
                && answer.headers().first("Retry-After").isPresent();
        return answer.isSuccess() || (answer.status() >= 500 && !comeBackLater);
    }
}
