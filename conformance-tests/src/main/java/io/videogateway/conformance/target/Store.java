package io.videogateway.conformance.target;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.videogateway.conformance.contract.Listing;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Origin;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Sample;
import io.videogateway.conformance.contract.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the embedded gateway answers, and what it keeps: the things that it made and has not deleted. Where the contract shows
 * the id of a thing as an example, that thing is there from the beginning.
 */
final class Store {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private static final JsonPointer ID = JsonPointer.compile("/id");

    private final Clock clock;
    /** Where the answers of a create tell ids that other operations ask for, by the key of the create. */
    private final Map<String, List<Origin>> origins = new LinkedHashMap<>();
    /** What a create made, by the id of each thing, in the order in which it was made. */
    private final Map<String, Map<String, JsonNode>> made = new LinkedHashMap<>();

    private final Set<String> deleted = new HashSet<>();
    private long jobs;

    Store(List<Operation> operations, Clock clock) {
        this.clock = clock;
        Stream.concat(
                        operations.stream()
                                .flatMap(operation -> operation.origins().values().stream())
                                .flatMap(List::stream),
                        operations.stream().flatMap(operation -> operation.listed().stream()))
                .filter(Origin::creates)
                .distinct()
                .forEach(origin -> origins.computeIfAbsent(origin.operation(), key -> new ArrayList<>())
                        .add(origin));
    }

    /** Whether everything is there that the path of a request names. */
    synchronized boolean has(Operation operation, HttpUrl url) {
        Map<String, String> values = operation.pathValues(url.encodedPath());
        return operation.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.PATH)
                .filter(parameter -> !creates(operation, parameter).isEmpty())
                .allMatch(parameter -> has(operation, parameter, values.getOrDefault(parameter.name(), "")));
    }

    private boolean has(Operation operation, Parameter parameter, String id) {
        boolean shown = parameter
                .example()
                .filter(example -> example.asText().equals(id))
                .isPresent();
        return !deleted.contains(id)
                && (shown
                        || creates(operation, parameter).stream()
                                .anyMatch(create ->
                                        made.getOrDefault(create, Map.of()).containsKey(id)));
    }

    private static List<String> creates(Operation operation, Parameter parameter) {
        return operation.origins().getOrDefault(parameter.name(), List.of()).stream()
                .filter(Origin::creates)
                .map(Origin::operation)
                .toList();
    }

    /** Does what an operation does, and gives the body of its answer; null where that has none in JSON. */
    synchronized @Nullable JsonNode serve(Operation operation, HttpUrl url, Optional<MediaType> json) {
        Optional<String> id = operation
                .thing()
                .map(thing -> operation.pathValues(url.encodedPath()).getOrDefault(thing.name(), ""));
        if (operation.isDeletion()) {
            id.ifPresent(this::delete);
        }
        if (json.isEmpty()) {
            return null;
        }
        JsonNode body = example(json.get());
        if (origins.containsKey(operation.key()) && !operation.isSafe()) {
            return create(operation, json.get(), body);
        }
        if (operation.mayCost()) {
            renew(body, json.get().schema());
        }
        if (id.isPresent()) {
            return shown(operation, id.get(), json.get(), body);
        }
        if (operation.listed().isPresent()) {
            list(operation, operation.listed().get(), url, body);
        }
        return body;
    }

    private void delete(String id) {
        deleted.add(id);
        made.values().forEach(things -> things.remove(id));
    }

    /** The example of a response, where that is one. */
    private static JsonNode example(MediaType json) {
        return json.sample().orElseGet(JsonNodeFactory.instance::objectNode).deepCopy();
    }

    /** A create gets an id of its own and the time of now, which no fixed example can have. */
    private void renew(JsonNode body, Optional<Schema> schema) {
        if (body instanceof ObjectNode object) {
            if (object.path("id").isTextual()) {
                jobs++;
                object.set("id", another(object.get("id"), body, ID, schema));
            }
            setTime(object);
        }
    }

    private void setTime(ObjectNode object) {
        if (object.path("created_at").isIntegralNumber()) {
            object.put("created_at", clock.instant().getEpochSecond());
        }
    }

    private JsonNode create(Operation operation, MediaType json, JsonNode body) {
        jobs++;
        if (body instanceof ObjectNode object) {
            setTime(object);
        }
        List<String> ids = new ArrayList<>();
        origins.getOrDefault(operation.key(), List.of()).stream()
                .map(Origin::place)
                .distinct()
                .forEach(place -> {
                    JsonNode id = another(body.at(place), body, place, json.schema());
                    put(body, place, id);
                    ids.add(id.asText());
                });
        ids.forEach(id -> made.computeIfAbsent(operation.key(), key -> new LinkedHashMap<>())
                .put(id, body.deepCopy()));
        return body;
    }

    /** An id that no earlier answer had, of the same form as the example. */
    private JsonNode another(JsonNode id, JsonNode body, JsonPointer place, Optional<Schema> schema) {
        JsonNode unlike = id.isIntegralNumber()
                ? LongNode.valueOf(id.asLong() + jobs)
                : id.asText().matches(UUID_FORM)
                        ? TextNode.valueOf(
                                new UUID(UUID.fromString(id.asText()).getMostSignificantBits(), jobs).toString())
                        : TextNode.valueOf(id.asText() + "-" + jobs);
        JsonNode changed = body.deepCopy();
        put(changed, place, unlike);
        // What the contract forbids a correct gateway does not answer, and then has one id for all.
        return schema.map(promised -> promised.allows(changed) || !promised.allows(body))
                        .orElse(true)
                ? unlike
                : id;
    }

    private JsonNode shown(Operation operation, String id, MediaType json, JsonNode body) {
        Optional<JsonNode> kept = kept(operation, id, json.schema());
        if (kept.isPresent()) {
            return kept.get().deepCopy();
        }
        operation.shownId().ifPresent(place -> put(body, place, like(body.at(place), id)));
        return body;
    }

    /** What was made under an id, where the answer to the create looks as this one has to. */
    private Optional<JsonNode> kept(Operation operation, String id, Optional<Schema> schema) {
        return operation.isDeletion() || operation.shownId().isEmpty()
                ? Optional.empty()
                : made.values().stream()
                        .flatMap(things -> Stream.ofNullable(things.get(id)))
                        .filter(thing ->
                                thing.at(operation.shownId().get()).asText().equals(id))
                        .filter(thing ->
                                schema.map(promised -> promised.allows(thing)).orElse(true))
                        .findFirst();
    }

    /** The newest first; as many as are asked for. */
    private void list(Operation operation, Origin origin, HttpUrl url, JsonNode body) {
        Optional<Listing> listing = Listing.of(operation);
        if (listing.isEmpty() || !(body.at(listing.get().elements()) instanceof ArrayNode elements)) {
            return;
        }
        JsonNode first = elements.isEmpty() ? Sample.of(listing.get().element()) : elements.get(0);
        List<JsonNode> newest = new ArrayList<>();
        made.getOrDefault(origin.operation(), Map.of())
                .forEach((id, thing) -> newest.add(0, element(operation, listing.get(), first, id, thing)));
        int limit = Optional.ofNullable(url.queryParameter("limit"))
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
        elements.removeAll();
        newest.stream().limit(limit).forEach(elements::add);
        if (body instanceof ObjectNode object && object.path("has_more").isBoolean()) {
            object.put("has_more", newest.size() > limit);
        }
        if (body instanceof ObjectNode object && object.path("total").isIntegralNumber()) {
            object.put("total", newest.size());
        }
    }

    private static JsonNode element(Operation operation, Listing listing, JsonNode first, String id, JsonNode thing) {
        if (listing.element().allows(thing)) {
            return thing.deepCopy();
        }
        JsonNode element = first.deepCopy();
        operation
                .listedId()
                .map(JsonPointer::last)
                .ifPresent(place -> put(element, place, like(element.at(place), id)));
        return element;
    }

    private static JsonNode like(JsonNode form, String id) {
        return form.isIntegralNumber() && id.matches("-?\\d{1,18}")
                ? LongNode.valueOf(Long.parseLong(id))
                : TextNode.valueOf(id);
    }

    private static void put(JsonNode body, JsonPointer place, JsonNode value) {
        if (body.at(place.head()) instanceof ObjectNode parent) {
            parent.set(place.last().getMatchingProperty(), value);
        }
    }
}
