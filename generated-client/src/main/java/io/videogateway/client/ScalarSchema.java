package io.videogateway.client;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that has no parts. One class with a switch, since every class costs a program's start some time. */
final class ScalarSchema<T> extends Schema<T> {

    enum Kind {
        TEXT("text"),
        INTEGER("an integer"),
        NUMBER("a number"),
        DECIMAL("a number"),
        BOOLEAN("true or false"),
        DATE_TIME("a date and time"),
        DATE("a date"),
        ANY("JSON"),
        UPLOAD("bytes"),
        FILE("bytes"),
        NOTHING("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final Kind kind;

    /** The type must be the one that {@link #value} gives for the kind. */
    ScalarSchema(Kind kind) {
        this.kind = kind;
    }

    @Override
    @SuppressWarnings("unchecked") // see the constructor
    @Nullable
    T read(Object json) {
        return (T) value(json);
    }

    @Override
    void check(@Nullable Object json, String where, List<String> violations) {
        if (kind != Kind.ANY && (json == null || !isExactly(json))) {
            violations.add(where + " is not " + kind.words + ": " + shown(json));
        }
    }

    @Override
    int faults(@Nullable Object json, int levels) {
        return kind == Kind.ANY || (json != null && isExactly(json)) ? 0 : 1;
    }

    /** Tolerant: what is written in another way but means a value of this kind is one. */
    private @Nullable Object value(Object json) {
        boolean scalar = json instanceof String || json instanceof Number || json instanceof Boolean;
        switch (kind) {
            case TEXT:
                return scalar ? json.toString() : null;
            case INTEGER:
                return Numbers.integer(json);
            case NUMBER:
                return Numbers.number(json);
            case DECIMAL:
                return Numbers.decimal(json);
            case BOOLEAN:
                return json.toString().equals("true")
                        ? Boolean.TRUE
                        : json.toString().equals("false") ? false : null;
            case DATE_TIME:
            case DATE:
                return json instanceof String ? date((String) json) : null;
            case ANY:
                return json;
            case UPLOAD:
                return json instanceof Upload ? json : null;
            default:
                return null;
        }
    }

    private boolean isExactly(Object json) {
        switch (kind) {
            case TEXT:
                return json instanceof String;
            case INTEGER:
                return json instanceof Number && Numbers.integer(json) != null;
            case NUMBER:
            case DECIMAL:
                return json instanceof Number;
            case BOOLEAN:
                return json instanceof Boolean;
            default:
                return kind == Kind.NOTHING || value(json) != null;
        }
    }

    private @Nullable Object date(String text) {
        try {
            return kind == Kind.DATE ? LocalDate.parse(text) : OffsetDateTime.parse(text);
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }
}
