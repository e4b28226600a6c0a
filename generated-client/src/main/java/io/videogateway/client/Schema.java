package io.videogateway.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
@SuppressWarnings("ClassInitializationDeadlock") // nothing but this class touches ScalarSchema, so this one is first
public abstract class Schema<T> {

    private static final int LONGEST_SHOWN = 200;

    /** Text; numbers and booleans are read as their JSON form. */
    public static final Schema<String> TEXT = new ScalarSchema<>(ScalarSchema.Kind.TEXT);

    /** An integer of up to 64 bits. */
    public static final Schema<Long> INTEGER = new ScalarSchema<>(ScalarSchema.Kind.INTEGER);

    /** A number with or without a fraction, of the precision that 64 bits have. */
    public static final Schema<Double> NUMBER = new ScalarSchema<>(ScalarSchema.Kind.NUMBER);

    /** A number with every digit that it was written with. */
    public static final Schema<BigDecimal> DECIMAL = new ScalarSchema<>(ScalarSchema.Kind.DECIMAL);

    /** True or false. */
    public static final Schema<Boolean> BOOLEAN = new ScalarSchema<>(ScalarSchema.Kind.BOOLEAN);

    /** A moment, as RFC 3339 has it. */
    public static final Schema<OffsetDateTime> DATE_TIME = new ScalarSchema<>(ScalarSchema.Kind.DATE_TIME);

    /** A day, as RFC 3339 has it. */
    public static final Schema<LocalDate> DATE = new ScalarSchema<>(ScalarSchema.Kind.DATE);

    /** Whatever JSON there is: text, number, boolean, list or map. */
    public static final Schema<Object> ANY = new ScalarSchema<>(ScalarSchema.Kind.ANY);

    /** Bytes in a part of a form. */
    public static final Schema<Upload> UPLOAD = new ScalarSchema<>(ScalarSchema.Kind.UPLOAD);

    /** Bytes in an answer, which are not read before the user wants them. */
    public static final Schema<Download> FILE = new ScalarSchema<>(ScalarSchema.Kind.FILE);

    /** No body, or one that the contract says nothing of. */
    public static final Schema<Void> NOTHING = new ScalarSchema<>(ScalarSchema.Kind.NOTHING);

    Schema() {}

    /**
     * A list.
     *
     * @param <E> the type of its items
     */
    public static <E> Schema<List<E>> list(Schema<E> items) {
        return new ListSchema<>(items);
    }

    /**
     * An object with names that the contract does not list.
     *
     * @param <E> the type of its values
     */
    public static <E> Schema<Map<String, E>> map(Schema<E> values) {
        return new MapSchema<>(values);
    }

    /**
     * An item or a value that may be null.
     *
     * @param <T> what it is otherwise
     */
    public static <T> Schema<T> orNull(Schema<T> schema) {
        return new OrNull<>(schema);
    }

    /**
     * Another type of the contract, looked up when it is needed, since types may contain each other.
     *
     * @param <T> that type
     */
    public static <T> Schema<T> of(Supplier<Schema<T>> schema) {
        return new Reference<>(schema);
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

    /** Adds a sentence for everything in the value that is not as the contract says, with where it is. */
    abstract void check(@Nullable Object json, String where, List<String> violations);

    /** How much of a value is not as the contract says, with what is so many levels in it. */
    abstract int faults(@Nullable Object json, int levels);

    /** The type that a reference stands for. */
    Schema<T> resolved() {
        return this;
    }

    /** Whether both have the same Java type. */
    boolean isSameAs(Schema<?> other) {
        return resolved() == other.resolved();
    }

    /** Whether an object has something of what this type consists of. */
    boolean recognises(Map<?, ?> json) {
        return false;
    }

    private static final class ListSchema<E> extends Schema<List<E>> {
        private final Schema<E> items;

        ListSchema(Schema<E> items) {
            this.items = items;
        }

        @Override
        int faults(@Nullable Object json, int levels) {
            if (!(json instanceof Collection)) {
                return 1;
            }
            int faults = 0;
            if (levels > 0) {
                for (Object item : (Collection<?>) json) {
                    faults += items.faults(item, levels - 1);
                }
            }
            return faults;
        }

        @Override
        boolean isSameAs(Schema<?> other) {
            return other instanceof ListSchema && items.isSameAs(((ListSchema<?>) other).items);
        }

        @Override
        @Nullable
        List<E> read(Object json) {
            if (!(json instanceof Collection)) {
                return null;
            }
            List<E> list = new ArrayList<>();
            ((Collection<?>) json).forEach(item -> list.add(item == null ? null : items.read(item)));
            return Collections.unmodifiableList(list);
        }

        @Override
        void check(@Nullable Object json, String where, List<String> violations) {
            if (!(json instanceof Collection)) {
                violations.add(where + " is not a list: " + shown(json));
                return;
            }
            int index = 0;
            for (Object item : (Collection<?>) json) {
                items.check(item, where + "[" + index++ + "]", violations);
            }
        }
    }

    private static final class MapSchema<E> extends Schema<Map<String, E>> {
        private final Schema<E> values;

        MapSchema(Schema<E> values) {
            this.values = values;
        }

        @Override
        int faults(@Nullable Object json, int levels) {
            if (!(json instanceof Map)) {
                return 1;
            }
            int faults = 0;
            if (levels > 0) {
                for (Object value : ((Map<?, ?>) json).values()) {
                    faults += values.faults(value, levels - 1);
                }
            }
            return faults;
        }

        @Override
        boolean isSameAs(Schema<?> other) {
            return other instanceof MapSchema && values.isSameAs(((MapSchema<?>) other).values);
        }

        @Override
        @Nullable
        Map<String, E> read(Object json) {
            if (!(json instanceof Map)) {
                return null;
            }
            Map<String, E> map = new LinkedHashMap<>();
            ((Map<?, ?>) json)
                    .forEach((name, value) -> map.put(String.valueOf(name), value == null ? null : values.read(value)));
            return Collections.unmodifiableMap(map);
        }

        @Override
        void check(@Nullable Object json, String where, List<String> violations) {
            if (!(json instanceof Map)) {
                violations.add(where + " is not an object: " + shown(json));
                return;
            }
            ((Map<?, ?>) json).forEach((name, value) -> values.check(value, path(where, name), violations));
        }

        @Override
        boolean recognises(Map<?, ?> json) {
            return true;
        }
    }

    private static final class OrNull<T> extends Schema<T> {
        private final Schema<T> schema;

        OrNull(Schema<T> schema) {
            this.schema = schema;
        }

        @Override
        int faults(@Nullable Object json, int levels) {
            return json == null ? 0 : schema.faults(json, levels);
        }

        @Override
        @Nullable
        T read(Object json) {
            return schema.read(json);
        }

        @Override
        void check(@Nullable Object json, String where, List<String> violations) {
            if (json != null) {
                schema.check(json, where, violations);
            }
        }
    }

    private static final class Reference<T> extends Schema<T> {
        private final Supplier<Schema<T>> schema;

        Reference(Supplier<Schema<T>> schema) {
            this.schema = schema;
        }

        @Override
        int faults(@Nullable Object json, int levels) {
            return schema.get().faults(json, levels);
        }

        @Override
        @Nullable
        T read(Object json) {
            return schema.get().read(json);
        }

        @Override
        Schema<T> resolved() {
            return schema.get();
        }

        @Override
        void check(@Nullable Object json, String where, List<String> violations) {
            schema.get().check(json, where, violations);
        }

        @Override
        boolean recognises(Map<?, ?> json) {
            return schema.get().recognises(json);
        }
    }

    /** A value that is wrong, for a sentence: it may be as large as a body. */
    static String shown(@Nullable Object json) {
        String text = String.valueOf(json);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** A name inside a place; the outermost place has no name. */
    static String path(String where, Object name) {
        return where.isEmpty() ? String.valueOf(name) : where + "." + name;
    }

    /** Lists the properties of an object, in the order of the contract. */
    public static final class ObjectBuilder<M extends Model> {
        private final String name;
        private final Function<Map<String, ?>, M> creator;
        private final Map<String, Schema<?>> properties = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();
        private final Set<String> nullable = new LinkedHashSet<>();
        private final Set<String> readOnly = new LinkedHashSet<>();
        private final Set<String> writeOnly = new LinkedHashSet<>();
        private final ObjectOptions.Builder options = new ObjectOptions.Builder();

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

        /** A property that may be null. */
        public ObjectBuilder<M> nullable(String property) {
            nullable.add(property);
            return this;
        }

        /** A property that only the server sets, so that no builder demands it. */
        public ObjectBuilder<M> readOnly(String property) {
            readOnly.add(property);
            return this;
        }

        /** A property that is in no answer, so that none lacks it. */
        public ObjectBuilder<M> writeOnly(String property) {
            writeOnly.add(property);
            return this;
        }

        /**
         * A class of which an object may be.
         *
         * @param words those of the discriminator that say so
         */
        public ObjectBuilder<M> option(Supplier<? extends Schema<? extends Model>> schema, String... words) {
            options.add(schema, words);
            return this;
        }

        /** The property that tells which option it is. */
        public ObjectBuilder<M> discriminator(String property) {
            options.discriminator(property);
            return this;
        }

        /** An object is one of the options. */
        public ObjectBuilder<M> oneOf() {
            options.closed(false);
            return this;
        }

        /** An object is at least one of the options. */
        public ObjectBuilder<M> anyOf() {
            options.closed(true);
            return this;
        }

        public Schema<M> build() {
            Set<String> demanded = new LinkedHashSet<>(required);
            demanded.removeAll(readOnly);
            Set<String> answered = new LinkedHashSet<>(required);
            answered.removeAll(writeOnly);
            return new ObjectSchema<>(name, creator, properties, demanded, answered, nullable, options.build());
        }
    }
}
