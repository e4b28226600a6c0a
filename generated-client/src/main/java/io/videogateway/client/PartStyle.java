package io.videogateway.client;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a part of a form becomes text, where the contract gives it one of OpenAPI's styles. Immutable. */
final class PartStyle {

    private final String style;
    private final boolean explode;
    private final boolean reserved;

    /** @param reserved whether signs that mean nothing in a form stay as they are */
    PartStyle(String style, boolean explode, boolean reserved) {
        this.style = style;
        this.explode = explode;
        this.reserved = reserved;
    }

    /** Names and values of the fields that it is in a form without files, encoded. */
    List<String[]> fields(String name, Object value) {
        return pairs(name, value, reserved ? Encoding::percentButReserved : Encoding::percent);
    }

    /** Names and values of the parts that it is in a form with files, where nothing is encoded. */
    List<String[]> parts(String name, Object value) {
        return pairs(name, value, UnaryOperator.identity());
    }

    private List<String[]> pairs(String name, Object value, UnaryOperator<String> encode) {
        return Encoding.pairs(name, value, style, explode, encode);
    }

    /** No style says how to write a file. */
    static boolean isFor(@Nullable Object value) {
        Object first = value instanceof Collection && !((Collection<?>) value).isEmpty()
                ? ((Collection<?>) value).iterator().next()
                : value;
        return first != null && !(first instanceof Upload);
    }
}
