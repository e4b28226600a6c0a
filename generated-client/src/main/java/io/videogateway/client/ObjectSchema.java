package io.videogateway.client;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object of the contract: its properties in the contract's order, and which of them are required. */
final class ObjectSchema<M extends Model> extends Schema<M> {

    private final String name;
    private final Function<Map<String, ?>, M> creator;
    private final Map<String, Schema<?>> properties;
    private final Set<String> demanded;
    private final Set<String> answered;
    private final Set<String> nullable;
    private final @Nullable ObjectOptions options;

    /**
     * What a builder demands and what an answer must have differ where only one side sets a property.
     *
     * @param options null if an object is of this class alone
     */
    ObjectSchema(
            String name,
            Function<Map<String, ?>, M> creator,
            Map<String, Schema<?>> properties,
            Set<String> demanded,
            Set<String> answered,
            Set<String> nullable,
            @Nullable ObjectOptions options) {
        this.name = name;
        this.creator = creator;
        this.properties = properties;
        this.demanded = demanded;
        this.answered = answered;
        this.nullable = nullable;
        this.options = options;
    }

    @Override
    @SuppressWarnings("unchecked")
    @Nullable
    M read(Object json) {
        if (!(json instanceof Map)) {
            return null;
        }
        return creator.apply((Map<String, ?>) json);
    }

    @Override
    void check(@Nullable Object json, String where, List<String> violations) {
        if (!(json instanceof Map)) {
            violations.add((where.isEmpty() ? "the body" : where) + " is not an object: " + shown(json));
            return;
        }
        Map<?, ?> object = (Map<?, ?>) json;
        properties.forEach((property, schema) -> {
            String place = path(where, property);
            if (!object.containsKey(property)) {
                if (answered.contains(property)) {
                    violations.add(place + " is missing");
                }
            } else if (object.get(property) != null || !nullable.contains(property)) {
                schema.check(object.get(property), place, violations);
            }
        });
        if (options != null) {
            options.check(object, where, violations);
        }
    }

    /** By the required properties, or by any if none is. */
    @Override
    boolean recognises(Map<?, ?> json) {
        if (options != null && options.recognise(json)) {
            return true;
        }
        Set<String> known = answered.isEmpty() ? properties.keySet() : answered;
        for (String property : known) {
            if (json.containsKey(property)) {
                return true;
            }
        }
        return false;
    }

    @Override
    int faults(@Nullable Object json, int levels) {
        if (!(json instanceof Map)) {
            return 1;
        }
        if (levels == 0) {
            return 0;
        }
        Map<?, ?> object = (Map<?, ?>) json;
        int faults = options == null ? 0 : options.faults(object, levels);
        for (Map.Entry<String, Schema<?>> property : properties.entrySet()) {
            String name = property.getKey();
            if (!object.containsKey(name)) {
                faults += answered.contains(name) ? 1 : 0;
            } else if (object.get(name) != null || !nullable.contains(name)) {
                faults += property.getValue().faults(object.get(name), levels - 1);
            }
        }
        return faults;
    }

    /** How many of the properties that the contract lists an object has. */
    int known(Map<?, ?> json) {
        int known = options == null ? 0 : options.known(json);
        for (String property : properties.keySet()) {
            known += json.containsKey(property) ? 1 : 0;
        }
        return known;
    }

    /** Whether an object of this type is of that class, too. */
    boolean is(Map<?, ?> json, Schema<?> option) {
        return options != null && options.is(json, option);
    }

    /** What a builder has gathered, in the contract's order; what the contract does not know comes last. */
    M build(Map<String, @Nullable Object> values) {
        if (!values.keySet().containsAll(demanded)) {
            Set<String> missing = new LinkedHashSet<>(demanded);
            missing.removeAll(values.keySet());
            throw new IllegalArgumentException(name + " needs " + String.join(", ", missing));
        }
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (String property : properties.keySet()) {
            if (values.containsKey(property)) {
                ordered.put(property, Model.plain(values.get(property)));
            }
        }
        if (ordered.size() < values.size()) {
            values.forEach((property, value) -> ordered.putIfAbsent(property, Model.plain(value)));
        }
        return creator.apply(new JsonObject(ordered));
    }
}
