package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values that are of one of several types: by {@code oneOf}, {@code anyOf}, or as children of a discriminated parent. */
final class Unions {

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
        int number = 1;
        for (JsonNode option : schemas) {
            Set<String> words = words(merged, option, discriminator, place);
            String title = option.path("title").asText();
            String label = !title.isEmpty()
                    ? title
                    : words.size() == 1 ? words.iterator().next() : "Option" + number;
            String name = types.of(option, inside.option(label)).name();
            options.computeIfAbsent(name, missing -> new Option(name, new LinkedHashSet<>()))
                    .words
                    .addAll(words);
            number++;
        }
        return types.object(merged, component, place, new ArrayList<>(options.values()));
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
