package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer of an operation that lists things.
 *
 * @param elements where the list stands in the body; the body itself where it is the list
 * @param element what one of the things looks like
 */
public record Listing(JsonPointer elements, Schema element) {
    /** Under these names wrappers carry what they wrap. */
    private static final List<String> WRAPPERS = List.of("data", "result");

    /** Empty where the operation does not answer with a list of objects in JSON. */
    public static Optional<Listing> of(Operation operation) {
        return operation
                .success()
                .flatMap(ResponseSpec::json)
                .flatMap(MediaType::schema)
                .flatMap(Listing::of);
    }

    private static Optional<Listing> of(Schema schema) {
        if (schema.isArray()) {
            return schema.items().filter(Schema::isObject).map(items -> new Listing(JsonPointer.empty(), items));
        }
        List<Listing> lists = new ArrayList<>();
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            property.getValue()
                    .items()
                    .filter(Schema::isObject)
                    .ifPresent(items ->
                            lists.add(new Listing(JsonPointer.empty().appendProperty(property.getKey()), items)));
        }
        // Of two lists nobody knows which one is meant.
        return lists.size() == 1 ? Optional.of(lists.get(0)) : Optional.empty();
    }

    /** Where the id of the first listed thing stands. */
    Optional<JsonPointer> id(List<String> names) {
        return key(element.properties().keySet().stream().toList(), names)
                .map(key -> elements.appendIndex(0).appendProperty(key));
    }

    /** Where an object with one of these plain names has it: at its top, or in a wrapper. */
    static Optional<JsonPointer> place(Optional<MediaType> json, List<String> names) {
        if (json.isEmpty()) {
            return Optional.empty();
        }
        Optional<Schema> schema = json.get().schema();
        List<String> top = new ArrayList<>();
        schema.ifPresent(object -> top.addAll(object.properties().keySet()));
        json.get().soundExample().map(JsonNode::fieldNames).ifPresent(shown -> shown.forEachRemaining(top::add));
        return key(top, names)
                .map(key -> JsonPointer.empty().appendProperty(key))
                .or(() -> WRAPPERS.stream()
                        .flatMap(wrapper -> schema.stream()
                                .flatMap(object ->
                                        Stream.ofNullable(object.properties().get(wrapper)))
                                .flatMap(wrapped ->
                                        key(List.copyOf(wrapped.properties().keySet()), names).stream())
                                .map(key -> JsonPointer.empty()
                                        .appendProperty(wrapper)
                                        .appendProperty(key)))
                        .findFirst());
    }

    private static Optional<String> key(List<String> keys, List<String> names) {
        return names.stream()
                .flatMap(name -> keys.stream().filter(key -> Origins.plain(key).equals(name)))
                .findFirst();
    }
}
