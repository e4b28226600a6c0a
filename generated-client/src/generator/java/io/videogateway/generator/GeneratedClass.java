package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A class in the package of models, in the words of the templates, which only print them. */
final class GeneratedClass {

    private final String name;
    private final ObjectNode merged;
    private final Types types;
    private final boolean form;
    private final Map<String, JsonNode> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();

    GeneratedClass(String name, ObjectNode merged, Types types, boolean form) {
        this.name = name;
        this.merged = merged;
        this.types = types;
        this.form = form;
        merged.path("properties").properties().forEach(one -> properties.put(one.getKey(), one.getValue()));
        for (JsonNode one : merged.path("required")) {
            required.add(one.asText());
            // Without a word on what it is, it may be anything.
            properties.putIfAbsent(one.asText(), JsonNodeFactory.instance.objectNode());
        }
    }

    /** A class of nothing but constants. */
    static ObjectNode ofConstants(String name, ObjectNode merged, Types types) {
        ObjectNode node = node(name, merged).put("isConstants", true).put("isModel", false);
        node.set("words", Constants.of(merged, name, types.memberNames()));
        return schema(JsonNodeFactory.instance.objectNode(), node);
    }

    /** @param options the classes that its values may be */
    ObjectNode toNode(List<Option> options) {
        ObjectNode node = node(name, merged).put("isConstants", false).put("isModel", true);
        boolean union = Unions.isUnion(merged);
        node.put("isUnion", union).put("isBuilt", !union || !properties.isEmpty());
        node.put("isAny", merged.has("anyOf"));
        String discriminator = merged.path("discriminator").path("propertyName").asText();
        node.put("hasOptions", !options.isEmpty()).put("hasDiscriminator", !discriminator.isEmpty());
        node.put("discriminator", Spelling.literal(discriminator));
        nested(node.putArray("constants"));
        ArrayNode named = node.putArray("options");
        for (Option option : options) {
            StringBuilder words = new StringBuilder();
            option.words.forEach(word -> words.append(", ").append(Spelling.literal(word)));
            JavaType type = JavaType.of(option.className);
            named.addObject()
                    .put("option", option.className)
                    .put("declared", type.declared(hidden::contains))
                    .put("orAbsent", type.orAbsent(hidden::contains))
                    .put("words", words.toString());
        }
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = node.putArray("properties");
        Map<String, String> members = MemberNames.members(properties.keySet(), chosen(), name);
        properties.forEach((property, schema) -> {
            Use use = types.use(schema);
            JavaType type = types.of(use, Place.property(name, property, form));
            plain.set(property, type.isClass() ? JavaType.ANY.plain() : type.plain());
            listed.add(property(property, members.get(property), use, type));
        });
        return schema(plain, node);
    }

    /** What the templates print lies apart, so that the generator has no opinion on it. */
    private static ObjectNode schema(ObjectNode properties, ObjectNode java) {
        if (properties.isEmpty()) {
            // An object without properties has no class for the generator.
            properties.putObject("none").put("type", "string");
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.set("properties", properties);
        schema.set("x-java", java);
        return schema;
    }

    private static ObjectNode node(String name, ObjectNode merged) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("class", name)
                .put("isDeprecated", merged.path("deprecated").asBoolean())
                .put("doc", sentence(merged.path("description").asText(), "The contract's " + name + "."));
    }

    private ObjectNode property(String property, String member, Use use, JavaType type) {
        boolean needed = required.contains(property);
        boolean demanded = needed && !use.is("readOnly");
        String declared = type.declared(hidden::contains);
        return JsonNodeFactory.instance
                .objectNode()
                .put("property", Spelling.literal(property))
                .put("member", member)
                .put("getter", MemberNames.getter(member))
                .put("declared", declared)
                .put("orAbsent", type.orAbsent(hidden::contains))
                .put("taken", demanded ? declared : type.orAbsent(hidden::contains))
                .put("read", type.read(hidden::contains))
                .put("presence", needed ? "required" : "optional")
                .put("isDemanded", demanded)
                .put("isNeeded", needed)
                .put("mayBeNull", use.isNullable())
                .put("isReadOnly", use.is("readOnly"))
                .put("isWriteOnly", use.is("writeOnly"))
                .put("isOutdated", use.is("deprecated"))
                .put("about", about(property, use.description(), constants.get(property), use));
    }

    /**
     * What a reader of the documentation is told of a property or a parameter.
     *
     * @param constants the class with the words that are known; null if there is none
     */
    static String about(String name, String description, String constants, Use use) {
        StringBuilder text = new StringBuilder(sentence(description, "The contract's " + Spelling.comment(name) + "."));
        if (constants != null) {
            text.append(" Known words are in {@link ").append(constants).append("}; others may come.");
        }
        if (!use.defaultValue().isMissingNode() && !use.defaultValue().isNull()) {
            String value = use.defaultValue().isTextual()
                    ? use.defaultValue().asText()
                    : use.defaultValue().toString();
            text.append(" Without it the server takes <code>")
                    .append(Spelling.comment(value))
                    .append("</code>.");
        }
        text.append(use.is("readOnly") ? " Only the server sets it." : "");
        return text.append(use.is("writeOnly") ? " It is in no answer." : "").toString();
    }

    private static String sentence(String text, String otherwise) {
        String comment = Spelling.comment(text);
        return comment.isEmpty() ? otherwise : comment.matches(".*[.!?。！？]") ? comment : comment + ".";
    }

    /** Constants of words that a property lists itself are a class inside. */
    private void nested(ArrayNode classes) {
        Map<String, String> owners = new HashMap<>();
        hidden.add("Builder");
        properties.forEach((property, schema) -> {
            Place place = Place.property(name, property, form);
            ObjectNode listed = types.listed(schema, place);
            String elsewhere = listed == null ? types.listedElsewhere(schema, place) : null;
            if (listed != null) {
                String nested = types.names().isChosen(place.key())
                        ? types.names().of(place)
                        : nestedName(
                                property, !types.flat(types.use(schema), place).has("enum"));
                String other = owners.put(nested.toLowerCase(Locale.ROOT), place.key());
                if (other != null) {
                    throw ClassNames.clash(other, place.key(), name + "." + nested, nested + "2");
                }
                hidden.add(nested);
                constants.put(property, nested);
                ObjectNode words = classes.addObject().put("class", nested);
                words.put("of", Spelling.comment(property));
                words.set("words", Constants.of(listed, name + "." + nested, types.memberNames()));
            } else if (elsewhere != null) {
                constants.put(property, elsewhere);
            }
        });
    }

    private String nestedName(String property, boolean many) {
        String camel = Spelling.camel(property);
        String nested = many ? Names.singular(camel) : camel;
        nested = Character.isJavaIdentifierStart(nested.codePointAt(0)) ? nested : "Word" + nested;
        return ClassNames.isTaken(nested) || nested.equalsIgnoreCase(name) ? nested + "Word" : nested;
    }

    /** Names that codegen.yaml gives members of this class, or of all classes. */
    private Map<String, String> chosen() {
        Map<String, String> chosen = new HashMap<>();
        for (String property : properties.keySet()) {
            String own = types.memberNames().get(name + "." + property);
            String member = own == null ? types.memberNames().get(property) : own;
            if (member != null) {
                chosen.put(property, member);
            }
        }
        return chosen;
    }
}
