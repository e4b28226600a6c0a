package io.videogateway.client;

import java.util.LinkedHashMap;
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

    ObjectSchema(
            String name, Function<Map<String, ?>, M> creator, Map<String, Schema<?>> properties, Set<String> required) {
        this.name = name;
        this.creator = creator;
        this.properties = properties;
        this.required = required;
    }

    @Override
    @Nullable
    M read(Object json) {
        if (!(json instanceof Map)) {
            return null;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        ((Map<?, ?>) json).forEach((property, value) -> properties.put(String.valueOf(property), value));
        return creator.apply(properties);
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
