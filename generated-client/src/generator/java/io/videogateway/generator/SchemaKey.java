package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What a class is called in the contract that the generator reads, which takes some names for something else. */
final class SchemaKey {

    /** Words of Java, of the generator, and types that it maps or imports. */
    private static final Set<String> OTHERWISE_TAKEN = new HashSet<>(Arrays.asList(("abstract anytype apiclient"
                    + " apiexception apimodel apimodelproperty apiresponse array arraylist assert binary boolean break"
                    + " byte bytearray case catch char class configuration const continue date datetime decimal default"
                    + " do double else enum extends file final finally float for goto hashmap if implements import"
                    + " instanceof int integer interface jsonproperty jsonsubtypes jsontypeinfo jsontypename"
                    + " linkedhashset list localdatetime localtime long map native new null number object package"
                    + " private protected public return serializedname set short static strictfp string stringutil super"
                    + " switch synchronized this throw throws timestamp transient try uri uuid void volatile while")
            .split(" ")));

    private SchemaKey() {}

    /** The name of the class itself, wherever that works. */
    static String of(String className) {
        boolean plain =
                className.matches("[A-Z][A-Za-z0-9]*") && !OTHERWISE_TAKEN.contains(className.toLowerCase(Locale.ROOT));
        if (plain) {
            return className;
        }
        StringBuilder key = new StringBuilder("Named_");
        className.codePoints().forEach(c -> key.append(Integer.toHexString(c)).append('_'));
        return key.toString();
    }

    /** The configuration of the generator, with names of classes and parameters that the contract calls otherwise. */
    static ObjectNode namedIn(JsonNode codegen, JsonNode rewritten) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration.setAll((ObjectNode) codegen);
        ObjectNode names = configuration.putObject("modelNameMappings");
        rewritten.path("components").path("schemas").properties().forEach(schema -> {
            String className = schema.getValue().path("x-java").path("class").asText();
            if (!className.equals(schema.getKey())) {
                names.put(schema.getKey(), className);
            }
        });
        ObjectNode parameters =
                configuration.withObject("/parameterNameMappings").deepCopy();
        for (JsonNode parameter : rewritten.path("paths").findParents("in")) {
            String name = parameter.path("name").asText();
            if (name.codePoints().anyMatch(SchemaKey::isLost) && !parameters.has(name)) {
                parameters.put(name, MemberNames.member(found(name)));
            }
        }
        configuration.set("parameterNameMappings", parameters);
        return configuration;
    }

    /** With the numbers of such signs, so that it is not the name of another one, whatever operation that belongs to. */
    private static String found(String name) {
        StringBuilder found = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (isLost(c) && c > 0x7f) {
                found.append("-U").append(Integer.toHexString(c)).append('-');
            } else {
                found.appendCodePoint(c);
            }
        });
        return found.toString();
    }

    /** What the generator leaves in the name of a parameter, though Java has no such names. */
    private static boolean isLost(int c) {
        return Character.isISOControl(c) || c > 0x7f && !Character.isJavaIdentifierPart(c);
    }
}
