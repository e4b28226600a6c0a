package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.tools.ant.BuildException;

/** A schema as one place uses it: what it comes down to behind targets, and what is said of it on the way there. */
final class Use {

    private static final Set<String> SAID = new HashSet<>(Arrays.asList(
            "title",
            "description",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "nullable",
            "example",
            "examples",
            "externalDocs",
            "xml",
            "$comment",
            "$id",
            "$anchor",
            "$schema",
            "$defs"));

    /** What says which values there are, and not only bounds them. */
    private static final Set<String> STRUCTURE = new HashSet<>(Arrays.asList(
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "items",
            "prefixItems",
            "allOf",
            "oneOf",
            "anyOf",
            "enum",
            "const",
            "format",
            "discriminator",
            "contentEncoding",
            "contentMediaType"));

    private final Targets targets;
    private final ObjectNode said = JsonNodeFactory.instance.objectNode();
    private final Set<String> seen = new HashSet<>();
    private boolean nullable;
    private JsonNode schema;
    private String component;

    private Use(Targets targets, JsonNode schema) {
        this.targets = targets;
        this.schema = schema;
    }

    static Use of(JsonNode schema, Targets targets) {
        Use use = new Use(targets, schema);
        while (use.step()) {
            use.component = use.schema.has("$ref") ? null : use.component;
        }
        return use;
    }

    /** A schema that is no reference. */
    JsonNode schema() {
        return schema;
    }

    /** The name of the schema, if it has one. */
    String component() {
        return component;
    }

    boolean isNullable() {
        return nullable;
    }

    boolean is(String flag) {
        return said.path(flag).asBoolean();
    }

    /** Empty if nothing is said. */
    String description() {
        return said.path("description").asText();
    }

    /** Missing if the contract has none. */
    JsonNode defaultValue() {
        return said.path("default");
    }

    /** Goes one reference further; false at the end. */
    private boolean step() {
        listen(schema);
        if (schema.path("$ref").isTextual()) {
            String ref = schema.get("$ref").asText();
            if (!seen.add(ref)) {
                throw new BuildException("the schema " + ref + " is nothing but a reference to itself");
            }
            if (targets.allowsSiblings() && isMore(schema)) {
                schema = together(schema);
                component = null;
                return false;
            }
            component = targets.component(ref);
            schema = targets.target(ref);
            return true;
        }
        JsonNode inner = component == null ? only() : null;
        inner = inner == null ? onlyBesideNull("oneOf") : inner;
        inner = inner == null ? onlyBesideNull("anyOf") : inner;
        if (inner != null) {
            component = null;
            schema = inner;
        }
        return inner != null;
    }

    private void listen(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (SAID.contains(field.getKey()) && !said.has(field.getKey())) {
                said.set(field.getKey(), field.getValue());
            }
        }
        nullable |= node.path("nullable").asBoolean() || allowsNull(node);
    }

    /** Whether the schema says so by its type, or its words. */
    static boolean allowsNull(JsonNode node) {
        return contains(node.path("type"), "null") || node.path("enum").isArray() && containsNull(node.get("enum"));
    }

    private static boolean contains(JsonNode types, String type) {
        for (JsonNode one : types) {
            if (one.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsNull(JsonNode words) {
        for (JsonNode word : words) {
            if (word.isNull()) {
                return true;
            }
        }
        return false;
    }

    /** The one part or option of several that says what a value is, if the others and what stands beside them do not. */
    static JsonNode alone(JsonNode schema, String keyword) {
        JsonNode alone = null;
        int parts = 0;
        for (JsonNode part : schema.path(keyword)) {
            if (keyword.equals("allOf") ? isMore(part) || part.has("$ref") : !isNull(part)) {
                alone = part;
                parts++;
            }
        }
        return parts != 1 || isMore(without(schema, keyword)) ? null : alone;
    }

    private JsonNode only() {
        JsonNode part = alone(schema, "allOf");
        if (part != null) {
            schema.path("allOf").forEach(this::listen);
        }
        return part;
    }

    private JsonNode onlyBesideNull(String keyword) {
        for (JsonNode option : schema.path(keyword)) {
            nullable |= isNull(option);
        }
        return alone(schema, keyword);
    }

    /** A schema that nothing but null fits. */
    static boolean isNull(JsonNode schema) {
        JsonNode words = schema.path("enum");
        return schema.path("type").asText().equals("null")
                || schema.path("const").isNull()
                || words.size() == 1 && words.get(0).isNull();
    }

    /** Beside a reference, a type alone says nothing new. */
    private static boolean isMore(JsonNode schema) {
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            if (STRUCTURE.contains(field.getKey())) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode without(JsonNode schema, String... names) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.setAll((ObjectNode) schema);
        rest.remove(Arrays.asList(names));
        return rest;
    }

    /** OpenAPI 3.1 allows a reference beside other keywords; that is both at once. */
    private static JsonNode together(JsonNode schema) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        ArrayNode parts = both.putArray("allOf");
        parts.addObject().set("$ref", schema.get("$ref"));
        parts.add(without(schema, "$ref"));
        return both;
    }
}
