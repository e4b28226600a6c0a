package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.tools.ant.BuildException;

/** What the contract says under {@code encoding} of how the parts of a form are written, as calls for the templates. */
final class PartEncoding {

    /** Where the templates find the calls. */
    static final String KEY = "x-java-encoding";

    private static final List<String> STYLES = Arrays.asList("form", "spaceDelimited", "pipeDelimited", "deepObject");

    private final Targets targets;
    private final String place;

    /** The place is that of the operation, for a sentence. */
    PartEncoding(ObjectNode contract, String place) {
        this.targets = new Targets(contract);
        this.place = place;
    }

    /**
     * In place, of an operation whose form has a schema of its own by now.
     *
     * @throws BuildException if a part has a style in which its values cannot be written
     */
    void settle(ObjectNode operation) {
        StringBuilder calls = new StringBuilder();
        JsonNode body = targets.resolved(operation.path("requestBody"));
        for (Map.Entry<String, JsonNode> media : body.path("content").properties()) {
            boolean multipart = Content.isMultipart(media.getKey());
            if (Content.isForm(media.getKey())) {
                JsonNode properties =
                        targets.resolved(media.getValue().path("schema")).path("properties");
                for (Map.Entry<String, JsonNode> part :
                        media.getValue().path("encoding").properties()) {
                    if (properties.has(part.getKey())) {
                        add(calls, part.getKey(), part.getValue(), properties.get(part.getKey()), multipart);
                    }
                }
            }
        }
        operation.put(KEY, calls.toString());
    }

    private void add(StringBuilder calls, String name, JsonNode encoding, JsonNode schema, boolean multipart) {
        String part = Spelling.literal(name);
        // In a form with files, OpenAPI 3.0 wants a style to be ignored; where it counts, it goes before a media type.
        boolean styled = encoding.has("style") || encoding.has("explode") || encoding.has("allowReserved");
        if (styled && (!multipart || targets.allowsSiblings())) {
            String style = encoding.path("style").asText("form");
            boolean explode = encoding.path("explode").asBoolean(style.equals("form"));
            check(name, style, explode, schema);
            boolean reserved = !multipart && encoding.path("allowReserved").asBoolean();
            calls.append(".partStyle(").append(part).append(", ").append(Spelling.literal(style));
            calls.append(", ").append(explode).append(", ").append(reserved).append(')');
        } else if (multipart && encoding.path("contentType").isTextual()) {
            String types = Spelling.literal(encoding.get("contentType").asText());
            calls.append(".partType(").append(part).append(", ").append(types).append(')');
        }
    }

    /** OpenAPI leaves open what else would look like, so that no server could be sure to understand it. */
    private void check(String name, String style, boolean explode, JsonNode schema) {
        String problem = null;
        ObjectNode flat = flat(name, schema);
        if (!STYLES.contains(style)) {
            problem = "parts have " + String.join(", ", STYLES);
        } else if (style.equals("deepObject") && !isObject(flat)) {
            problem = "only an object can have it";
        } else if (isObject(flat)) {
            boolean lists = explode || style.equals("deepObject");
            for (Map.Entry<String, JsonNode> one : flat.path("properties").properties()) {
                ObjectNode inner = flat(name, one.getValue());
                if (!isPlain(inner) && !(lists && isListOfPlain(name, inner))) {
                    problem = "no style can write " + one.getKey() + " inside of it";
                }
            }
        } else if (!isPlain(flat) && !isListOfPlain(name, flat)) {
            problem = "no style can write a list of lists or objects";
        }
        if (problem != null) {
            throw new BuildException("the client cannot write the part " + name + " of the form of " + place
                    + " in the style " + style + ": " + problem + "; take the style away, and it is written as JSON");
        }
    }

    private ObjectNode flat(String name, JsonNode schema) {
        Use use = Use.of(schema, targets);
        return Merge.of(use.schema(), use.component(), Place.named(name), targets);
    }

    private boolean isListOfPlain(String name, JsonNode flat) {
        return isList(flat) && (!flat.path("items").isObject() || isPlain(flat(name, flat.get("items"))));
    }

    private static boolean isPlain(JsonNode flat) {
        return !isObject(flat) && !isList(flat);
    }

    private static boolean isObject(JsonNode flat) {
        String type = flat.path("type").path(0).asText();
        return type.equals("object") || type.isEmpty() && (flat.has("properties") || flat.has("additionalProperties"));
    }

    private static boolean isList(JsonNode flat) {
        String type = flat.path("type").path(0).asText();
        return type.equals("array") || type.isEmpty() && flat.has("items");
    }
}
