package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words that a value may be, as constants beside its open type: a word that is added breaks nobody. */
final class Constants {

    private Constants() {}

    /** Whether a schema lists texts or numbers, which have constants; those of other values are clear by themselves. */
    static boolean isListed(JsonNode merged) {
        JavaType type = merged.has("enum") ? Scalars.typed(merged, false) : JavaType.ANY;
        return type == JavaType.TEXT || isNumber(type) && areNumbers(merged.get("enum"), type == JavaType.INTEGER);
    }

    private static boolean isNumber(JavaType type) {
        return type == JavaType.INTEGER || type == JavaType.DECIMAL || type == JavaType.NUMBER;
    }

    private static boolean areNumbers(JsonNode words, boolean whole) {
        boolean numbers = true;
        for (JsonNode word : words) {
            numbers &= whole
                    ? word.isIntegralNumber() && word.canConvertToLong()
                    // Java has no literal for what is larger.
                    : word.isNumber() && Double.isFinite(word.doubleValue());
        }
        return numbers;
    }

    /** For the templates: names and values in the order of the contract. */
    static ArrayNode of(JsonNode merged, String className, Map<String, String> names) {
        JavaType type = Scalars.typed(merged, false);
        Map<String, JsonNode> words = new LinkedHashMap<>();
        merged.get("enum").forEach(word -> words.put(word.asText(), word));
        ArrayNode constants = JsonNodeFactory.instance.arrayNode();
        MemberNames.constants(words.keySet(), names, className).forEach((word, name) -> {
            ObjectNode constant = constants.addObject().put("constant", name);
            constant.put("type", type == JavaType.INTEGER ? "long" : type == JavaType.NUMBER ? "double" : type.name());
            constant.put("value", value(word, type));
        });
        return constants;
    }

    private static String value(String word, JavaType type) {
        if (type == JavaType.DECIMAL) {
            return "new BigDecimal(" + Spelling.literal(word) + ")";
        }
        return type == JavaType.TEXT ? Spelling.literal(word) : word + (type == JavaType.INTEGER ? "L" : "d");
    }
}
