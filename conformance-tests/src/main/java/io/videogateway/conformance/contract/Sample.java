package io.videogateway.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/** A value that a schema allows: its example where it has one, else one made from what it says. The same every time. */
public final class Sample {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Deep enough for what people write, and an end for schemas that contain themselves. */
    private static final int MAX_DEPTH = 8;

    private Sample() {}

    /** A value with every property, or with the required ones only once the schema nests too deeply. */
    public static JsonNode of(Schema schema) {
        return value(schema, 0);
    }

    private static JsonNode value(Schema schema, int depth) {
        Optional<JsonNode> stated = schema.example()
                .or(() -> Optional.ofNullable(schema.node().get("const")))
                .or(() -> Optional.ofNullable(schema.node().get("default")).filter(value -> !value.isNull()))
                .or(() -> Optional.ofNullable(schema.node().path("enum").get(0)));
        if (stated.isPresent()) {
            return stated.get();
        }
        if (schema.firstChoice().isPresent() && schema.properties().isEmpty()) {
            return depth < MAX_DEPTH ? value(schema.firstChoice().get(), depth + 1) : JSON.nullNode();
        }
        if (schema.isObject()) {
            return object(schema, depth);
        }
        return switch (schema.types().stream().findFirst().orElse("string")) {
            case "array" -> array(schema, depth);
            case "boolean" -> JSON.booleanNode(false);
            case "integer" -> JSON.numberNode(integer(schema));
            case "number" -> JSON.numberNode(integer(schema) + 0.5);
            default -> JSON.textNode(text(schema));
        };
    }

    private static ObjectNode object(Schema schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.properties().forEach((name, property) -> {
            if (depth < MAX_DEPTH / 2 || (depth < MAX_DEPTH && schema.required().contains(name))) {
                object.set(name, value(property, depth + 1));
            }
        });
        return object;
    }

    private static ArrayNode array(Schema schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int least = Math.max(1, schema.node().path("minItems").asInt(1));
        if (depth < MAX_DEPTH) {
            schema.items()
                    .ifPresent(items -> Stream.generate(() -> value(items, depth + 1))
                            .limit(Math.min(least, 100))
                            .forEach(array::add));
        }
        return array;
    }

    private static long integer(Schema schema) {
        long least = schema.node()
                .path("minimum")
                .asLong(schema.node().path("exclusiveMinimum").asLong(0));
        boolean exclusive = schema.node().path("exclusiveMinimum").isNumber()
                || schema.node().path("exclusiveMinimum").asBoolean();
        long from = exclusive ? least + 1 : least;
        if (!schema.node().has("minimum")
                && !schema.node().path("exclusiveMinimum").isNumber()) {
            from = Math.min(1, schema.node().path("maximum").asLong(1));
        }
        long step = Math.max(1, schema.node().path("multipleOf").asLong(1));
        return Math.floorDiv(from + step - 1, step) * step;
    }

    private static String text(Schema schema) {
        String text = switch (schema.format()) {
            case "date" -> "2026-01-31";
            case "date-time" -> "2026-01-31T12:00:00Z";
            case "uuid" -> "6f1c8a52-7f0e-4c7a-9d6b-2a1c3e5d7f90";
            case "email" -> "someone@example.com";
            case "uri", "url" -> "https://example.com/";
            case "hostname" -> "example.com";
            case "ipv4" -> "192.0.2.1";
            case "ipv6" -> "2001:db8::1";
            case "byte" -> "AA==";
            default -> "text";
        };
        int least = schema.node().path("minLength").asInt(0);
        int most = schema.node().path("maxLength").asInt(Integer.MAX_VALUE);
        String long_ = text.length() < least ? text + "x".repeat(Math.min(least, 100_000) - text.length()) : text;
        return long_.length() > most ? long_.substring(0, most) : long_;
    }
}
