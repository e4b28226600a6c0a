package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tools.ant.BuildException;

/** Values that are of one of several types: by {@code oneOf}, {@code anyOf}, or as children of a discriminated parent. */
final class Unions {

    /** More of them make no name. */
    private static final int MOST_REQUIRED = 3;

    private final Types types;
    private final Targets targets;
    private final JsonNode schemas;
    private final Set<String> open = new HashSet<>();

    Unions(Types types, Targets targets, JsonNode schemas) {
        this.types = types;
        this.targets = targets;
        this.schemas = schemas;
    }

    static boolean isUnion(JsonNode merged) {
        return merged.has("oneOf") || merged.has("anyOf");
    }

    /** A class if all options are classes, and else what holds any JSON. */
    JavaType typed(ObjectNode merged, String component, Place place) {
        List<JsonNode> schemas = options(merged);
        for (JsonNode option : schemas) {
            if (!isClass(option, place)) {
                return JavaType.ANY;
            }
        }
        Place inside = Place.named(types.names().of(place));
        Map<String, Option> options = new LinkedHashMap<>();
        String discriminator = discriminator(merged, schemas, place);
        if (discriminator != null) {
            merged.withObject("/discriminator").put("propertyName", discriminator);
        }
        Map<String, JsonNode> named = new HashMap<>();
        for (JsonNode option : schemas) {
            Place own = place(option, inside);
            JsonNode other = named.putIfAbsent(own.key(), option);
            if (types.use(option).component() == null && !types.names().isChosen(own.key())) {
                boolean again = other != null && !Structure.of(other).equals(Structure.of(option));
                check(option, inside, again);
            }
            String name = types.of(option, own).name();
            options.computeIfAbsent(name, missing -> new Option(name, new LinkedHashSet<>()))
                    .words
                    .addAll(words(merged, option, discriminator, place));
        }
        return types.object(merged, component, place, new ArrayList<>(options.values()));
    }

    /** Where an option is written: what it is called looks at nothing but the option, so that it stays when others come. */
    Place place(JsonNode option, Place union) {
        Place full = union.option(String.join("-", properties(option, union)));
        String label = label(option, union);
        return label.isEmpty() || types.names().isChosen(full.key()) ? full : union.option(label);
    }

    /** By its title, the words that it alone may have, or what it requires; empty if none of them tells. */
    private String label(JsonNode option, Place union) {
        if (option.path("title").isTextual()) {
            return option.get("title").asText();
        }
        ObjectNode flat = types.flat(types.use(option), union);
        List<String> constants = new ArrayList<>();
        for (String property : (Iterable<String>) flat.path("properties")::fieldNames) {
            Set<String> words = listed(flat, property, union);
            constants.addAll(words.size() == 1 ? words : Collections.emptySet());
        }
        if (!constants.isEmpty()) {
            return String.join("-", constants);
        }
        List<String> required = new ArrayList<>();
        flat.path("required").forEach(property -> required.add(property.asText()));
        if (!required.isEmpty() && required.size() <= MOST_REQUIRED) {
            return String.join("-", required);
        }
        List<String> properties = properties(option, union);
        return properties.size() == 1 ? properties.get(0) : properties.isEmpty() && isUnion(flat) ? "Union" : "";
    }

    private List<String> properties(JsonNode option, Place union) {
        List<String> properties = new ArrayList<>();
        types.flat(types.use(option), union).path("properties").fieldNames().forEachRemaining(properties::add);
        return properties;
    }

    private void check(JsonNode option, Place union, boolean again) {
        if (!again && !label(option, union).isEmpty()) {
            return;
        }
        List<String> properties = properties(option, union);
        throw new BuildException(union.className()
                + " may be one of several types, and nothing tells what to call the one"
                + " with the properties " + String.join(", ", properties) + "; name it in openapi/codegen.yaml, under"
                + " schemaNames, such as \""
                + union.option(String.join("-", properties)).key() + "\": "
                + union.className() + "2");
    }

    /** Without null, which is told apart. */
    static List<JsonNode> options(JsonNode merged) {
        List<JsonNode> options = new ArrayList<>();
        for (JsonNode option : merged.path(merged.has("oneOf") ? "oneOf" : "anyOf")) {
            if (!Use.isNull(option)) {
                options.add(option);
            }
        }
        return options;
    }

    /** Options that are all of one type without parts are that type, and the words are those of all. */
    void joinScalars(ObjectNode merged, Place place) {
        List<ObjectNode> flat = new ArrayList<>();
        Set<JavaType> found = new HashSet<>();
        for (JsonNode option : options(merged)) {
            Use use = types.use(option);
            if (use.component() != null && !open.add(use.component())) {
                return;
            }
            ObjectNode one = types.flat(use, place);
            open.remove(use.component());
            flat.add(one);
            boolean scalar = !isUnion(one) && !types.isObject(one, use.component()) && !one.has("items");
            found.add(scalar ? Scalars.typed(one, place.isForm()) : JavaType.ANY);
        }
        if (found.size() != 1 || found.contains(JavaType.ANY)) {
            return;
        }
        merged.remove(Arrays.asList("oneOf", "anyOf"));
        ArrayNode words = merged.arrayNode();
        for (ObjectNode one : flat) {
            one.path("enum").forEach(words::add);
            merged.setAll(one);
        }
        if (!words.isEmpty()) {
            merged.set("enum", words);
        }
    }

    private boolean isClass(JsonNode option, Place place) {
        Use use = types.use(option);
        if (use.component() != null) {
            return types.of(use, place).isClass();
        }
        ObjectNode merged = types.flat(use, place);
        if (!isUnion(merged)) {
            return types.isObject(merged, null);
        }
        for (JsonNode inner : options(merged)) {
            if (!isClass(inner, place)) {
                return false;
            }
        }
        return true;
    }

    /** The property that tells, as the contract says or since it holds other words in every option; null if none does. */
    private String discriminator(ObjectNode merged, List<JsonNode> options, Place place) {
        if (merged.path("discriminator").path("propertyName").isTextual()) {
            return merged.get("discriminator").get("propertyName").asText();
        }
        List<ObjectNode> objects = new ArrayList<>();
        options.forEach(option -> objects.add(types.flat(types.use(option), place)));
        for (Map.Entry<String, JsonNode> property :
                objects.get(0).path("properties").properties()) {
            Set<String> all = new HashSet<>();
            int count = 0;
            boolean everywhere = true;
            for (ObjectNode object : objects) {
                Set<String> words = listed(object, property.getKey(), place);
                everywhere &= !words.isEmpty();
                count += words.size();
                all.addAll(words);
            }
            if (everywhere && all.size() == count) {
                return property.getKey();
            }
        }
        return null;
    }

    private Set<String> listed(JsonNode object, String property, Place place) {
        Set<String> words = new LinkedHashSet<>();
        JsonNode schema = object.path("properties").path(property);
        if (schema.isObject()) {
            types.flat(types.use(schema), place).path("enum").forEach(word -> words.add(word.asText()));
        }
        return words;
    }

    private Set<String> words(JsonNode merged, JsonNode option, String discriminator, Place place) {
        if (discriminator == null) {
            return Collections.emptySet();
        }
        String name = targets.component(option.path("$ref").asText());
        ObjectNode object = types.flat(types.use(option), place);
        if (!merged.path("discriminator").has("mapping") || name == null) {
            Set<String> listed = listed(object, discriminator, place);
            if (!listed.isEmpty()) {
                return listed;
            }
        }
        Set<String> words = mapped(merged, name);
        for (JsonNode inner : options(object)) {
            words.addAll(words(object, inner, discriminator, place));
        }
        return words;
    }

    /** By the mapping, or else the name of the schema, as OpenAPI has it. */
    private Set<String> mapped(JsonNode merged, String name) {
        Set<String> words = new LinkedHashSet<>();
        for (Map.Entry<String, JsonNode> word :
                merged.path("discriminator").path("mapping").properties()) {
            String target = word.getValue().asText();
            String component = targets.component(target);
            if ((component == null ? target : component).equals(name)) {
                words.add(word.getKey());
            }
        }
        if (words.isEmpty() && name != null) {
            words.add(name);
        }
        return words;
    }

    /** The schemas that inherit from one with a discriminator; none if it has none. */
    List<Option> children(String component) {
        List<Option> children = new ArrayList<>();
        JsonNode parent = component == null ? null : schemas.path(component);
        if (parent == null || !parent.path("discriminator").has("propertyName") || isUnion(parent)) {
            return children;
        }
        for (String name : (Iterable<String>) schemas::fieldNames) {
            if (!name.equals(component) && inherits(name, component, new HashSet<>())) {
                Set<String> words = new LinkedHashSet<>(mapped(parent, name));
                // What inherits from a child is such a child, too.
                for (String heir : (Iterable<String>) schemas::fieldNames) {
                    if (!heir.equals(name) && inherits(heir, name, new HashSet<>())) {
                        words.addAll(mapped(parent, heir));
                    }
                }
                children.add(new Option(types.names().of(Place.component(name)), words));
            }
        }
        return children;
    }

    private boolean inherits(String name, String from, Set<String> seen) {
        ArrayNode parents = schemas.path(name).path("allOf").isArray()
                ? (ArrayNode) schemas.path(name).get("allOf")
                : null;
        if (parents == null || !seen.add(name)) {
            return false;
        }
        for (JsonNode part : parents) {
            String parent = targets.component(part.path("$ref").asText());
            if (parent != null && (parent.equals(from) || inherits(parent, from, seen))) {
                return true;
            }
        }
        return false;
    }
}
