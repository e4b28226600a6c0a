package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.tools.ant.BuildException;

/** What the contract refers to by {@code $ref}. */
final class Targets {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode contract;

    Targets(JsonNode contract) {
        this.contract = contract;
    }

    /** Since OpenAPI 3.1, what stands beside a reference holds too. */
    boolean allowsSiblings() {
        return !contract.path("openapi").asText().startsWith("3.0");
    }

    /**
     * The node itself, or what it refers to in the end.
     *
     * @throws BuildException if that is not in the contract
     */
    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        for (int steps = 0; found.path("$ref").isTextual(); steps++) {
            String ref = found.get("$ref").asText();
            if (steps > contract.size() + 1000) {
                throw new BuildException("the reference " + ref + " leads back to itself");
            }
            found = target(ref);
        }
        return found;
    }

    /** Puts in place the paths that stand elsewhere, each with operations of its own. */
    void inlinePaths() {
        if (contract.path("paths") instanceof ObjectNode) {
            ObjectNode paths = (ObjectNode) contract.get("paths");
            paths.properties().forEach(path -> {
                if (path.getValue().has("$ref")) {
                    path.setValue(resolved(path.getValue()).deepCopy());
                }
            });
        }
    }

    /** What a reference names, which may be a reference again. */
    JsonNode target(String ref) {
        if (!ref.startsWith("#/")) {
            throw new BuildException(
                    "the contract refers to " + ref + ", which is outside of it; put it into the contract");
        }
        JsonNode node = contract;
        for (String token : ref.substring(2).split("/", -1)) {
            String name = URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replace("~1", "/")
                    .replace("~0", "~");
            node = node.isArray() && name.matches("\\d{1,9}") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        if (node.isMissingNode()) {
            throw new BuildException("the contract refers to " + ref + ", and has nothing there");
        }
        return node;
    }

    static String toSchema(String name) {
        return SCHEMAS + name.replace("~", "~0").replace("/", "~1").replace("%", "%25");
    }

    /** The name of the schema that is referred to; null if it is none that has a name. */
    String component(String ref) {
        String name = ref.startsWith(SCHEMAS) ? ref.substring(SCHEMAS.length()) : "/";
        return name.contains("/")
                ? null
                : URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8)
                        .replace("~1", "/")
                        .replace("~0", "~");
    }
}
