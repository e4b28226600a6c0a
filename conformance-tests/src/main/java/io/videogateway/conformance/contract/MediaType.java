package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of {@code content}: a media type and what a body of it looks like.
 *
 * @param name as the contract writes it, for instance {@code application/json}
 * @param schema absent where the contract promises nothing about the body
 * @param example the first example that the contract gives for a whole body
 */
public record MediaType(String name, JsonPointer clause, Optional<Schema> schema, Optional<JsonNode> example) {

    public boolean isJson() {
        return isJson(name);
    }

    /** Whether the schema forbids the example of a whole body, beside it or in it: contracts contradict themselves. */
    public boolean contradictsItself() {
        return (example.isPresent() && soundExample().isEmpty())
                || schema.map(Schema::contradictsItself).orElse(false);
    }

    /** A whole body: the example, unless the schema forbids that, or one made from the schema. */
    public Optional<JsonNode> sample() {
        return soundExample().or(() -> schema.map(Sample::of));
    }

    /** The example, where the schema does not forbid it. */
    Optional<JsonNode> soundExample() {
        return example.filter(
                value -> schema.map(words -> words.problems(value).isEmpty()).orElse(true));
    }

    public boolean isMultipart() {
        return essence(name).equals("multipart/form-data");
    }

    public boolean isForm() {
        return essence(name).equals("application/x-www-form-urlencoded");
    }

    /** Whether every text is a body of it; in other types, such as CSV, not every text is one. */
    public boolean isText() {
        return essence(name).equals("text/plain")
                && schema.map(words -> words.types().equals(Set.of("string"))).orElse(false);
    }

    /** Whether a file is a body of it. */
    public boolean isFile() {
        return schema.map(Schema::isBinary).orElse(essence(name).equals("image/png"));
    }

    /** Whether the suite knows how to write a body of it. */
    public boolean isWritable() {
        return isMultipart() || isForm() || isJson() || isFile() || isText();
    }

    /** The parts or fields, in the order of the contract. What a server fills in by itself, a request does not carry. */
    public List<Parameter> parts() {
        List<Parameter> parts = new ArrayList<>();
        schema.ifPresent(words -> {
            Set<String> required = words.required();
            words.properties().forEach((part, property) -> {
                if (!property.node().path("readOnly").asBoolean()) {
                    parts.add(new Parameter(
                            part,
                            Parameter.Place.BODY,
                            required.contains(part),
                            words.clause().appendProperty("required"),
                            Optional.of(property),
                            example.map(whole -> whole.get(part))
                                    .filter(property::allows)
                                    .or(property::example),
                            new Parameter.Style("form", true)));
                }
            });
        });
        return List.copyOf(parts);
    }

    /** Whether a Content-Type header falls under this entry, which may be a range such as {@code image/*}. */
    public boolean covers(String contentType) {
        String declared = essence(name);
        String actual = essence(contentType);
        return declared.equals(actual)
                || declared.equals("*/*")
                || (declared.endsWith("/*") && actual.startsWith(declared.substring(0, declared.length() - 1)));
    }

    /** Whether a Content-Type header announces JSON. */
    public static boolean isJson(String contentType) {
        String essence = essence(contentType);
        return essence.equals("application/json") || essence.endsWith("+json");
    }

    /** The type and subtype in lower case, without parameters. */
    public static String essence(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
