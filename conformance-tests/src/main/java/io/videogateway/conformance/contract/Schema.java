package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema of the contract at its place: references are already followed, so {@link #clause()} is where the words stand.
 *
 * <p>Parts and properties of {@code allOf} branches are read as if they stood in the schema itself.
 */
public final class Schema {
    private static final List<String> COMBINATORS = List.of("oneOf", "anyOf", "not", "if", "allOf");

    /** Words that forbid no text. */
    private static final Set<String> SILENT =
            Set.of("type", "title", "description", "example", "default", "deprecated");

    private final Document document;
    private final JsonNode node;
    private final JsonPointer clause;
    /** Read when first asked for: a schema may contain itself. */
    private volatile @Nullable Map<String, Schema> properties;

    Schema(Document document, JsonNode node, JsonPointer clause) {
        this.document = document;
        this.node = node;
        this.clause = clause;
    }

    /** Where the schema stands in the contract. */
    public JsonPointer clause() {
        return clause;
    }

    /** The schema's own text. */
    public JsonNode node() {
        return node;
    }

    /** The types that the schema names, without {@code null}; empty where it names none. */
    public Set<String> types() {
        Set<String> own = ownTypes();
        if (!own.isEmpty()) {
            return own;
        }
        Set<String> types = new LinkedHashSet<>();
        whole().forEach(branch -> types.addAll(branch.ownTypes()));
        return types;
    }

    private Set<String> ownTypes() {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = node.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(name -> types.add(name.asText()));
        types.remove("null");
        return types;
    }

    /** Whether the schema describes an object: it says so, or it names properties. */
    public boolean isObject() {
        return types().contains("object") || (types().isEmpty() && !properties().isEmpty());
    }

    public boolean isArray() {
        return types().contains("array");
    }

    /** Whether a value is sent as a file: {@code format: binary} in OpenAPI 3.0, a content media type in 3.1. */
    public boolean isBinary() {
        return "binary".equals(format()) || node.has("contentMediaType");
    }

    /** Whether a value is sent as a file, or as several. */
    public boolean isFile() {
        return isBinary() || (isArray() && items().map(Schema::isBinary).orElse(false));
    }

    /** Whether only words about one level stand here, so that children can be judged one by one. */
    public boolean isPlain() {
        return COMBINATORS.stream().noneMatch(node::has);
    }

    public String format() {
        return node.path("format").asText("");
    }

    /** The properties in the order of the contract, those of {@code allOf} branches included. */
    public Map<String, Schema> properties() {
        Map<String, Schema> found = properties;
        if (found == null) {
            Map<String, Schema> read = new LinkedHashMap<>();
            whole().forEach(branch -> branch.node
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(name -> read.computeIfAbsent(name, key -> branch.child("properties", key))));
            found = Collections.unmodifiableMap(read);
            properties = found;
        }
        return found;
    }

    /** The names of the required properties, in the order of the contract. */
    public Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        whole().forEach(branch -> branch.node.path("required").forEach(name -> required.add(name.asText())));
        return required;
    }

    /** The schema of the elements of an array. */
    public Optional<Schema> items() {
        return node.path("items").isObject() ? Optional.of(child("items")) : Optional.empty();
    }

    /** The first example that the schema gives for itself and also allows: contracts contradict themselves. */
    public Optional<JsonNode> example() {
        return statedExample().filter(this::allows);
    }

    /** Whether a value keeps the schema to the letter. */
    public boolean allows(JsonNode value) {
        boolean anyText = value.isTextual()
                && node.path("type").asText().equals("string")
                && node.properties().stream().allMatch(word -> SILENT.contains(word.getKey()));
        // The validator takes its time to load, and most examples are texts of which nothing more is said.
        return anyText || isBinary() || document.errors(clause, value).isEmpty();
    }

    /** Whether the schema forbids the example that it gives for itself. */
    boolean contradictsItself() {
        return statedExample().filter(value -> !problems(value).isEmpty()).isPresent();
    }

    private Optional<JsonNode> statedExample() {
        if (node.hasNonNull("example")) {
            return Optional.of(node.get("example"));
        }
        return Optional.ofNullable(node.path("examples").get(0)).filter(value -> !value.isNull());
    }

    /** The branches of {@code allOf}. */
    List<Schema> branches() {
        List<Schema> branches = whole();
        return branches.subList(1, branches.size());
    }

    /** The branches of {@code oneOf} or {@code anyOf} that allow more than null. */
    public List<Schema> choices() {
        for (Schema branch : whole()) {
            for (String keyword : List.of("oneOf", "anyOf")) {
                List<Schema> choices = new ArrayList<>();
                for (int i = 0; i < branch.node.path(keyword).size(); i++) {
                    choices.add(branch.child(keyword, String.valueOf(i)));
                }
                choices.removeIf(choice -> choice.node.path("type").asText().equals("null"));
                if (!choices.isEmpty()) {
                    return choices;
                }
            }
        }
        return List.of();
    }

    /** The property that tells which of several schemas an object is of, and what it says where it is of one of them. */
    public Optional<Map.Entry<String, String>> discriminator(Schema choice) {
        JsonNode discriminator = node.path("discriminator");
        String property = discriminator.path("propertyName").asText();
        if (property.isEmpty()) {
            return Optional.empty();
        }
        String name = choice.clause.last().getMatchingProperty();
        String word = discriminator.path("mapping").properties().stream()
                .filter(entry -> entry.getValue().asText().equals(name)
                        || entry.getValue().asText().endsWith("/" + name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
        return Optional.of(Map.entry(property, word));
    }

    /**
     * What is wrong with a value, in the words of the JSON Schema validator; empty where the value is allowed.
     *
     * <p>That a value is of two branches of a {@code oneOf} is nothing wrong with it: where the branches overlap, no server
     * can do better, and where a discriminator tells them apart, OpenAPI lets them.
     */
    public List<String> problems(JsonNode value) {
        return errors(value).map(Document::words).toList();
    }

    private Stream<Error> errors(JsonNode value) {
        return document.errors(clause, value).stream().filter(error -> !"oneOf.indexes".equals(error.getMessageKey()));
    }

    /**
     * What is wrong with a value apart from its declared properties, its elements and what it lacks: what is left when those
     * are judged one by one.
     */
    public List<String> ownProblems(JsonNode value) {
        Set<String> judgedElsewhere = properties().keySet();
        return errors(value)
                .filter(error -> {
                    JsonPointer place =
                            JsonPointer.compile(error.getInstanceLocation().toString());
                    if (place.matches()) {
                        return !error.getKeyword().equals("required");
                    }
                    return (value.isObject() && !judgedElsewhere.contains(place.getMatchingProperty()))
                            || (value.isArray() && items().isEmpty());
                })
                .map(Document::words)
                .toList();
    }

    /** The schema and the branches of its {@code allOf}, theirs included. */
    private List<Schema> whole() {
        List<Schema> whole = new ArrayList<>(List.of(this));
        for (int i = 0; i < node.path("allOf").size(); i++) {
            whole.addAll(child("allOf", String.valueOf(i)).whole());
        }
        return whole;
    }

    private Schema child(String... segments) {
        JsonPointer pointer = clause;
        for (String segment : segments) {
            pointer = pointer.appendProperty(segment);
        }
        return document.schema(pointer);
    }

    @Override
    public String toString() {
        return clause + " " + node;
    }
}
