package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Collections;
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
    private final Map<String, Runnable> sharing = new HashMap<>();
    private final Set<Object> resolving = Collections.newSetFromMap(new IdentityHashMap<>());
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
     * Says where a schema is written. A class is called by that, whether it is met there first, in a class that inherits
     * it, or by a reference from elsewhere; so no operation has a say in the names of another one.
     */
    void origin(JsonNode schema, Place place) {
        if (schema.isObject() && origins.putIfAbsent(schema, place) == null) {
            inside(schema, place);
        }
    }

    private void inside(JsonNode schema, Place place) {
        Place named = Place.named(names.of(place));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            origin(property.getValue(), Place.property(named.className(), property.getKey(), false));
        }
        int number = 1;
        for (JsonNode part : schema.path("allOf")) {
            origins.putIfAbsent(part, Use.alone(schema, "allOf") == part ? place : named.part(number++));
            // What the parts list is all in one class.
            inside(part, place);
        }
        for (String keyword : new String[] {"oneOf", "anyOf"}) {
            for (JsonNode option : schema.path(keyword)) {
                origin(option, Use.alone(schema, keyword) == option ? place : unions.place(option, named));
            }
        }
        origin(schema.path("items"), place.item());
        origin(schema.path("additionalProperties"), place.item());
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

    /** A schema whose class may have a name in codegen.yaml: the same schema elsewhere, if it has no name, is that class. */
    void share(JsonNode schema, Place place) {
        Use use = use(schema);
        Place origin = origins.get(use.schema());
        if (use.component() == null && (origin == null || origin.key().equals(place.key()))) {
            sharing.put(place.key(), () -> {
                JavaType type = of(use, place);
                if (type.isOfClass()) {
                    shared.putIfAbsent(Structure.of(use.schema()), type);
                }
            });
        }
    }

    /** To be called when all is said, and before the first type, so that it does not matter what is met first. */
    void begin() {
        for (String schema : (Iterable<String>) schemas()::fieldNames) {
            JsonNode ref = JsonNodeFactory.instance.objectNode().put("$ref", Targets.toSchema(schema));
            of(ref, Place.component(schema));
        }
        // Of two equal schemas with a name each, the first one in codegen.yaml is the class of a third.
        names.chosen().forEach(key -> sharing.getOrDefault(key, () -> {}).run());
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
        if (component == null && inline.containsKey(use.schema())) {
            return inline.get(use.schema());
        }
        if (component != null && components.containsKey(component)) {
            return components.get(component);
        }
        if (!resolving.add(use.schema())) {
            // A list of itself has no type in Java that says so.
            return JavaType.ANY;
        }
        JavaType type = component == null
                ? typed(use.schema(), place, aClass)
                : typed(use.schema(), component, Place.component(component), aClass || forms.contains(component));
        resolving.remove(use.schema());
        if (component != null) {
            components.put(component, type);
        } else if (type.isClass()) {
            // All else may be bytes in one place and text in another.
            inline.put(use.schema(), type);
        }
        return type;
    }

    private JavaType typed(JsonNode schema, Place place, boolean aClass) {
        Place origin = origins.getOrDefault(schema, place).in(place);
        names.visit(origin);
        JavaType known = shared.isEmpty() || names.isChosen(origin.key()) ? null : shared.get(Structure.of(schema));
        return known == null ? typed(schema, null, origin, aClass) : known;
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
        // What inherits from it may come with another operation.
        boolean parent = component != null && merged.path("discriminator").has("propertyName");
        return type.equals("object") && (listed || parent);
    }

    /** A class with the properties of a schema, and what its values may be besides. */
    JavaType object(ObjectNode merged, String component, Place place, List<Option> options) {
        String name = names.claim(place);
        // What is inside of a part is JSON.
        boolean form = component != null && forms.contains(component);
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
        while (!pending.isEmpty()) {
            pending.remove().run();
        }
        names.finish();
        return classes;
    }
}
