package io.videogateway.client;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How values become text, as OpenAPI's styles have it. */
final class Encoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** What RFC 3986 reserves, but for the signs that part a form or a query, or stand for a space in it. */
    private static final String HARMLESS = ":/?@!$'()*,;";

    private static final int MOST_ZEROS = 1_000;

    private Encoding() {}

    /**
     * A value that has no parts.
     *
     * @throws IllegalArgumentException if it has some, for no style of OpenAPI says how to write them here
     */
    static String text(@Nullable Object value) {
        if (value instanceof Map || value instanceof Collection) {
            throw new IllegalArgumentException("no style can write what is inside of this: " + value);
        }
        if (value instanceof BigDecimal) {
            BigDecimal decimal = (BigDecimal) value;
            // All digits of 1e999999999, which a server can send, would fill the memory.
            return Math.abs(decimal.scale()) <= MOST_ZEROS ? decimal.toPlainString() : decimal.toString();
        }
        // Java leaves out seconds that are zero, and RFC 3339 does not.
        return value instanceof OffsetDateTime
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((OffsetDateTime) value)
                : String.valueOf(value);
    }

    /** All but what RFC 3986 calls unreserved. */
    static String percent(String text) {
        return percent(text, "");
    }

    /** As {@link #percent(String)}, without those reserved characters that cannot be taken for something else. */
    static String percentButReserved(String text) {
        return percent(text, HARMLESS);
    }

    private static String percent(String text, String kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0 || kept.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }

    /** The values of a query parameter by name, encoded: one name several times, or several names. */
    static List<String[]> query(String name, Object value, String style, boolean explode) {
        return pairs(name, value, style, explode, Encoding::percent);
    }

    /** The same for a query or a form, each piece encoded as it says. */
    static List<String[]> pairs(
            String name, Object value, String style, boolean explode, UnaryOperator<String> encode) {
        List<String[]> pairs = new ArrayList<>();
        Map<?, ?> object = object(value);
        String key = encode.apply(name);
        if (style.equals("json")) {
            pairs.add(pair(key, encode.apply(new String(Json.written(value), StandardCharsets.UTF_8))));
        } else if (object != null && (explode || style.equals("deepObject"))) {
            object.forEach((property, item) -> {
                String own = encode.apply(String.valueOf(property));
                boolean deep = style.equals("deepObject");
                for (Object one : items(item)) {
                    String whole = deep ? key + encode.apply("[") + own + encode.apply("]") : own;
                    pairs.add(pair(whole, encode.apply(text(one))));
                }
            });
        } else if (explode) {
            items(value).forEach(item -> pairs.add(pair(key, encode.apply(text(item)))));
        } else {
            String sign = style.equals("spaceDelimited") ? " " : style.equals("pipeDelimited") ? "|" : "";
            pairs.add(pair(key, joined(value, sign.isEmpty() ? "," : encode.apply(sign), "", encode)));
        }
        return pairs;
    }

    /** What stands in the path for a parameter, encoded. */
    static String path(String name, Object value, String style, boolean explode) {
        String key = percent(name);
        switch (style) {
            case "label":
                return "." + joined(value, explode ? "." : ",", explode ? "=" : "", Encoding::percent);
            case "matrix":
                if (!explode) {
                    return ";" + key + "=" + joined(value, ",", "", Encoding::percent);
                }
                return object(value) != null
                        ? ";" + joined(value, ";", "=", Encoding::percent)
                        : ";" + key + "=" + joined(value, ";" + key + "=", "", Encoding::percent);
            default:
                return joined(value, ",", explode ? "=" : "", Encoding::percent);
        }
    }

    /** What stands in a header, which nothing encodes. */
    static String header(Object value, boolean explode) {
        return joined(value, ",", explode ? "=" : "", UnaryOperator.identity());
    }

    /** Items, or names and values, with something between them; no sign between name and value means a separator. */
    private static String joined(Object value, String separator, String sign, UnaryOperator<String> encode) {
        List<String> parts = new ArrayList<>();
        Map<?, ?> object = object(value);
        if (object == null) {
            items(value).forEach(item -> parts.add(encode.apply(text(item))));
        } else {
            object.forEach((name, item) -> parts.add(encode.apply(String.valueOf(name))
                    + (sign.isEmpty() ? separator : sign)
                    + encode.apply(text(item))));
        }
        return String.join(separator, parts);
    }

    private static @Nullable Map<?, ?> object(Object value) {
        Object plain = value instanceof Model ? ((Model) value).properties() : value;
        if (!(plain instanceof Map)) {
            return null;
        }
        Map<Object, Object> present = new LinkedHashMap<>();
        ((Map<?, ?>) plain).forEach((name, item) -> {
            if (item != null) {
                present.put(name, item);
            }
        });
        return present;
    }

    private static Collection<?> items(Object value) {
        return value instanceof Collection ? (Collection<?>) value : java.util.Collections.singletonList(value);
    }

    private static String[] pair(String name, String value) {
        return new String[] {name, value};
    }
}
