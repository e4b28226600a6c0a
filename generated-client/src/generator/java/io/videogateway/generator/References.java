package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Where a {@code $ref} leads. */
final class References {

    private static final int LONGEST_CHAIN = 100;

    private References() {}

    /** The node itself if it refers to none; missing if the reference leads nowhere in this document. */
    static JsonNode resolved(JsonNode contract, JsonNode node) {
        JsonNode found = node;
        for (int i = 0; i < LONGEST_CHAIN && found.path("$ref").isTextual(); i++) {
            String target = found.path("$ref").asText();
            found = target.startsWith("#/") ? contract.at(target.substring(1)) : MissingNode.getInstance();
        }
        return found.has("$ref") ? MissingNode.getInstance() : found;
    }
}
