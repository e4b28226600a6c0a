package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tools.ant.BuildException;

/** Makes one flat schema of all that hold at once: those under {@code allOf}, with what stands beside them. */
final class Merge {

    private static final List<String> UNIONS = Arrays.asList("oneOf", "anyOf");

    /** What no schema has from another. */
    private static final List<String> OWN = Arrays.asList("discriminator", "description", "deprecated");

    /** All others only bound values, and have no say in what is generated. */
    private static final Set<String> TAKEN_OVER = new HashSet<>(Arrays.asList(
            "format",
            "items",
            "additionalProperties",
            "patternProperties",
            "prefixItems",
            "contentEncoding",
            "contentMediaType"));

    private final Targets targets;
    private final String name;
    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private boolean several;

    private Merge(Targets targets, String name) {
        this.targets = targets;
        this.name = name;
    }

    /**
     * Properties stay the nodes that they are in the contract.
     *
     * @param component the name of the schema, if it has one
     * @param place for the sentence of a refusal
     * @throws BuildException if no value could be all of this
     */
    static ObjectNode of(JsonNode schema, String component, Place place, Targets targets) {
        Merge merge = new Merge(targets, component == null ? place.key() : component);
        if (component != null) {
            merge.seen.add("#/components/schemas/" + component);
        }
        merge.add(schema, true);
        if (!merge.required.isEmpty()) {
            ArrayNode names = merge.merged.putArray("required");
            merge.required.forEach(names::add);
        }
        return merge.merged;
    }

    private void add(JsonNode schema, boolean own) {
        for (JsonNode part : schema.path("allOf")) {
            addPart(part);
        }
        schema.path("required").forEach(property -> required.add(property.asText()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            property(property.getKey(), property.getValue());
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            if (own && OWN.contains(keyword.getKey())) {
                merged.set(keyword.getKey(), keyword.getValue());
            } else {
                keyword(keyword.getKey(), keyword.getValue());
            }
        }
    }

    private void addPart(JsonNode part) {
        String ref = part.path("$ref").asText();
        if (ref.isEmpty()) {
            // A discriminator inside an inline part is the schema's own.
            add(part, true);
            return;
        }
        if (!seen.add(ref)) {
            if (targets.component(ref) != null && name.equals(targets.component(ref))) {
                throw new BuildException("the schema " + name + " contains itself under allOf");
            }
            return;
        }
        add(targets.resolved(part), false);
    }

    private void keyword(String keyword, JsonNode value) {
        if (keyword.equals("type")) {
            type(value);
        } else if (keyword.equals("const")) {
            words(JsonNodeFactory.instance.arrayNode().add(value));
        } else if (keyword.equals("enum")) {
            words(value);
        } else if (UNIONS.contains(keyword)) {
            union(keyword, value);
        } else if (keyword.equals("items") && merged.has("items")) {
            merged.set("items", both(merged.get("items"), value));
        } else if (TAKEN_OVER.contains(keyword) && !(merged.has(keyword) && value.isBoolean())) {
            merged.set(keyword, value);
        }
    }

    private void property(String property, JsonNode schema) {
        ObjectNode properties = merged.withObject("/properties");
        JsonNode other = properties.get(property);
        properties.set(property, other == null || other.equals(schema) ? schema : both(other, schema));
    }

    private static JsonNode both(JsonNode first, JsonNode second) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.putArray("allOf").add(first).add(second);
        return both;
    }

    private void type(JsonNode value) {
        List<String> types = types(value);
        if (types.isEmpty()) {
            return;
        }
        if (merged.has("type")) {
            List<String> common = types(merged.get("type"));
            if (common.contains("number") && types.contains("integer")) {
                common.add("integer");
            }
            if (types.contains("number") && common.contains("integer")) {
                types.add("integer");
            }
            List<String> before = new ArrayList<>(common);
            common.retainAll(types);
            if (common.isEmpty()) {
                throw new BuildException("no value fits " + name + ", which is to be " + String.join(" or ", before)
                        + " and " + String.join(" or ", types(value)) + " at once under allOf");
            }
            types = common;
        }
        ArrayNode names = merged.putArray("type");
        types.forEach(names::add);
    }

    /** Without null, which is told apart. */
    private static List<String> types(JsonNode type) {
        List<String> types = new ArrayList<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        types.remove("null");
        return types;
    }

    private void words(JsonNode value) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        for (JsonNode word : value) {
            if (!word.isNull() && (!merged.has("enum") || contains(merged.get("enum"), word))) {
                words.add(word);
            }
        }
        if (words.isEmpty() && merged.has("enum")) {
            throw new BuildException("no value fits " + name + ", which is to be one of " + merged.get("enum")
                    + " and one of " + value + " at once under allOf");
        }
        if (!words.isEmpty()) {
            merged.set("enum", words);
        }
    }

    private static boolean contains(JsonNode words, JsonNode word) {
        for (JsonNode one : words) {
            if (one.equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** That of a parent names its children, and is nothing that a child is one of. */
    private void union(String keyword, JsonNode options) {
        boolean own = false;
        boolean types = false;
        for (JsonNode option : options) {
            own |= seen.contains(option.path("$ref").asText());
            types |= !isBound(option);
        }
        if (own || !types) {
            return;
        }
        if (several || merged.has("oneOf") || merged.has("anyOf")) {
            // No class says that a value is one of these and one of those; it has what all have in common.
            several = true;
            merged.remove(UNIONS);
            return;
        }
        merged.set(keyword, options);
    }

    /** Such as {@code required: [a]}, which chooses among properties that are listed elsewhere. */
    private static boolean isBound(JsonNode option) {
        for (String keyword : new String[] {
            "$ref",
            "type",
            "properties",
            "allOf",
            "oneOf",
            "anyOf",
            "enum",
            "const",
            "items",
            "format",
            "additionalProperties"
        }) {
            if (option.has(keyword)
                    && !(keyword.equals("type") && option.has("required") && !option.has("properties"))) {
                return false;
            }
        }
        return option.isObject() && option.size() > 0;
    }
}
