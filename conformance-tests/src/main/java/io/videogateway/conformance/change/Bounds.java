package io.videogateway.conformance.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.change.Side.Range;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What it means that a keyword which bounds a value is another one. */
final class Bounds {
    private static final Set<String> LEAST =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");
    private static final Set<String> MOST =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");
    /** The formats for which the client has types of their own: generated-client/README.md. */
    private static final Set<String> TYPED_FORMATS = Set.of("binary", "date", "date-time");

    /** Both are a Double, and a number without them is a BigDecimal. */
    private static final Set<String> OF_DOUBLES = Set.of("float", "double");

    private static final Map<String, String> WIDER_FORMATS = Map.of("int32", "int64", "float", "double");

    private Bounds() {}

    /** Whether what stands under the keyword is a schema. */
    static boolean isSchema(String keyword) {
        return keyword.equals("items") || keyword.equals("additionalProperties");
    }

    /** Whether the client has another type for the value then, whatever the wire allows. */
    static boolean changesType(String keyword, @Nullable JsonNode was, @Nullable JsonNode is) {
        return (keyword.equals("format") && isDouble(was) != isDouble(is))
                || hasTypeOfItsOwn(keyword, was)
                || hasTypeOfItsOwn(keyword, is);
    }

    /** Whether the client has a type for values of which this is said. */
    private static boolean hasTypeOfItsOwn(String keyword, @Nullable JsonNode word) {
        return word != null
                && (isSchema(keyword)
                        ? word.isObject()
                        : keyword.equals("format") && TYPED_FORMATS.contains(word.asText()));
    }

    private static boolean isDouble(@Nullable JsonNode word) {
        return word != null && OF_DOUBLES.contains(word.asText());
    }

    static Range range(String keyword, JsonNode was, JsonNode is) {
        if (keyword.equals("format")) {
            return is.asText().equals(WIDER_FORMATS.get(was.asText()))
                    ? Range.WIDENED
                    : was.asText().equals(WIDER_FORMATS.get(is.asText())) ? Range.NARROWED : Range.REPLACED;
        }
        if (keyword.equals("additionalProperties")) {
            return is.isBoolean() ? Range.NARROWED : Range.WIDENED;
        }
        if ((!LEAST.contains(keyword) && !MOST.contains(keyword)) || !was.isNumber() || !is.isNumber()) {
            return Range.REPLACED;
        }
        boolean higher = is.decimalValue().compareTo(was.decimalValue()) > 0;
        return higher == LEAST.contains(keyword) ? Range.NARROWED : Range.WIDENED;
    }
}
