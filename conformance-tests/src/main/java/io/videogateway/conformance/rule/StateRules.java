package io.videogateway.conformance.rule;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Listing;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Origin;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a server keeps what it made: finds it again under its id, lists it, and has it no longer once it was deleted. The
 * rules stand only where links or names of the contract tell that operations are about the same things.
 *
 * <p>A mock that answers with an example, whatever was asked, keeps nothing. That is one fact, seen where it serves an id that
 * nothing has, and beside it none of the other rules tells anything.
 */
final class StateRules {
    private static final Family UNKNOWN_ID = Family.should(
            "state.unknown-id",
            "An id that nothing has is refused with a 4xx.",
            "A caller who mistypes an id, or asks the wrong gateway, would poll for ever for a job that does not exist."
                    + " new-api answers 400, others 404.",
            "Answer 404 where nothing has the id.");
    private static final Family SAME_ID = Family.should(
            "state.same-id",
            "A retrieve answers with the thing that was asked for.",
            "Relays have an id of their own beside the upstream's; a caller who polls several jobs and is answered with the"
                    + " other one cannot tell which job it is.",
            "Answer with the id under which the thing was asked for.");
    private static final Family KEPT = Family.should(
            "state.kept",
            "What was retrieved once is found again later in the run.",
            "A gateway of several processes that keeps its jobs in the memory of one finds them at one request and not at"
                    + " the next, and the caller takes a job that was paid for to be lost.",
            "Keep jobs where every process of the gateway finds them.");
    private static final Family LISTED = Family.should(
            "state.listed",
            "A list has what was created before, or says that there is more.",
            "The list is where the owner of the token looks for what was paid for, when the answer to a create was lost.",
            "Enter a job into what is listed before its create is answered; say with has_more, or a cursor, that there is"
                    + " more.");
    private static final Family GONE = Family.should(
            "state.gone",
            "What was deleted is no longer retrieved.",
            "A deletion that deletes nothing leaves a video, and what it costs to keep, with somebody who was told that it"
                    + " is gone.",
            "Answer 404 or 410 once a thing is deleted. Where that takes its time, answer the deletion with 202, or let the"
                    + " status of the thing say it.");

    private static final Set<Integer> NOT_THERE = Set.of(404, 410);
    private static final int ACCEPTED = 202;
    /** The words in status of what is no longer, or soon will not be. */
    private static final Set<String> ENDED =
            Set.of("deleted", "deleting", "removed", "cancelled", "canceled", "expired", "archived");

    /** A last step of a path behind which a thing may be no longer there. */
    private static final Pattern REMOVAL = Pattern.compile(
            "/[^/?]*(cancel|delet|remov|archiv|expir|purge|trash|abort|terminat|destroy|discard|revoke|clos|stop)[^/]*$",
            Pattern.CASE_INSENSITIVE);

    /** What shows the things that a create makes, by the key of the create. */
    private final Map<String, Operation> shows = new HashMap<>();

    private final Map<String, Operation> byKey = new HashMap<>();

    StateRules(List<Operation> operations) {
        for (Operation operation : operations) {
            byKey.put(operation.key(), operation);
            if (operation.retrieves()) {
                creates(operation).forEach(origin -> shows.putIfAbsent(origin.operation(), operation));
            }
        }
    }

    Stream<Rule> of(Operation operation) {
        if (operation.retrieves()) {
            return Stream.of(unknownId(operation), sameId(operation), kept(operation), gone(operation))
                    .flatMap(rules -> rules);
        }
        return operation.listed().stream().flatMap(origin -> listed(operation, origin));
    }

    private Stream<Rule> unknownId(Operation operation) {
        return operation.unknownId().stream()
                .map(id -> UNKNOWN_ID
                        .rule(operation, "an id that nothing has is refused with a 4xx")
                        .stemmingFrom(thing(operation).clause())
                        .besideServedRequest()
                        .on(
                                Variation.UNKNOWN_ID,
                                (Exchange exchange) -> answer(exchange).isRefusal()
                                        ? Finding.conforms(Show.answer(exchange))
                                        : Finding.expected("a status from 400 to 499")
                                                .butFound(Show.answer(exchange))));
    }

    private Stream<Rule> sameId(Operation operation) {
        return operation.shownId().stream()
                .map(place -> SAME_ID.rule(operation, "what is retrieved has the id that was asked for")
                        .stemmingFrom(operation
                                .success()
                                .flatMap(ResponseSpec::json)
                                .flatMap(json -> json.schema())
                                .map(schema -> schema.clause())
                                .orElse(operation.clause()))
                        .beside(control(operation))
                        .onEverySuccess((Exchange exchange, Evidence evidence) ->
                                sameId(operation, place, exchange, evidence)));
    }

    private Finding sameId(Operation operation, JsonPointer place, Exchange exchange, Evidence evidence) {
        JsonNode body = answer(exchange).body().json().tree();
        String asked = asked(operation, exchange);
        if (body == null || !Things.isId(body.at(place)) || asked.isEmpty()) {
            return Finding.undecided("the answer tells no id");
        }
        // Beside an id of its own a relay may have the upstream's: one of them has to be the one that was asked for.
        return Things.names(body.at(place.head()), asked)
                ? Finding.conforms(Show.json(body.at(place)))
                : unlessNothingIsKept(
                        evidence,
                        creates(operation),
                        Finding.expected("the id " + Show.text(asked)).butFound(Show.json(body.at(place))));
    }

    private Stream<Rule> kept(Operation operation) {
        return Stream.of(KEPT.rule(operation, "what was retrieved once is found again")
                .stemmingFrom(thing(operation).clause())
                .besideComplete()
                .on(Variation.AGAIN, (Exchange exchange, Evidence evidence) -> kept(operation, exchange, evidence)));
    }

    private static Finding kept(Operation operation, Exchange exchange, Evidence evidence) {
        Response answer = answer(exchange);
        String asked = asked(operation, exchange);
        Optional<Exchange> before = evidence.of(operation, Variation.COMPLETE)
                .filter(earlier -> evidence.served(operation))
                .filter(earlier -> asked(operation, earlier).equals(asked));
        if (before.isEmpty()) {
            return Finding.undecided("it was not retrieved before");
        }
        if (answer.isSuccess()) {
            return Finding.conforms(String.valueOf(answer.status()));
        }
        if (isRemoved(asked, evidence.removalsBetween(before.get(), exchange))) {
            return Finding.undecided("something in between may have removed it");
        }
        return NOT_THERE.contains(answer.status()) || answer.status() >= 500
                ? Finding.expected("a success, as before").butFound(Show.answer(exchange))
                : Finding.undecided("the server answered " + answer.status() + ", which may be for the state of it");
    }

    private Stream<Rule> gone(Operation operation) {
        return Optional.ofNullable(byKey.get("DELETE " + operation.path())).stream()
                .map(deletion -> GONE.rule(operation, "what was deleted is no longer retrieved")
                        .stemmingFrom(deletion.clause())
                        .beside(Stream.concat(
                                        Stream.of(deletion.qualify(Variation.COMPLETE.toString())),
                                        control(operation).stream())
                                .toList())
                        .besideComplete()
                        .on(
                                Variation.AFTER_DELETE,
                                (Exchange exchange, Evidence evidence) ->
                                        gone(operation, deletion, exchange, evidence)));
    }

    private Finding gone(Operation operation, Operation deletion, Exchange exchange, Evidence evidence) {
        Optional<Response> deleted = evidence.success(deletion, Variation.COMPLETE);
        if (deleted.isEmpty() || !evidence.served(operation)) {
            return Finding.undecided("nothing was seen that was then deleted");
        }
        Response answer = answer(exchange);
        boolean asUnknown = answer.isRefusal()
                && evidence.of(operation, Variation.UNKNOWN_ID)
                        .flatMap(Exchange::answer)
                        .filter(unknown -> unknown.status() == answer.status())
                        .isPresent();
        if (NOT_THERE.contains(answer.status()) || asUnknown) {
            return Finding.conforms(Show.answer(exchange));
        }
        if (answer.isSuccess() && deleted.get().status() == ACCEPTED) {
            return Finding.undecided("the deletion was accepted with 202, and may take its time");
        }
        JsonNode body = answer.body().json().tree();
        return answer.isSuccess() && body != null && saysThatItEnded(body)
                ? Finding.conformsFor("the answer says that it is deleted")
                : unlessNothingIsKept(
                        evidence,
                        creates(operation),
                        Finding.expected("404 or 410, or the status of an unknown id")
                                .butFound(Show.answer(exchange)));
    }

    private static boolean saysThatItEnded(JsonNode body) {
        JsonNode mark = body.path("deleted");
        return mark.asBoolean()
                || !body.path("deleted_at").asText("").replace("null", "").isEmpty()
                || ENDED.contains(body.path("status").asText());
    }

    private Stream<Rule> listed(Operation list, Origin origin) {
        Operation create = byKey.get(origin.operation());
        Optional<Listing> listing = Listing.of(list);
        if (create == null || listing.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(LISTED.rule(list, "a list has what was created before, or says that there is more")
                .stemmingFrom(listing.get().element().clause())
                .beside(Stream.concat(
                                Stream.of(create.qualify(Variation.COMPLETE.toString())),
                                Stream.ofNullable(shows.get(create.key()))
                                        .flatMap(show -> Stream.concat(
                                                Stream.of(show.qualify(Variation.COMPLETE.toString())),
                                                control(show).stream())))
                        .toList())
                .on(
                        Variation.AGAIN,
                        (Exchange exchange, Evidence evidence) ->
                                listed(exchange, evidence, new Things(list, listing.get(), create, origin))));
    }

    private Finding listed(Exchange exchange, Evidence evidence, Things things) {
        if (!answer(exchange).isSuccess()) {
            return Finding.undecided("the list was refused");
        }
        Optional<Exchange> made =
                evidence.of(things.create(), Variation.COMPLETE).filter(create -> evidence.served(things.create()));
        String id = made.map(things::idOf).orElse("");
        if (id.isEmpty()) {
            return Finding.undecided("no create of this run told an id");
        }
        Finding found = things.find(id, made.get(), exchange);
        if (found.kind() != Finding.Kind.DEVIATES) {
            return found;
        }
        if (isRemoved(id, evidence.removalsBetween(made.get(), exchange))) {
            return Finding.undecided("something in between may have removed it");
        }
        Operation show = shows.get(things.create().key());
        return show != null && !evidence.served(show)
                ? Finding.undecided("what was created could not be retrieved either")
                : unlessNothingIsKept(evidence, List.of(things.origin()), found);
    }

    /** Whether a request may have removed a thing, by its method or by its path, and reached the server. */
    static boolean mayRemove(Exchange exchange) {
        String method = exchange.request().method();
        return !Operation.isSafe(method)
                && (method.equals("DELETE")
                        || REMOVAL.matcher(exchange.request().url()).find())
                && exchange.answer().map(Response::isSuccess).orElse(exchange.reachedServer());
    }

    /** Whether one of these carried the id. */
    private static boolean isRemoved(String id, Collection<Exchange> removals) {
        return removals.stream()
                .anyMatch(exchange -> exchange.request().url().contains(id)
                        || exchange.request().body().toString().contains(id));
    }

    /** The probes that show whether the server keeps anything. */
    private static List<String> control(Operation show) {
        return show.variations().stream()
                .filter(Variation.UNKNOWN_ID::equals)
                .map(variation -> show.qualify(variation.toString()))
                .toList();
    }

    /** A deviation counts only where the server was seen to tell things apart. */
    private Finding unlessNothingIsKept(Evidence evidence, List<Origin> origins, Finding deviation) {
        for (Origin origin : origins) {
            Operation show = shows.get(origin.operation());
            Optional<Response> unknown = Optional.ofNullable(show)
                    .flatMap(operation -> evidence.of(operation, Variation.UNKNOWN_ID))
                    .flatMap(Exchange::answer);
            if (show != null && unknown.isPresent()) {
                return ErrorEnvelope.isServed(show, unknown.get())
                        ? Finding.undecided(
                                "the server serves ids that nothing has, see " + show.qualify(UNKNOWN_ID.id()))
                        : deviation;
            }
        }
        return origins.stream().anyMatch(origin -> makesDistinctThings(evidence, origin))
                ? deviation
                : Finding.undecided("nothing in this run shows that the server keeps what it makes");
    }

    private boolean makesDistinctThings(Evidence evidence, Origin origin) {
        List<JsonNode> ids = Stream.ofNullable(byKey.get(origin.operation()))
                .flatMap(create -> Stream.of(Variation.COMPLETE, Variation.REQUIRED_ONLY)
                        .flatMap(variation -> evidence.success(create, variation).stream()))
                .flatMap(answer -> Stream.ofNullable(answer.body().json().tree()))
                .map(body -> body.at(origin.place()))
                .filter(Things::isId)
                .toList();
        return ids.size() == 2 && !ids.get(0).equals(ids.get(1));
    }

    private static List<Origin> creates(Operation operation) {
        return operation.origins().getOrDefault(thing(operation).name(), List.of()).stream()
                .filter(Origin::creates)
                .toList();
    }

    private static Parameter thing(Operation operation) {
        return operation.thing().orElseThrow();
    }

    private static String asked(Operation operation, Exchange exchange) {
        return operation
                .pathValues(exchange.request().url())
                .getOrDefault(thing(operation).name(), "");
    }

    private static Response answer(Exchange exchange) {
        return exchange.answer().orElseThrow();
    }
}
