package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that a run recorded, for rules that look at more than one exchange. */
final class Evidence {
    private final Map<String, Exchange> exchanges = new HashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private final NavigableMap<Integer, Exchange> removals = new TreeMap<>();
    private final Instant startedAt;

    Evidence(List<Exchange> exchanges, Instant startedAt) {
        for (int turn = 0; turn < exchanges.size(); turn++) {
            Exchange exchange = exchanges.get(turn);
            this.exchanges.put(exchange.probe(), exchange);
            turns.put(exchange.probe(), turn);
            if (StateRules.mayRemove(exchange)) {
                removals.put(turn, exchange);
            }
        }
        this.startedAt = startedAt;
    }

    /** When the run began. Rules read no clock: a run that is judged again tomorrow is judged the same. */
    Instant startedAt() {
        return startedAt;
    }

    Optional<Exchange> of(Operation operation, Variation variation) {
        return Optional.ofNullable(exchanges.get(operation.qualify(variation.toString())));
    }

    /** What may have removed a thing after one exchange and before another. Few requests do, and many rules ask. */
    Collection<Exchange> removalsBetween(Exchange earlier, Exchange later) {
        int from = turns.get(earlier.probe());
        int to = turns.get(later.probe());
        return from < to ? removals.subMap(from, false, to, false).values() : List.of();
    }

    /** The answer to a variation, where it is a success and no error in the place of one. */
    Optional<Response> success(Operation operation, Variation variation) {
        return of(operation, variation)
                .flatMap(Exchange::answer)
                .filter(answer -> ErrorEnvelope.isServed(operation, answer));
    }

    /**
     * Whether the complete request was served: the positive control of every refusal. The requests that must be refused
     * differ from it in one thing, so that only beside it a refusal speaks about that thing.
     */
    boolean served(Operation operation) {
        return success(operation, Variation.COMPLETE).isPresent();
    }
}
