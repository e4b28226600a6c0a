package io.videogateway.conformance;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import io.videogateway.conformance.probe.Value;
import io.videogateway.conformance.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which probes a run sends to a gateway: those that its rules need, and none that might harm what is not the run's. */
final class Plan {
    private final Contract contract;
    private final GatewayProfile profile;
    private final boolean live;

    /** Of a contract for the gateway of a profile, which is a mock unless it is live. */
    Plan(Contract contract, GatewayProfile profile, boolean live) {
        this.contract = contract;
        this.profile = profile;
        this.live = live;
    }

    /** Every probe of the contract, with what the profile says about values and about what costs. */
    List<Probe> everyProbe() {
        return Probes.of(contract.charging(profile.paid()), profile.values()).stream()
                .map(this::sparingWhatIsOthers)
                .toList();
    }

    /** The probes that these rules need, in their order. */
    List<Probe> neededBy(List<Rule> rules) {
        Set<String> needed = new HashSet<>();
        for (Rule rule : rules) {
            Operation operation = rule.operation();
            rule.variations().forEach(variation -> needed.add(operation.qualify(variation.toString())));
            needed.addAll(rule.beside());
            if (rule.needsServedRequest() || rule.comparesWithComplete()) {
                // The one request whose success gives a refusal its meaning.
                needed.add(operation.qualify(Variation.COMPLETE.toString()));
            }
        }
        List<Probe> every = everyProbe();
        // What tells the ids that another probe carries comes along, and what tells the ids of that.
        Map<String, Operation> operations =
                contract.operations().stream().collect(Collectors.toMap(Operation::key, Function.identity()));
        int before;
        do {
            before = needed.size();
            every.stream()
                    .filter(probe -> needed.contains(probe.name()))
                    .forEach(probe -> needed.addAll(before(probe, operations)));
        } while (needed.size() > before);
        return every.stream().filter(probe -> needed.contains(probe.name())).toList();
    }

    private static List<String> before(Probe probe, Map<String, Operation> operations) {
        List<String> names = new ArrayList<>();
        probe.untold()
                // One create is enough to tell an id, and each may cost.
                .flatMap(told -> told.origins().stream()
                        .filter(origin -> !origin.creates()
                                || origin.equals(told.origins().get(0))))
                .flatMap(origin -> Stream.ofNullable(operations.get(origin.operation())))
                .forEach(operation -> names.add(operation.qualify(Variation.COMPLETE.toString())));
        if (probe.variation().equals(Variation.AFTER_DELETE)) {
            Stream.ofNullable(operations.get("DELETE " + probe.operation().path()))
                    .forEach(deletion -> names.add(deletion.qualify(Variation.COMPLETE.toString())));
        }
        return names;
    }

    /**
     * An example of the contract, or a made-up id, can be that of somebody's video. A mock has nobody's, and what earlier
     * answers tell is the run's own.
     */
    private Probe sparingWhatIsOthers(Probe probe) {
        if (!live || probe.obstacle() != null || Operation.isSafe(probe.method())) {
            return probe;
        }
        return probe.method().equals("DELETE") ? sparingDeletion(probe) : sparingChange(probe);
    }

    private Probe sparingDeletion(Probe probe) {
        Set<String> names = probe.values(Parameter.Place.PATH).keySet();
        boolean chosen = !names.isEmpty() && profile.values().keySet().containsAll(names);
        // What the last name stands for is deleted; those before it only say where it is.
        boolean told = probe.filled().stream()
                .filter(entry -> names.isEmpty() || entry.parameter().place() == Parameter.Place.PATH)
                .filter(entry -> names.isEmpty()
                        || probe.operation()
                                .path()
                                .endsWith("{" + entry.parameter().name() + "}"))
                .anyMatch(entry -> entry.value() instanceof Value.Told);
        return chosen || told ? probe : heldBack(probe, "delete", names);
    }

    /** What is posted under somebody's id, or put in its place, may change what is theirs. */
    private Probe sparingChange(Probe probe) {
        Set<String> unknown = probe.filled().stream()
                .filter(entry -> entry.parameter().place() == Parameter.Place.PATH)
                .filter(entry -> !(entry.value() instanceof Value.Told) && !isOneOfFew(entry.parameter()))
                .map(entry -> entry.parameter().name())
                .filter(name -> !profile.values().containsKey(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return unknown.isEmpty() ? probe : heldBack(probe, "change", unknown);
    }

    /** What the contract counts out is a version, a region or a kind, and the id of nothing. */
    private static boolean isOneOfFew(Parameter parameter) {
        return parameter
                .schema()
                .map(schema -> schema.node().has("enum") || schema.node().has("const"))
                .orElse(false);
    }

    private static Probe heldBack(Probe probe, String verb, Set<String> names) {
        return probe.heldBackBy("it might " + verb + " what is not this run's"
                + (names.isEmpty()
                        ? ""
                        : "; to have it sent, give " + String.join(", ", names) + " under values in the profile"));
    }
}
