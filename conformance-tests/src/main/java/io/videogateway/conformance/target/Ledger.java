package io.videogateway.conformance.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Origin;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the answers of a run told: the ids of what it made, and of what it saw. Later requests carry them. Nothing is deleted
 * but what is in here as made by the run.
 */
public final class Ledger {
    /** Which places of an operation's answer tell something that is asked for. */
    private final Map<String, Set<Origin>> wanted = new HashMap<>();

    private static final int LONGEST = 1_000;

    private final Optional<Instant> notBefore;
    private final List<Thing> things = new ArrayList<>();
    /** What each operation was asked about by its complete request, by parameter. */
    private final Map<String, Map<String, String>> asked = new HashMap<>();
    /** What was asked to be deleted under the user's token, whatever became of it. */
    private final Set<String> tried = new HashSet<>();

    /**
     * Begins empty.
     *
     * @param notBefore what is older than that was not made by the run, whatever answered; empty where it does not matter
     */
    public Ledger(Contract contract, Optional<Instant> notBefore) {
        this.notBefore = notBefore;
        for (Operation operation : contract.operations()) {
            operation
                    .origins()
                    .values()
                    .forEach(origins -> origins.forEach(
                            origin -> wanted.computeIfAbsent(origin.operation(), key -> new LinkedHashSet<>())
                                    .add(origin)));
        }
    }

    /** A probe with its ids in it, or why it has none. */
    public record Filling(Probe probe, Optional<String> obstacle) {}

    /** Gives a probe the ids that it carries. */
    public Filling fill(Probe probe) {
        Map<String, String> ids = new LinkedHashMap<>();
        Optional<String> obstacle = Optional.empty();
        Map<String, String> scope = Map.of();
        // The last one names the thing itself; those before it say where it is.
        List<Value.Told> untold = new ArrayList<>(probe.untold().toList());
        for (int i = untold.size() - 1; i >= 0; i--) {
            Value.Told told = untold.get(i);
            Optional<Thing> thing = choose(probe, told);
            String beside = scope.get(told.parameter());
            if (beside != null) {
                ids.put(told.parameter(), beside);
            } else if (thing.isPresent()) {
                ids.put(told.parameter(), thing.get().id());
                scope = thing.get().scope();
            } else if (isRequired(probe, told)) {
                obstacle = Optional.of(missing(probe, told));
            }
        }
        return new Filling(probe.told(ids), obstacle);
    }

    private Optional<Thing> choose(Probe probe, Value.Told told) {
        Operation operation = probe.operation();
        Variation.Kind kind = probe.variation().kind();
        if (kind == Variation.Kind.AFTER_DELETE) {
            return things.stream()
                    .filter(thing -> thing.isOf(told) && "DELETE".equals(methodOf(thing.deletedBy())))
                    .filter(thing -> operation.path().equals(pathOf(thing.deletedBy())))
                    .findFirst();
        }
        String before = asked.getOrDefault(operation.key(), Map.of()).get(told.parameter());
        if (kind == Variation.Kind.AGAIN && before != null) {
            return things.stream().filter(thing -> thing.id().equals(before)).findFirst();
        }
        boolean deletes = operation.isDeletion();
        Optional<Schema> promised = operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(told.parameter()))
                .findFirst()
                .flatMap(Parameter::schema);
        return told.origins().stream()
                .filter(origin -> operation.isSafe() || origin.creates())
                .flatMap(origin -> things.stream()
                        .filter(thing -> thing.origin().equals(origin))
                        .filter(thing -> thing.deletedBy().isEmpty() && thing.underToken())
                        // An id that the contract does not allow would be refused rightly, and has a rule of its own.
                        .filter(thing -> promised.map(schema -> schema.allows(typed(thing.id(), schema)))
                                .orElse(true))
                        .filter(thing -> !deletes || !isThing(operation, told) || thing.isMade()))
                .findFirst();
    }

    private static JsonNode typed(String id, Schema schema) {
        return schema.types().contains("integer") && id.matches("-?\\d{1,18}")
                ? LongNode.valueOf(Long.parseLong(id))
                : TextNode.valueOf(id);
    }

    private static boolean isThing(Operation operation, Value.Told told) {
        return operation
                .thing()
                .map(thing -> thing.name().equals(told.parameter()))
                .orElse(true);
    }

    private static boolean isRequired(Probe probe, Value.Told told) {
        return probe.filled().stream()
                .filter(entry -> entry.value().equals(told))
                .anyMatch(entry ->
                        entry.parameter().required() || probe.operation().isDeletion());
    }

    private String missing(Probe probe, Value.Told told) {
        if (probe.variation().kind() == Variation.Kind.AFTER_DELETE) {
            return "nothing was deleted in this run";
        }
        if (probe.operation().isDeletion()) {
            return things.stream()
                    .filter(thing -> thing.isOf(told))
                    .map(Thing::whyKept)
                    .filter(why -> !why.isEmpty())
                    .findFirst()
                    .orElse("the run made nothing that is left to delete");
        }
        String asked = told.origins().stream()
                .filter(origin -> probe.operation().isSafe() || origin.creates())
                .map(Origin::operation)
                .distinct()
                .collect(Collectors.joining(" and "));
        return "no id was obtained for " + told.parameter() + ", for " + asked
                + " told none in this run that the contract allows";
    }

    /**
     * Takes note of what an answer tells.
     *
     * @return the id of what the request made; empty where it made nothing that has one
     */
    public Optional<String> learnFrom(Probe probe, Exchange exchange) {
        Map<String, String> sent = sent(probe);
        if (probe.method().equals("DELETE") && probe.variation().carriesToken() && exchange.wasSent()) {
            tried.addAll(sent.values());
        }
        Optional<Response> served = exchange.answer().filter(Response::isSuccess);
        if (served.isEmpty()) {
            return Optional.empty();
        }
        if (probe.variation().equals(Variation.COMPLETE)) {
            asked.put(probe.operation().key(), sent);
        }
        if (probe.method().equals("DELETE")) {
            things.replaceAll(thing -> thing.deletedBy().isEmpty() && sent.containsValue(thing.id())
                    ? thing.deleted(probe.operation().key())
                    : thing);
            return Optional.empty();
        }
        JsonNode body = served.get().body().json().tree();
        // Whoever takes another method than the contract's on a path does what the contract's create does.
        String source = probe.variation().kind() == Variation.Kind.WRONG_METHOD
                ? "POST " + probe.operation().path()
                : probe.operation().key();
        int known = things.size();
        if (body != null) {
            wanted.getOrDefault(source, Set.of()).forEach(origin -> learn(origin, probe, exchange, body, sent));
        }
        return things.subList(known, things.size()).stream()
                .filter(Thing::isMade)
                .map(Thing::id)
                .findFirst();
    }

    private static Map<String, String> sent(Probe probe) {
        Map<String, String> sent = new LinkedHashMap<>();
        Stream.of(Parameter.Place.PATH, Parameter.Place.QUERY)
                .flatMap(place -> probe.values(place).entrySet().stream())
                .forEach(entry -> {
                    if (entry.getValue() instanceof Value.Plain plain) {
                        sent.putIfAbsent(entry.getKey(), plain.text());
                    }
                });
        return sent;
    }

    private void learn(Origin origin, Probe probe, Exchange exchange, JsonNode body, Map<String, String> sent) {
        Optional<String> id = Jobs.idAt(origin.place(), body)
                .or(() -> origin.creates() ? Jobs.id(body) : Optional.empty())
                .filter(Ledger::canBeSent);
        if (id.isEmpty()
                || things.stream()
                        .anyMatch(thing ->
                                thing.origin().equals(origin) && thing.id().equals(id.get()))) {
            return;
        }
        things.add(new Thing(
                id.get(),
                origin,
                probe.variation().carriesToken(),
                origin.creates() ? whyKept(id.get(), exchange, body, sent) : "the run saw it, and did not make it",
                sent,
                ""));
    }

    /** Why a thing may be somebody's; empty where nothing speaks against it being made by the request. */
    private String whyKept(String id, Exchange exchange, JsonNode body, Map<String, String> sent) {
        if (sent.containsValue(id) || names(exchange, id)) {
            return "the request itself named the id " + id + ", so that the thing may be older than the run";
        }
        Optional<Instant> created = Jobs.createdAt(body);
        return notBefore.isPresent()
                        && created.filter(time -> time.isBefore(notBefore.get()))
                                .isPresent()
                ? "what was answered is of " + created.get() + ", and so was not made by this run"
                : "";
    }

    private static boolean names(Exchange exchange, String id) {
        return Pattern.compile("(?<=[\"=:\\s])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}_-])")
                .matcher(exchange.request().body().toString())
                .find();
    }

    /** Longer ones fit into no request line, dots alone mean another place, and a dollar marks where a secret was. */
    private static boolean canBeSent(String id) {
        return !id.isBlank()
                && id.length() <= LONGEST
                && !id.matches("\\.+")
                && id.indexOf('$') < 0
                && id.chars().noneMatch(Character::isISOControl);
    }

    /**
     * The deletions of what the run made and has not tried to delete, where the contract has one for it.
     *
     * @param probes gives all probes of the contract; asked only where something is left
     */
    public List<Probe> cleanUp(Supplier<List<Probe>> probes) {
        List<Thing> left = things.stream()
                .filter(thing -> thing.isMade() && thing.deletedBy().isEmpty() && !tried.contains(thing.id()))
                .toList();
        List<Probe> every = left.isEmpty() ? List.of() : probes.get();
        List<Probe> deletions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Thing thing : left) {
            // One thing may have been told in two places.
            if (!ids.contains(thing.id())) {
                every.stream()
                        .filter(probe -> probe.operation().isDeletion() && probe.obstacle() == null)
                        .filter(probe -> probe.variation().equals(Variation.COMPLETE))
                        .flatMap(probe -> deletion(probe, thing, deletions.size() + 1).stream())
                        .findFirst()
                        .ifPresent(deletion -> {
                            deletions.add(deletion);
                            ids.add(thing.id());
                        });
            }
        }
        return deletions;
    }

    private static Optional<Probe> deletion(Probe probe, Thing thing, int number) {
        Map<String, String> ids = new LinkedHashMap<>(thing.scope());
        probe.untold()
                .filter(told -> thing.isOf(told) && isThing(probe.operation(), told))
                .forEach(told -> ids.put(told.parameter(), thing.id()));
        return Optional.of(probe.as(Variation.cleanUp(number)).told(ids))
                .filter(filled -> ids.containsValue(thing.id())
                        && filled.untold().findAny().isEmpty());
    }

    /** The ids of what was deleted, in the order in which it was made. */
    public List<String> deleted() {
        return things.stream()
                .filter(thing -> !thing.deletedBy().isEmpty())
                .map(Thing::id)
                .distinct()
                .toList();
    }

    private static String methodOf(String key) {
        return key.isEmpty() ? "" : key.substring(0, key.indexOf(' '));
    }

    private static String pathOf(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }

    /**
     * Something that has an id.
     *
     * @param underToken whether the user's token made or saw it
     * @param whyKept why it must not be deleted; empty where it may be
     * @param scope what the request carried that told of it
     * @param deletedBy the operation that deleted it; empty where it was not
     */
    private record Thing(
            String id, Origin origin, boolean underToken, String whyKept, Map<String, String> scope, String deletedBy) {

        boolean isMade() {
            return whyKept.isEmpty();
        }

        boolean isOf(Value.Told told) {
            return told.origins().contains(origin);
        }

        Thing deleted(String operation) {
            return new Thing(id, origin, underToken, whyKept, scope, operation);
        }
    }
}
