package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** What a request or an answer consists of: of several media types, the one that the client reads or writes. */
final class MediaChoice {

    private final String mediaType;
    private final JsonNode schema;

    private MediaChoice(String mediaType, JsonNode schema) {
        this.mediaType = mediaType;
        this.schema = schema;
    }

    /** The first media type, unless it is text and another one is JSON. */
    static MediaChoice of(JsonNode owner) {
        MediaChoice chosen = null;
        for (Map.Entry<String, JsonNode> one : owner.path("content").properties()) {
            MediaChoice content = new MediaChoice(
                    one.getKey().toLowerCase(Locale.ROOT), one.getValue().path("schema"));
            boolean better =
                    chosen != null && !chosen.isJson() && !chosen.isForm() && !chosen.isBytes() && content.isJson();
            chosen = chosen == null || better ? content : chosen;
        }
        return chosen == null ? new MediaChoice("", JsonNodeFactory.instance.missingNode()) : chosen;
    }

    boolean isEmpty() {
        return mediaType.isEmpty();
    }

    boolean isForm() {
        return Content.isForm(mediaType);
    }

    /** Neither text nor JSON, but a file. */
    boolean isBytes() {
        if (isEmpty() || isForm() || isJson()) {
            return false;
        }
        boolean open = !schema.isObject() || schema.isEmpty() || schema.has("contentMediaType");
        boolean text = mediaType.startsWith("text/") || mediaType.matches(".*[/+](xml|yaml|x-yaml|x-ndjson)\\b.*");
        return schema.path("format").asText().equals("binary") || Content.isBytes(mediaType) || open && !text;
    }

    private boolean isJson() {
        return Content.isJson(mediaType);
    }

    /** Missing if the contract says nothing of it; any text where the media type is one. */
    JsonNode schema() {
        boolean text = mediaType.startsWith("text/") && !schema.isObject();
        return text ? JsonNodeFactory.instance.objectNode().put("type", "string") : schema;
    }

    /** Says the type in all media types, and nothing else that the generator would look at. */
    void replace(ObjectNode owner, JavaType type) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> one : owner.path("content").properties()) {
            ObjectNode media = content.putObject(one.getKey());
            media.set("schema", type.plain());
            if (isForm()) {
                break;
            }
        }
        if (!content.isEmpty()) {
            owner.set("content", content);
        }
    }
}
