package io.videogateway.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all types of the contract have in common: they are immutable, and they keep every property as it was received,
 * known to the contract or not, in order and with explicit nulls. Jackson writes exactly that.
 */
public abstract class Model {

    private final JsonObject properties;

    /** For generated code. */
    protected Model(Map<String, ?> properties) {
        this.properties = plain(properties);
    }

    /**
     * All properties by the contract's names, also those that the contract does not know: text, numbers, booleans,
     * lists and maps as in JSON, and {@link Upload}s in a form. Unmodifiable.
     */
    @JsonValue
    public final Map<String, @Nullable Object> properties() {
        return properties;
    }

    /** For generated code: the property as the type says, or null if it is absent or cannot be read so. */
    protected final <T> @Nullable T read(String property, Schema<T> schema) {
        Object value = properties.get(property);
        return value == null ? null : schema.read(value);
    }

    /** For generated code: this as one of the classes that the contract allows here, or null if it is of another. */
    protected final <M extends Model> @Nullable M as(Schema<? extends Model> own, Schema<M> option) {
        return ((ObjectSchema<?>) own).is(properties, option) ? option.read(properties) : null;
    }

    /** Whether the other object is of the same type and has equal properties, unknown ones included. */
    @Override
    @SuppressWarnings("EqualsGetClass") // the subclasses are final, and two of them are never equal
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && properties.equals(((Model) other).properties);
    }

    @Override
    public final int hashCode() {
        return properties.hashCode();
    }

    /** All properties, for logs and debuggers. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + properties;
    }

    private static JsonObject plain(Map<?, ?> values) {
        if (values instanceof JsonObject) {
            return (JsonObject) values;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> value : values.entrySet()) {
            map.put(String.valueOf(value.getKey()), plain(value.getValue()));
        }
        return new JsonObject(map);
    }

    /** As JSON has it. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Model) {
            return ((Model) value).properties;
        }
        if (value instanceof Map) {
            return plain((Map<?, ?>) value);
        }
        if (value instanceof Collection) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object item : (Collection<?>) value) {
                list.add(plain(item));
            }
            return Collections.unmodifiableList(list);
        }
        if (value instanceof OffsetDateTime) {
            // Its own text leaves out seconds that are zero, which RFC 3339 does not allow.
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((OffsetDateTime) value);
        }
        if (value instanceof Temporal) {
            return value.toString();
        }
        return value instanceof Number ? Numbers.plain((Number) value) : value;
    }

    /**
     * Gathers properties. Not safe for use by several threads.
     *
     * @param <M> what is built
     * @param <B> the builder itself
     */
    public abstract static class Builder<M extends Model, B extends Builder<M, B>> {
        private final ObjectSchema<M> schema;
        private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();

        /** For generated code. */
        protected Builder(Schema<M> schema) {
            this.schema = (ObjectSchema<M>) schema;
        }

        /** Any property by its name in the contract, or one that the contract does not know; null is sent as null. */
        public final B putProperty(String name, @Nullable Object value) {
            properties.put(name, value);
            return self();
        }

        /** For generated code: null takes the property away. */
        protected final B set(String name, @Nullable Object value) {
            if (value == null) {
                properties.remove(name);
            } else {
                properties.put(name, value);
            }
            return self();
        }

        /**
         * Builds it; the builder can be used further.
         *
         * @throws IllegalArgumentException if a required property is missing, naming all that are
         */
        public final M build() {
            return schema.build(properties);
        }

        @SuppressWarnings("unchecked") // B is the class itself, as the generated code declares it
        private B self() {
            return (B) this;
        }
    }
}
