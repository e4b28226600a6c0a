package io.videogateway.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says of one type, for generated code: how a value is read from JSON, and what is wrong with it.
 *
 * <p>Reading is tolerant and never fails: what cannot be read as the type is read as null, and stays reachable through
 * {@link Model#properties()}. A number is read as text, and digits as a number; a fraction is no integer.
 *
 * @param <T> the Java type
 */
public abstract class Schema<T> {

    /** Text; numbers and booleans are read as their JSON form. */
    public static final Schema<String> TEXT = new Schema<String>() {
        @Override
        @Nullable
        String read(Object json) {
            return json instanceof String || json instanceof Number || json instanceof Boolean ? json.toString() : null;
        }
    };

    /** An integer of up to 64 bits. */
    public static final Schema<Long> INTEGER = new Schema<Long>() {
        @Override
        @Nullable
        Long read(Object json) {
            return Numbers.integer(json);
        }
    };

    /** A number with or without a fraction. */
    public static final Schema<Double> NUMBER = new Schema<Double>() {
        @Override
        @Nullable
        Double read(Object json) {
            return Numbers.number(json);
        }
    };

    /** True or false. */
    public static final Schema<Boolean> BOOLEAN = new Schema<Boolean>() {
        @Override
        @Nullable
        Boolean read(Object json) {
            if (json instanceof Boolean) {
                return (Boolean) json;
            }
            return "true".equals(json) ? Boolean.TRUE : "false".equals(json) ? Boolean.FALSE : null;
        }
    };

    /** Whatever JSON there is: text, number, boolean, list or map. */
    public static final Schema<Object> ANY = new Schema<Object>() {
        @Override
        Object read(Object json) {
            return json;
        }
    };

    /** Bytes in a part of a form. */
    public static final Schema<Upload> UPLOAD = new Schema<Upload>() {
        @Override
        @Nullable
        Upload read(Object value) {
            return value instanceof Upload ? (Upload) value : null;
        }
    };

    /** No body, or one that the contract says nothing of. */
    public static final Schema<Void> NOTHING = new Schema<Void>() {
        @Override
        @Nullable
        Void read(Object json) {
            return null;
        }
    };

    Schema() {}

    /**
     * A list.
     *
     * @param <E> the type of its items
     */
    public static <E> Schema<List<E>> list(Schema<E> items) {
        return new Schema<List<E>>() {
            @Override
            @Nullable
            List<E> read(Object json) {
                if (!(json instanceof Collection)) {
                    return null;
                }
                List<E> list = new ArrayList<>();
                for (Object item : (Collection<?>) json) {
                    list.add(item == null ? null : items.read(item));
                }
                return Collections.unmodifiableList(list);
            }
        };
    }

    /**
     * An object with names that the contract does not list.
     *
     * @param <E> the type of its values
     */
    public static <E> Schema<Map<String, E>> map(Schema<E> values) {
        return new Schema<Map<String, E>>() {
            @Override
            @Nullable
            Map<String, E> read(Object json) {
                if (!(json instanceof Map)) {
                    return null;
                }
                Map<String, E> map = new LinkedHashMap<>();
                ((Map<?, ?>) json)
                        .forEach((name, value) ->
                                map.put(String.valueOf(name), value == null ? null : values.read(value)));
                return Collections.unmodifiableMap(map);
            }
        };
    }

    /**
     * Another type of the contract, looked up when it is needed, since types may contain each other.
     *
     * @param <T> that type
     */
    public static <T> Schema<T> of(Supplier<Schema<T>> schema) {
        return new Schema<T>() {
            @Override
            @Nullable
            T read(Object json) {
                return schema.get().read(json);
            }
        };
    }

    /**
     * An object with the properties that are then listed.
     *
     * @param <M> the generated class
     */
    public static <M extends Model> ObjectBuilder<M> object(String name, Function<Map<String, ?>, M> creator) {
        return new ObjectBuilder<>(name, creator);
    }

    /** Null if the value is nothing that can be read as this type. */
    abstract @Nullable T read(Object json);

    /** Lists the properties of an object, in the order of the contract. */
    public static final class ObjectBuilder<M extends Model> {
        private final String name;
        private final Function<Map<String, ?>, M> creator;
        private final Map<String, Schema<?>> properties = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();

        private ObjectBuilder(String name, Function<Map<String, ?>, M> creator) {
            this.name = name;
            this.creator = creator;
        }

        /** A property that the contract requires. */
        public ObjectBuilder<M> required(String property, Schema<?> schema) {
            required.add(property);
            return optional(property, schema);
        }

        /** A property that may be absent. */
        public ObjectBuilder<M> optional(String property, Schema<?> schema) {
            properties.put(property, schema);
            return this;
        }

        public Schema<M> build() {
            return new ObjectSchema<>(name, creator, properties, required);
        }
    }
}
