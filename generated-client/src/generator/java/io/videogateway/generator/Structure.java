package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What two schemas have in common if they describe the same: all but comments, examples and order. */
final class Structure {

    private static final Set<String> COMMENTS =
            new HashSet<>(Arrays.asList("title", "description", "example", "examples", "externalDocs", "$comment"));
    private static final Set<String> OF_SCHEMAS =
            new HashSet<>(Arrays.asList("items", "additionalProperties", "allOf", "oneOf", "anyOf", "not"));

    private Structure() {}

    static JsonNode of(JsonNode schema) {
        if (schema.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            schema.forEach(one -> all.add(of(one)));
            return all;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode structure = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.equals("properties")) {
                ObjectNode properties = structure.putObject(name);
                value.properties().forEach(property -> properties.set(property.getKey(), of(property.getValue())));
            } else if (name.equals("required")) {
                TreeSet<String> required = new TreeSet<>();
                value.forEach(property -> required.add(property.asText()));
                required.forEach(structure.putArray(name)::add);
            } else if (OF_SCHEMAS.contains(name)) {
                structure.set(name, of(value));
            } else if (!COMMENTS.contains(name) && !name.startsWith("x-")) {
                structure.set(name, value);
            }
        }
        return structure;
    }
}
