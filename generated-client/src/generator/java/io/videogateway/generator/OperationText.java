package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The contract's own words in an operation, as Java has them in strings and comments: the templates print them as they
 * are, while the generator's words have lost their quotation marks, or are escaped for HTML.
 */
final class OperationText {

    private OperationText() {}

    /** In place, of an operation that has no references any more; the servers are those of its path. */
    static void settle(ObjectNode operation, String path, JsonNode servers) {
        operation.put("x-java-path", Spelling.literal(path));
        operation.put("x-java-path-doc", Spelling.comment(path));
        String consumes = list(types(operation.path("requestBody")));
        operation.put("x-java-consumes", consumes);
        if (operation.has("requestBody")) {
            // After the body itself.
            ((ObjectNode) operation.get("requestBody"))
                    .put("x-java-arguments", consumes.isEmpty() ? "" : ", " + consumes);
        }
        Set<String> answers = new LinkedHashSet<>();
        operation.path("responses").forEach(response -> answers.addAll(types(response)));
        operation.put("x-java-produces", list(answers));
        JsonNode own = operation.path("servers").path(0);
        JsonNode server = own.isMissingNode() ? servers.path(0) : own;
        operation.put("x-java-server", server.path("url").isTextual() ? server(server) : "");
        operation
                .path("parameters")
                .forEach(parameter -> ((ObjectNode) parameter)
                        .put(
                                "x-java-name",
                                Spelling.literal(parameter.path("name").asText())));
    }

    private static Set<String> types(JsonNode owner) {
        Set<String> types = new LinkedHashSet<>();
        owner.path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    private static String list(Set<String> texts) {
        return texts.stream().map(Spelling::literal).collect(Collectors.joining(", "));
    }

    private static String server(JsonNode server) {
        StringBuilder arguments =
                new StringBuilder(Spelling.literal(server.path("url").asText()));
        for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
            arguments.append(", ").append(Spelling.literal(variable.getKey()));
            arguments
                    .append(", ")
                    .append(Spelling.literal(variable.getValue().path("default").asText()));
        }
        return ".server(" + arguments + ")";
    }
}
