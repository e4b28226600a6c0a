package io.videogateway.client;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The code and the words of an error, from whichever envelope a gateway uses. Seen in the field:
 * {@code {"error": {message, type, param, code}}} with any of these absent, {@code {"error": "text"}},
 * {@code {code, message, data}}, {@code {"detail": "text"}} and FastAPI's {@code {"detail": [{loc, msg}]}}, the JSON of
 * the gateway behind as text inside a message, pages, plain text.
 */
final class ErrorEnvelope implements Serializable {

    private static final long serialVersionUID = 1L;

    static final ErrorEnvelope EMPTY = new ErrorEnvelope(null, null);

    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LONGEST_TEXT = 300;

    private final @Nullable String code;
    private final @Nullable String message;

    private ErrorEnvelope(@Nullable String code, @Nullable String message) {
        this.code = shortened(code);
        this.message = message;
    }

    @Nullable
    String code() {
        return code;
    }

    @Nullable
    String message() {
        return message;
    }

    /** Of the body of an error, whatever it is. */
    static ErrorEnvelope of(String body) {
        Object json = json(body);
        if (json != null) {
            return ofJson(json);
        }
        Matcher title = TITLE.matcher(body);
        return new ErrorEnvelope(null, shortened(title.find() ? title.group(1) : body));
    }

    /** Whether a success is nothing but an error: one beside properties of what was asked for is part of that. */
    static boolean isAllOf(@Nullable Object json, Schema<?> expected) {
        if (!(json instanceof Map) || expected.recognises((Map<?, ?>) json)) {
            return false;
        }
        Map<?, ?> map = (Map<?, ?>) json;
        return map.get("error") != null
                || map.get("detail") != null
                || (map.get("data") == null && map.containsKey("code") && map.containsKey("message"));
    }

    private static ErrorEnvelope ofJson(Object json) {
        if (json instanceof String) {
            return new ErrorEnvelope(null, shortened((String) json));
        }
        if (json instanceof Collection) {
            return ((Collection<?>) json)
                    .stream()
                            .filter(Map.class::isInstance)
                            .findFirst()
                            .map(ErrorEnvelope::ofJson)
                            .orElse(EMPTY);
        }
        if (!(json instanceof Map)) {
            return EMPTY;
        }
        Map<?, ?> map = (Map<?, ?>) json;
        Object inner = first(map, "error", "errors");
        if (inner instanceof Map || inner instanceof Collection) {
            return ofJson(inner);
        }
        Object message = inner != null ? inner : first(map, "message", "msg", "detail");
        return unwrapped(shortened(text(first(map, "code", "type"))), message);
    }

    /** Relays put the error of the gateway behind them into their own message, as JSON in text. */
    private static ErrorEnvelope unwrapped(@Nullable String code, @Nullable Object message) {
        if (message instanceof Collection) {
            String all = ((Collection<?>) message)
                    .stream().map(ErrorEnvelope::fieldError).collect(Collectors.joining("; "));
            return new ErrorEnvelope(code, shortened(all));
        }
        if (message instanceof Map) {
            return ofJson(message);
        }
        String text = text(message);
        if (text != null && text.indexOf('{') >= 0) {
            Object json = json(text.substring(text.indexOf('{')));
            if (json != null) {
                ErrorEnvelope inner = ofJson(json);
                if (inner.message != null) {
                    return new ErrorEnvelope(inner.code != null ? inner.code : code, inner.message);
                }
            }
        }
        return new ErrorEnvelope(code, shortened(text));
    }

    private static String fieldError(@Nullable Object item) {
        if (!(item instanceof Map)) {
            return String.valueOf(item);
        }
        Map<?, ?> map = (Map<?, ?>) item;
        Object where = map.get("loc");
        String field = where instanceof Collection
                ? ((Collection<?>) where).stream().map(String::valueOf).collect(Collectors.joining(".")) + ": "
                : "";
        return field + text(first(map, "msg", "message"));
    }

    private static @Nullable Object first(Map<?, ?> map, String... names) {
        for (String name : names) {
            Object value = map.get(name);
            if (value != null && !"".equals(value)) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null || text.trim().isEmpty()) {
            return null;
        }
        // A server must not write lines of a log, steer a terminal or turn the reading direction.
        String line = text.trim().replaceAll("[\\s\\p{Zl}\\p{Zp}]+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }

    /** An object or a list; null if the text is neither. */
    static @Nullable Object json(String text) {
        if (!text.trim().startsWith("{") && !text.trim().startsWith("[")) {
            return null;
        }
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException noJson) {
            // Not only Jackson's own: by zero bytes in it, it takes a text for UTF-32 and fails to decode that.
            return null;
        }
    }
}
