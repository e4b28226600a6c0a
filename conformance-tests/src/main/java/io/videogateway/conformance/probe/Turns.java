package io.videogateway.conformance.probe;

import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Origin;
import io.videogateway.conformance.contract.Variation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which order probes are sent. What carries no valid token costs nothing and comes first; then things are made, looked at
 * and listed, changed, and asked for in every further media type; then comes what a correct server refuses, while the things
 * are still there; deletions are last. Where one operation tells the ids that another needs, it comes before it.
 */
final class Turns {
    private final Map<String, Operation> byKey = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> telling = new HashSet<>();

    Turns(List<Operation> operations) {
        for (Operation operation : operations) {
            byKey.put(operation.key(), operation);
            operation
                    .origins()
                    .values()
                    .forEach(origins -> origins.stream()
                            .filter(Origin::creates)
                            .limit(1)
                            .forEach(origin -> telling.add(origin.operation())));
        }
    }

    /** Sorting by it is stable, so that within a turn the order of the contract stays. */
    Comparator<Probe> order() {
        return Comparator.comparing(this::stage)
                .thenComparingInt(probe -> probe.operation().isDeletion() ? -depth(probe.operation()) : depth(probe))
                .thenComparingInt(Turns::turn);
    }

    private enum Stage {
        STRANGERS,
        CREATE,
        CREATE_LESS,
        RETRIEVE,
        LIST,
        CHANGE,
        IN_ANOTHER_TYPE,
        WITHOUT,
        WRONG_MEDIA_TYPE,
        WRONG_METHOD,
        UNKNOWN_ID,
        AGAIN,
        DELETE,
        AFTER_DELETE
    }

    private Stage stage(Probe probe) {
        return switch (probe.variation().kind()) {
            case WITHOUT_TOKEN, WRONG_TOKEN ->
                probe.operation().origins().isEmpty() && !probe.operation().isDeletion()
                        ? Stage.STRANGERS
                        : served(probe);
            case COMPLETE, REQUIRED_ONLY, CLEAN_UP -> served(probe);
            case WITHOUT -> probe.operation().isDeletion() ? Stage.DELETE : Stage.WITHOUT;
            // Each of them may cost as much as a whole request, so that every operation has had its own before.
            case IN -> probe.operation().isDeletion() ? Stage.DELETE : Stage.IN_ANOTHER_TYPE;
            case WRONG_MEDIA_TYPE -> Stage.WRONG_MEDIA_TYPE;
            case WRONG_METHOD -> Stage.WRONG_METHOD;
            case UNKNOWN_ID -> Stage.UNKNOWN_ID;
            case AGAIN -> Stage.AGAIN;
            case AFTER_DELETE -> Stage.AFTER_DELETE;
        };
    }

    private Stage served(Probe probe) {
        Operation operation = probe.operation();
        if (operation.isDeletion()) {
            return Stage.DELETE;
        }
        if (operation.isSafe()) {
            return operation.origins().isEmpty() ? Stage.LIST : Stage.RETRIEVE;
        }
        if (!operation.origins().isEmpty() && !telling.contains(operation.key())) {
            return Stage.CHANGE;
        }
        return probe.variation().equals(Variation.REQUIRED_ONLY) ? Stage.CREATE_LESS : Stage.CREATE;
    }

    /** Malformed requests come one kind after the other, whatever they depend on. */
    private int depth(Probe probe) {
        return stage(probe).compareTo(Stage.WITHOUT) < 0 ? depth(probe.operation()) : 0;
    }

    /** How many answers in a row have to tell something before the operation can be called. */
    private int depth(Operation operation) {
        Integer known = depths.get(operation.key());
        if (known != null) {
            return known;
        }
        // What leads back to itself by links has no beginning.
        depths.put(operation.key(), 0);
        int depth = operation.origins().values().stream()
                .flatMap(origins -> origins.stream().filter(Origin::creates).limit(1))
                .mapToInt(origin ->
                        1 + (byKey.containsKey(origin.operation()) ? depth(byKey.get(origin.operation())) : 0))
                .max()
                .orElse(0);
        depths.put(operation.key(), depth);
        return depth;
    }

    private static int turn(Probe probe) {
        return switch (probe.variation().kind()) {
            case WITHOUT_TOKEN, WRONG_TOKEN -> 0;
            case WITHOUT -> 1;
            case COMPLETE -> 2;
            case REQUIRED_ONLY -> 3;
            default -> 4;
        };
    }
}
