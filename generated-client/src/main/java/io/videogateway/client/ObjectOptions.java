package io.videogateway.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The classes of which an object may be: a discriminator tells, or else what it has of each. */
final class ObjectOptions {

    /**
     * Options may differ in nothing but what is inside their properties. All that is inside would be too much: options
     * inside options double the work at each level that a server sends.
     */
    private static final int LEVELS = 3;

    private static final class Option {
        final Supplier<? extends Schema<? extends Model>> schema;
        final Collection<String> words;

        Option(Supplier<? extends Schema<? extends Model>> schema, Collection<String> words) {
            this.schema = schema;
            this.words = words;
        }

        ObjectSchema<?> schema() {
            return (ObjectSchema<?>) schema.get();
        }
    }

    private final List<Option> options;
    private final @Nullable String discriminator;
    private final boolean closed;
    private final boolean several;

    private ObjectOptions(Builder builder) {
        this.options = builder.options;
        this.discriminator = builder.discriminator;
        this.closed = builder.closed;
        this.several = builder.several;
    }

    /** Whether an object is of the class with that schema. */
    boolean is(Map<?, ?> json, Schema<?> schema) {
        return of(json).stream().anyMatch(option -> option.schema() == schema);
    }

    /** Of the option of which it has most. */
    int known(Map<?, ?> json) {
        return options.stream()
                .mapToInt(option -> option.schema().known(json))
                .max()
                .orElse(0);
    }

    boolean recognise(Map<?, ?> json) {
        return options.stream().anyMatch(option -> option.schema().recognises(json));
    }

    void check(Map<?, ?> json, String where, List<String> violations) {
        List<Option> found = of(json);
        if (found.isEmpty() && closed) {
            violations.add((where.isEmpty() ? "the body" : where) + " is of no type that the contract lists: "
                    + Schema.shown(json));
        }
        found.stream()
                .max(Comparator.comparingInt(option -> option.schema().known(json)))
                .ifPresent(option -> option.schema().check(json, where, violations));
    }

    /** Of the option that it is; as one if it is of none and has to be. */
    int faults(Map<?, ?> json, int levels) {
        return of(json, levels).stream()
                .mapToInt(option -> option.schema().faults(json, levels))
                .min()
                .orElse(closed ? 1 : 0);
    }

    private List<Option> of(Map<?, ?> json) {
        return of(json, LEVELS);
    }

    private List<Option> of(Map<?, ?> json, int levels) {
        List<Option> found = new ArrayList<>();
        if (discriminator != null) {
            Object word = json.get(discriminator);
            for (Option option : options) {
                if (word != null && option.words.contains(word.toString())) {
                    found.add(option);
                }
            }
            return found;
        }
        Option best = null;
        int least = Integer.MAX_VALUE;
        int most = -1;
        for (Option option : options) {
            int known = option.schema().known(json);
            int wrong = option.schema().faults(json, levels);
            if (several && known > 0 && wrong == 0) {
                found.add(option);
            }
            if ((known > 0 || wrong == 0) && (wrong < least || (wrong == least && known > most))) {
                best = option;
                least = wrong;
                most = known;
            }
        }
        if (found.isEmpty() && best != null) {
            found.add(best);
        }
        return found;
    }

    static final class Builder {
        private final List<Option> options = new ArrayList<>();
        private @Nullable String discriminator;
        private boolean closed;
        private boolean several;

        void add(Supplier<? extends Schema<? extends Model>> schema, String... words) {
            options.add(new Option(schema, Arrays.asList(words)));
        }

        void discriminator(String property) {
            discriminator = property;
        }

        /** Every object is of one option, or of several. */
        void closed(boolean several) {
            this.closed = true;
            this.several = several;
        }

        /** Null if there is none. */
        @Nullable
        ObjectOptions build() {
            return options.isEmpty() ? null : new ObjectOptions(this);
        }
    }
}
