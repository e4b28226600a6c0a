package io.videogateway.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object of the contract: its properties in the contract's order, and which of them are required. */
final class ObjectSchema<M extends Model> extends Schema<M> {

    private final String name;
    private final Function<Map<String, ?>, M> creator;
    private final Map<String, Schema<?>> properties;
    private final Set<String> required;
    private final Set<String> nullable;

    ObjectSchema(
            String name,
            Function<Map<String, ?>, M> creator,
            Map<String, Schema<?>> properties,
            Set<String> required,
            Set<String> nullable) {
        this.name = name;
        this.creator = creator;
        this.properties = properties;
        this.required = required;
        this.nullable = nullable;
    }

    @Override
    @Nullable
    M read(Object json) {
        if (!(json instanceof Map)) {
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        ((Map<?, ?>) json).forEach((property, value) -> values.put(String.valueOf(property), value));
        return creator.apply(values);
    }

    @Override
    void check(@Nullable Object json, String where, List<String> violations) {
        if (!(json instanceof Map)) {
            violations.add((where.isEmpty() ? "the body" : where) + " is not an object: " + json);
            return;
        }
        Map<?, ?> object = (Map<?, ?>) json;
        properties.forEach((property, schema) -> {
            String place = path(where, property);
            if (!object.containsKey(property)) {
                if (required.contains(property)) {
                    violations.add(place + " is missing");
                }
            } else if (object.get(property) != null || !nullable.contains(property)) {
                schema.check(object.get(property), place, violations);
            }
        });
    }

    /** By the required properties, or by any if none is. */
    @Override
    boolean recognises(Map<?, ?> json) {
        Set<String> known = required.isEmpty() ? properties.keySet() : required;
        return known.stream().anyMatch(json::containsKey);
    }

    /** What a builder has gathered, in the contract's order; what the contract does not know comes last. */
    M build(Map<String, @Nullable Object> values) {
        StringJoiner missing = new StringJoiner(", ");
        required.stream().filter(property -> !values.containsKey(property)).forEach(missing::add);
        if (missing.length() > 0) {
            throw new IllegalArgumentException(name + " needs " + missing);
        }
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        properties.keySet().stream()
                .filter(values::containsKey)
                .forEach(property -> ordered.put(property, values.get(property)));
        ordered.putAll(values);
        return creator.apply(ordered);
    }
}
