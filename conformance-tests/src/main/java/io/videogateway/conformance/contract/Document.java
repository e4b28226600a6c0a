package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The text of a contract as a tree: follows its references and validates values against its schemas. */
final class Document {
    private static final String URI = "urn:contract";

    private final JsonNode root;
    private final Map<JsonPointer, com.networknt.schema.Schema> validators = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;

    Document(JsonNode root) {
        this.root = root;
    }

    JsonNode at(JsonPointer pointer) {
        return root.at(pointer);
    }

    void requireListIfThere(JsonPointer pointer) {
        if (!at(pointer).isMissingNode() && !at(pointer).isArray()) {
            throw new ContractException("it has no list at " + pointer);
        }
    }

    void requireObject(JsonPointer pointer) {
        if (!at(pointer).isObject()) {
            throw new ContractException("it has no object at " + pointer);
        }
    }

    boolean isOpenApi31() {
        return root.path("openapi").asText().startsWith("3.1");
    }

    /** The place to which a chain of references leads; the place itself where no reference stands. */
    JsonPointer follow(JsonPointer start) {
        Set<JsonPointer> seen = new HashSet<>();
        JsonPointer pointer = start;
        while (root.at(pointer).has("$ref")) {
            if (!root.at(pointer).get("$ref").isTextual()) {
                throw new ContractException("the reference at " + pointer + " is no text");
            }
            String reference = root.at(pointer).get("$ref").asText();
            if (!reference.startsWith("#/")) {
                throw new ContractException("the reference " + reference + " at " + pointer
                        + " leads out of the document; bundle it first");
            }
            if (!seen.add(pointer)) {
                throw new ContractException("the reference at " + pointer + " leads back to itself");
            }
            pointer = pointerOf(reference, pointer);
            if (root.at(pointer).isMissingNode()) {
                throw new ContractException("the reference " + reference + " leads nowhere");
            }
        }
        return pointer;
    }

    Schema schema(JsonPointer pointer) {
        JsonPointer resolved = follow(pointer);
        return new Schema(this, root.at(resolved), resolved);
    }

    /** What is wrong with a value under the schema at a place. */
    synchronized List<Error> errors(JsonPointer clause, JsonNode value) {
        com.networknt.schema.Schema validator = validators.computeIfAbsent(clause, this::validator);
        try {
            return validator.validate(value);
        } catch (SchemaException e) {
            throw new ContractException("the schema at " + clause + " cannot be used: " + firstLine(e), e);
        }
    }

    /** {@code /error/code: integer found, string expected}. */
    static String words(Error error) {
        String place = error.getInstanceLocation().toString();
        return place.isEmpty() ? error.getMessage() : place + ": " + error.getMessage();
    }

    private com.networknt.schema.Schema validator(JsonPointer clause) {
        if (registry == null) {
            String text = root.toString();
            registry = SchemaRegistry.withDialect(
                    isOpenApi31() ? Dialects.getDraft202012() : Dialects.getOpenApi30(),
                    builder -> builder.schemas(Map.of(URI, text))
                            // Formats are promises too; by default JSON Schema takes them for remarks.
                            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()));
        }
        try {
            return registry.getSchema(SchemaLocation.of(URI)).getSubSchema(path(clause));
        } catch (SchemaException e) {
            throw new ContractException("the schema at " + clause + " cannot be used: " + firstLine(e), e);
        }
    }

    /** Token by token: the names in a pointer may have {@code %} and {@code +}, which mean something else in a URI. */
    private NodePath path(JsonPointer clause) {
        NodePath path = new NodePath(PathType.JSON_POINTER);
        JsonNode node = root;
        for (JsonPointer rest = clause; !rest.matches(); rest = rest.tail()) {
            if (node.isArray()) {
                path = path.append(rest.getMatchingIndex());
                node = node.path(rest.getMatchingIndex());
            } else {
                path = path.append(rest.getMatchingProperty());
                node = node.path(rest.getMatchingProperty());
            }
        }
        return path;
    }

    private static JsonPointer pointerOf(String reference, JsonPointer place) {
        try {
            return JsonPointer.compile(java.net.URLDecoder.decode(
                    reference.substring(1).replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ContractException("the reference " + reference + " at " + place + " is malformed", e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
