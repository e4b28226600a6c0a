package io.videogateway.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import com.github.curiousoddman.rgxgen.parsing.dflt.RgxGenParseException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A value that a schema allows: its example where it has one, else one made from what it says. The same every time. */
public final class Sample {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Deep enough for what people write, and an end for schemas that contain themselves. */
    private static final int MAX_DEPTH = 8;
    /** Once there are so many values, lists have one element, however many a schema wants. */
    private static final int MANY = 1000;

    /** Of a part of a pattern that may be repeated without end. */
    private static final int MOST_REPETITIONS = 8;

    /** Texts that keep a pattern may break another word of the schema. */
    private static final int TRIES = 50;

    private int made;

    private Sample() {}

    /** A value with every property, or with the required ones only once the schema nests too deeply. */
    public static JsonNode of(Schema schema) {
        return new Sample().value(schema, 0);
    }

    private JsonNode value(Schema schema, int depth) {
        made++;
        Optional<JsonNode> stated = schema.example()
                .or(() -> Optional.ofNullable(schema.node().get("const")))
                .or(() -> Optional.ofNullable(schema.node().get("default")).filter(value -> !value.isNull()))
                .or(() -> StreamSupport.stream(schema.node().path("enum").spliterator(), false)
                        .filter(value -> !value.isNull())
                        .findFirst());
        if (stated.isPresent()) {
            return stated.get();
        }
        List<Schema> choices = schema.choices();
        if (!choices.isEmpty()) {
            return depth < MAX_DEPTH ? choice(schema, choices, depth) : JSON.nullNode();
        }
        if (schema.isObject()) {
            return object(schema, depth);
        }
        // Words about one value that stand in branches: whichever branch alone gives what the whole allows.
        if (depth < MAX_DEPTH) {
            for (Schema branch : schema.branches()) {
                JsonNode value = value(branch, depth + 1);
                if (made > MANY || schema.allows(value)) {
                    return value;
                }
            }
        }
        return switch (schema.types().stream().findFirst().orElse("string")) {
            case "array" -> array(schema, depth);
            case "boolean" -> JSON.booleanNode(false);
            case "integer" -> JSON.numberNode(integer(schema));
            case "number" -> JSON.numberNode(number(schema));
            default -> JSON.textNode(text(schema));
        };
    }

    /** Of the first branch of which a value can be made that the whole allows: others may forbid what this one wants. */
    private JsonNode choice(Schema schema, List<Schema> choices, int depth) {
        JsonNode first = null;
        for (Schema choice : choices) {
            JsonNode part = value(choice, depth + 1);
            JsonNode value = part instanceof ObjectNode object ? whole(schema, choice, object.deepCopy(), depth) : part;
            if (made > MANY || schema.allows(value)) {
                return value;
            }
            first = first == null ? value : first;
        }
        return first == null ? JSON.nullNode() : first;
    }

    /** An object of one branch with what stands beside the branches. */
    private ObjectNode whole(Schema schema, Schema choice, ObjectNode object, int depth) {
        object(schema, depth).properties().forEach(own -> object.putIfAbsent(own.getKey(), own.getValue()));
        schema.discriminator(choice)
                .filter(word -> Optional.ofNullable(choice.properties().get(word.getKey()))
                        .map(property -> property.allows(JSON.textNode(word.getValue())))
                        .orElse(true))
                .ifPresent(word -> object.put(word.getKey(), word.getValue()));
        return object;
    }

    private ObjectNode object(Schema schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.properties().forEach((name, property) -> {
            if (depth < MAX_DEPTH / 2 || (depth < MAX_DEPTH && schema.required().contains(name))) {
                object.set(name, value(property, depth + 1));
            }
        });
        return object;
    }

    private ArrayNode array(Schema schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int most = schema.node().path("maxItems").asInt(Integer.MAX_VALUE);
        int least = Math.min(Math.max(1, schema.node().path("minItems").asInt(1)), most);
        if (depth < MAX_DEPTH && schema.items().isPresent()) {
            for (int i = 0; i < least && (i == 0 || made < MANY); i++) {
                array.add(value(schema.items().get(), depth + 1));
            }
        }
        return array;
    }

    private static BigInteger integer(Schema schema) {
        BigInteger least = bound(schema, "minimum", "exclusiveMinimum")
                .map(bound -> isExclusive(schema, "exclusiveMinimum")
                        ? bound.setScale(0, RoundingMode.FLOOR).toBigInteger().add(BigInteger.ONE)
                        : bound.setScale(0, RoundingMode.CEILING).toBigInteger())
                .orElseGet(() -> bound(schema, "maximum", "exclusiveMaximum")
                        .map(bound -> isExclusive(schema, "exclusiveMaximum")
                                ? bound.setScale(0, RoundingMode.CEILING)
                                        .toBigInteger()
                                        .subtract(BigInteger.ONE)
                                : bound.setScale(0, RoundingMode.FLOOR).toBigInteger())
                        .orElse(BigInteger.ONE)
                        .min(BigInteger.ONE));
        BigInteger step =
                BigInteger.valueOf(Math.max(1, schema.node().path("multipleOf").asLong(1)));
        BigInteger beyond = least.mod(step);
        return beyond.signum() == 0 ? least : least.add(step).subtract(beyond);
    }

    /** Not whole where it need not be, so that who expects integers stumbles. */
    private static BigDecimal number(Schema schema) {
        BigDecimal half = new BigDecimal("0.5");
        Optional<BigDecimal> least = bound(schema, "minimum", "exclusiveMinimum");
        Optional<BigDecimal> most = bound(schema, "maximum", "exclusiveMaximum");
        if (schema.node().has("multipleOf")) {
            return new BigDecimal(integer(schema));
        }
        if (least.isPresent() && most.isPresent()) {
            return least.get().add(most.get()).multiply(half).stripTrailingZeros();
        }
        return least.map(half::add)
                .or(() -> most.map(bound -> bound.subtract(half)))
                .orElse(new BigDecimal("1.5"));
    }

    /** A bound under either name: OpenAPI 3.0 marks it as exclusive, OpenAPI 3.1 gives an exclusive one its own word. */
    private static Optional<BigDecimal> bound(Schema schema, String inclusive, String exclusive) {
        return Stream.of(inclusive, exclusive)
                .map(schema.node()::path)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .findFirst();
    }

    private static boolean isExclusive(Schema schema, String exclusive) {
        JsonNode word = schema.node().path(exclusive);
        return word.isNumber() || word.asBoolean();
    }

    private static String text(Schema schema) {
        return matching(schema).orElseGet(() -> formatted(schema));
    }

    /** What keeps the pattern, if there is one that the generator knows how to keep. */
    private static Optional<String> matching(Schema schema) {
        String pattern = schema.node().path("pattern").asText();
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        RgxGenProperties few = new RgxGenProperties();
        RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(few, MOST_REPETITIONS);
        try {
            RgxGen generator = RgxGen.parse(few, pattern);
            return IntStream.range(0, TRIES)
                    .mapToObj(seed -> generator.generate(new Random(seed)))
                    .filter(text -> schema.allows(JSON.textNode(text)))
                    .findFirst();
        } catch (RgxGenParseException unknownToIt) {
            return Optional.empty();
        }
    }

    private static String formatted(Schema schema) {
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
        return long_.length() > most ? long_.substring(0, Math.max(0, most)) : long_;
    }
}
