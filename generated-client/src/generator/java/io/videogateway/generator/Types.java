package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every schema of the contract is in Java, and the classes that this needs. */
final class Types {

    private final JsonNode contract;
    private final Targets targets;
    private final ClassNames names;
    private final Map<String, String> memberNames = new HashMap<>();
    private final Unions unions;
    private final Map<String, JavaType> components = new HashMap<>();
    private final Map<JsonNode, JavaType> inline = new IdentityHashMap<>();
    private final Map<JsonNode, JavaType> shared = new HashMap<>();
    private final Map<JsonNode, Place> origins = new IdentityHashMap<>();
    private final Set<String> resolving = new HashSet<>();
    private final Set<String> forms = new HashSet<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final ObjectNode classes = JsonNodeFactory.instance.objectNode();

    Types(JsonNode contract, JsonNode codegen) {
        this.contract = contract;
        this.targets = new Targets(contract);
        this.names = new ClassNames(codegen.path("schemaNames"));
        codegen.path("nameMappings")
                .properties()
                .forEach(name -> memberNames.put(name.getKey(), name.getValue().asText()));
        this.unions = new Unions(this, targets, schemas());
        for (Map.Entry<String, JsonNode> schema : schemas().properties()) {
            origin(schema.getValue(), Place.component(schema.getKey()));
        }
    }

    private JsonNode schemas() {
        return contract.path("components").path("schemas");
    }

    /**
     * A class inside another one is called by the class that lists it, whether it is met there first, in a class that
     * inherits it, or by a reference into the other.
     */
    private void origin(JsonNode schema, Place place) {
        JsonNode properties = schema.path("properties");
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            Place inside = Place.property(names.of(place), property.getKey(), properties::fieldNames, false);
            origins.put(property.getValue(), inside);
            origin(property.getValue(), inside);
        }
        schema.path("allOf").forEach(part -> origin(part, place));
        for (String keyword : new String[] {"items", "additionalProperties"}) {
            if (schema.path(keyword).isObject()) {
                origins.put(schema.get(keyword), place.item());
                origin(schema.get(keyword), place.item());
            }
        }
    }

    Targets targets() {
        return targets;
    }

    ClassNames names() {
        return names;
    }

    /** Names of members that codegen.yaml gives, by the contract's name or by class and name. */
    Map<String, String> memberNames() {
        return memberNames;
    }

    Use use(JsonNode schema) {
        return Use.of(schema, targets);
    }

    /** Says that a schema is that of a form, whose binary properties are files. */
    void form(JsonNode schema) {
        Use use = use(schema);
        if (use.component() != null) {
            forms.add(use.component());
        }
    }

    /** A schema whose class has a name in codegen.yaml: the same schema elsewhere, if it has no name, is that class. */
    void share(JsonNode schema, Place place) {
        Use use = use(schema);
        if (names.isChosen(place.key()) && use.component() == null) {
            shared.putIfAbsent(Structure.of(use.schema()), of(use, place));
        }
    }

    JavaType of(JsonNode schema, Place place) {
        return of(use(schema), place);
    }

    JavaType of(Use use, Place place) {
        return of(use, place, false);
    }

    /** A class even of a schema that says nothing of what is in the object. */
    JavaType classOf(JsonNode schema, Place place) {
        return of(use(schema), place, true);
    }

    private JavaType of(Use use, Place place, boolean aClass) {
        names.visit(place);
        String component = use.component();
        if (component == null) {
            JavaType known = inline.get(use.schema());
            if (known == null) {
                Place origin = origins.get(use.schema());
                known = shared.isEmpty() ? null : shared.get(Structure.of(use.schema()));
                known = known == null
                        ? typed(use.schema(), null, origin == null ? place : origin.in(place), aClass)
                        : known;
                inline.put(use.schema(), known);
            }
            return known;
        }
        if (components.containsKey(component)) {
            return components.get(component);
        }
        if (!resolving.add(component)) {
            // A list of itself has no type in Java that says so.
            return JavaType.ANY;
        }
        JavaType type = typed(use.schema(), component, Place.component(component), aClass || forms.contains(component));
        components.put(component, type);
        resolving.remove(component);
        return type;
    }

    /** All that holds at once, in one schema. */
    ObjectNode flat(Use use, Place place) {
        return flat(use.schema(), use.component(), place);
    }

    private ObjectNode flat(JsonNode schema, String component, Place place) {
        ObjectNode merged = Merge.of(schema, component, place, targets);
        if (Unions.isUnion(merged)) {
            unions.joinScalars(merged, place);
        }
        return merged;
    }

    /** The schema in a property that lists words itself: its own, or that of its items; null if there is none. */
    ObjectNode listed(JsonNode schema, Place place) {
        Use use = use(schema);
        ObjectNode merged = use.component() == null ? flat(use, place) : null;
        JsonNode inner = merged == null ? null : inner(merged);
        return inner != null ? listed(inner, place) : merged != null && Constants.isListed(merged) ? merged : null;
    }

    /** The class of the words in a property that come from a schema with a name; null if there is none. */
    String listedElsewhere(JsonNode schema, Place place) {
        Use use = use(schema);
        ObjectNode merged = flat(use, place);
        if (use.component() != null) {
            return Constants.isListed(merged) ? names.of(Place.component(use.component())) : null;
        }
        JsonNode inner = inner(merged);
        return inner == null ? null : listedElsewhere(inner, place);
    }

    private static JsonNode inner(ObjectNode merged) {
        return merged.path("items").isObject()
                ? merged.get("items")
                : merged.path("additionalProperties").isObject() && !merged.has("properties")
                        ? merged.get("additionalProperties")
                        : null;
    }

    private JavaType typed(JsonNode schema, String component, Place place, boolean aClass) {
        ObjectNode merged = flat(schema, component, place);
        if (Unions.isUnion(merged)) {
            return unions.typed(merged, component, place);
        }
        if (aClass && !merged.has("items") || isObject(merged, component)) {
            return object(merged, component, place, unions.children(component));
        }
        if (component != null && Constants.isListed(merged)) {
            constants(merged, place);
        }
        String type =
                merged.path("type").size() == 1 ? merged.get("type").get(0).asText() : "";
        boolean untyped = !merged.has("type");
        if (type.equals("array") || untyped && (merged.has("items") || merged.has("prefixItems"))) {
            boolean alike = merged.has("items")
                    && !merged.has("prefixItems")
                    && !merged.get("items").isBoolean();
            return JavaType.list(alike ? inner(merged.get("items"), place) : JavaType.ANY);
        }
        if (type.equals("object")
                || untyped && merged.path("additionalProperties").isObject()) {
            return JavaType.map(values(merged, place));
        }
        return Scalars.typed(merged, place.isForm());
    }

    private JavaType values(JsonNode merged, Place place) {
        JsonNode values = merged.path("additionalProperties");
        JsonNode patterns = merged.path("patternProperties");
        if (values.isObject() && patterns.isEmpty()) {
            return inner(values, place);
        }
        return patterns.size() == 1 && values.isBoolean() && !values.asBoolean()
                ? inner(patterns.iterator().next(), place)
                : JavaType.ANY;
    }

    /** An item or a value. */
    private JavaType inner(JsonNode schema, Place place) {
        Use use = use(schema);
        JavaType type = of(use, place.item());
        return use.isNullable() ? type.orNull() : type;
    }

    boolean isObject(JsonNode merged, String component) {
        String type = merged.path("type").path(0).asText("object");
        boolean listed = merged.has("properties") || merged.has("required") && merged.has("type");
        return type.equals("object") && (listed || !unions.children(component).isEmpty());
    }

    /** A class with the properties of a schema, and what its values may be besides. */
    JavaType object(ObjectNode merged, String component, Place place, List<Option> options) {
        String name = names.claim(place);
        boolean form = place.isForm() || forms.contains(component);
        pending.add(
                () -> classes.set(SchemaKey.of(name), new GeneratedClass(name, merged, this, form).toNode(options)));
        return JavaType.of(name);
    }

    /** A class of the words that a value may be. */
    String constants(ObjectNode merged, Place place) {
        String name = names.claim(place);
        pending.add(() -> classes.set(SchemaKey.of(name), GeneratedClass.ofConstants(name, merged, this)));
        return name;
    }

    /** The classes as schemas with a single property, for the generator, and all else under {@code x-java}. */
    ObjectNode finish() {
        for (String schema : (Iterable<String>) schemas()::fieldNames) {
            JsonNode ref = JsonNodeFactory.instance.objectNode().put("$ref", Targets.toSchema(schema));
            of(ref, Place.component(schema));
        }
        while (!pending.isEmpty()) {
            pending.remove().run();
        }
        names.finish();
        return classes;
    }
}
