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

    /** Whether a schema lists texts or integers, which have constants; those of other values are clear by themselves. */
    static boolean isListed(JsonNode merged) {
        JavaType type = merged.has("enum") ? Scalars.typed(merged, false) : JavaType.ANY;
        return type == JavaType.TEXT || type == JavaType.INTEGER && isWithin64Bits(merged.get("enum"));
    }

    private static boolean isWithin64Bits(JsonNode words) {
        boolean within = true;
        for (JsonNode word : words) {
            within &= word.isIntegralNumber() && word.canConvertToLong();
        }
        return within;
    }

    /** For the templates: names and values in the order of the contract. */
    static ArrayNode of(JsonNode merged, String className, Map<String, String> names) {
        boolean text = Scalars.typed(merged, false) == JavaType.TEXT;
        Map<String, JsonNode> words = new LinkedHashMap<>();
        merged.get("enum").forEach(word -> words.put(word.asText(), word));
        ArrayNode constants = JsonNodeFactory.instance.arrayNode();
        MemberNames.constants(words.keySet(), names, className).forEach((word, name) -> {
            ObjectNode constant = constants.addObject().put("constant", name);
            constant.put("type", text ? "String" : "long");
            constant.put("value", text ? Spelling.literal(word) : word + "L");
        });
        return constants;
    }
}
