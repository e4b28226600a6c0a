package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tools.ant.BuildException;

/**
 * Leaves of the media types that an operation takes and answers with those that the client can write and read, so that
 * the generator, which looks at the first alone, finds one of them.
 */
final class Content {

    private static final String BYTES = "(image|audio|video|font|model)/.*"
            + "|application/(octet-stream|pdf|zip|gzip|zstd|x-tar|x-zip-compressed|vnd\\.openxml.*|vnd\\.ms-.*)";

    private final ObjectNode contract;
    private final Targets targets;
    private final String place;

    /** The place is that of the operation, for a sentence. */
    Content(ObjectNode contract, String place) {
        this.contract = contract;
        this.targets = new Targets(contract);
        this.place = place;
    }

    /**
     * In place.
     *
     * @throws BuildException if the operation takes nothing that the client can write
     */
    void settle(JsonNode operation) {
        JsonNode request = targets.resolved(operation.path("requestBody"));
        if (request.path("content") instanceof ObjectNode) {
            settleRequest((ObjectNode) request.path("content"));
        }
        for (JsonNode response : operation.path("responses")) {
            JsonNode content = targets.resolved(response).path("content");
            if (content instanceof ObjectNode) {
                settleResponse((ObjectNode) content);
            }
        }
    }

    /**
     * A form that can hold files goes before all else, and a form excludes it, since its parts and not its schema are what
     * the generator looks at.
     */
    private void settleRequest(ObjectNode content) {
        List<String> types = types(content);
        types.forEach(type -> settleSchema(type, content));
        List<String> unwritable = types.stream()
                .filter(type -> !isJson(type) && !isForm(type) && !isText(content.path(type)))
                .collect(Collectors.toList());
        content.remove(unwritable);
        List<String> writable = types(content);
        if (!writable.isEmpty()) {
            String first =
                    writable.stream().filter(Content::isMultipart).findFirst().orElse(writable.get(0));
            writable.removeIf(type -> type.equals(first) || !(isForm(first) || isForm(type)));
            content.remove(writable);
        } else if (!unwritable.isEmpty()) {
            throw new BuildException("the client cannot write what " + place + " takes, "
                    + String.join(", ", unwritable) + "; it writes JSON, forms, text and bytes");
        }
    }

    /** What cannot be read as an object is handed out as text. */
    private void settleResponse(ObjectNode content) {
        List<String> types = types(content);
        types.forEach(type -> settleSchema(type, content));
        List<String> unreadable = new ArrayList<>();
        types.stream()
                .filter(type -> !isJson(type) && !isText(content.path(type)))
                .forEach(unreadable::add);
        if (unreadable.size() < types.size()) {
            content.remove(unreadable);
        } else {
            unreadable.forEach(type -> ((ObjectNode) content.get(type))
                    .set("schema", contract.objectNode().put("type", "string")));
        }
    }

    /** What the media type says where there is no schema, or none that says it. */
    private void settleSchema(String type, ObjectNode content) {
        if (!content.path(type).isObject()) {
            content.putObject(type);
        }
        ObjectNode media = (ObjectNode) content.get(type);
        JsonNode schema = targets.resolved(media.path("schema"));
        boolean plain = schema.path("type").asText().equals("string") && !schema.has("format");
        if (isBytes(type) && (plain || schema.isEmpty())) {
            media.set("schema", contract.objectNode().put("type", "string").put("format", "binary"));
        } else if (essence(type).startsWith("text/") && schema.isEmpty()) {
            media.set("schema", contract.objectNode().put("type", "string"));
        }
    }

    /** Whether it is text or bytes, or nothing is said of it. */
    private boolean isText(JsonNode media) {
        JsonNode schema = targets.resolved(media.path("schema"));
        return schema.isEmpty() || schema.path("type").asText().equals("string");
    }

    private static List<String> types(ObjectNode content) {
        List<String> types = new ArrayList<>();
        for (Map.Entry<String, JsonNode> media : content.properties()) {
            types.add(media.getKey());
        }
        return types;
    }

    static boolean isJson(String type) {
        String essence = essence(type);
        return essence.endsWith("/json") || essence.endsWith("+json") || essence.equals("*/*");
    }

    /** Other kinds of multipart bodies are no forms. */
    static boolean isForm(String type) {
        return isMultipart(type) || essence(type).equals("application/x-www-form-urlencoded");
    }

    static boolean isMultipart(String type) {
        return essence(type).equals("multipart/form-data");
    }

    /** Files, whatever a schema says of them. */
    static boolean isBytes(String type) {
        return essence(type).matches(BYTES);
    }

    private static String essence(String type) {
        return type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }
}
