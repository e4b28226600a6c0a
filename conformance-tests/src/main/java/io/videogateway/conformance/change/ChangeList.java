package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The changes that were found so far. What is found twice, for instance in a shared schema, counts once, at its worst. */
final class ChangeList {
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Set<JsonPointer> explained = new HashSet<>();
    private final Set<JsonPointer> aroundExplained = new HashSet<>();

    /** @param also where the contracts differ too because of this change */
    void add(Effect callers, Effect servers, JsonPointer clause, String what, JsonPointer... also) {
        changes.merge(
                clause + " " + what,
                new Change(callers, servers, clause, what),
                (one, other) -> new Change(
                        one.callers().orWorse(other.callers()), one.servers().orWorse(other.servers()), clause, what));
        explain(clause);
        List.of(also).forEach(this::explain);
    }

    void add(Side side, Side.Range range, JsonPointer clause, String what, JsonPointer... also) {
        add(side.forCallers(range), side.forServers(range), clause, what, also);
    }

    /** Whether a change is about this place, something in it, or something around it. */
    boolean explains(JsonPointer place) {
        if (aroundExplained.contains(place)) {
            return true;
        }
        for (JsonPointer outer = place; outer != null; outer = outer.head()) {
            if (explained.contains(outer)) {
                return true;
            }
        }
        return false;
    }

    private void explain(JsonPointer place) {
        if (explained.add(place)) {
            for (JsonPointer outer = place.head(); outer != null && aroundExplained.add(outer); ) {
                outer = outer.head();
            }
        }
    }

    /** The worst first, those that are equally bad in the order in which they were found. */
    List<Change> sorted() {
        List<Change> sorted = new ArrayList<>(changes.values());
        sorted.sort(Comparator.comparing(Change::callers).thenComparing(Change::servers));
        return List.copyOf(sorted);
    }
}
