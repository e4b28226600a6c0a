package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Contract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the keywords of a schema stand: in the schema itself, or in a branch of its {@code allOf}. */
final class Keywords {
    /** Said to people, or compared for the property that it stands on. */
    private static final Set<String> SILENT = Set.of(
            "title",
            "description",
            "example",
            "examples",
            "externalDocs",
            "$comment",
            "$schema",
            "$id",
            "$defs",
            "readOnly",
            "writeOnly");

    private Keywords() {}

    /** A keyword of a schema or of one of its {@code allOf} branches. */
    record Word(JsonPointer clause, JsonNode node) {}

    /** By their names, without those that say nothing about what is allowed. */
    static Map<String, Word> words(Contract contract, JsonPointer clause) {
        Map<String, Word> words = new LinkedHashMap<>();
        contract.at(clause).properties().forEach(entry -> {
            if (!isSilent(entry)) {
                words.put(entry.getKey(), new Word(clause.appendProperty(entry.getKey()), entry.getValue()));
            }
        });
        for (JsonPointer branch : places(contract, clause, "allOf")) {
            // Of two branches that say something about the same, the second is compared under its own name.
            words(contract, branch)
                    .forEach((keyword, word) ->
                            words.putIfAbsent(words.containsKey(keyword) ? branch + " " + keyword : keyword, word));
        }
        return words;
    }

    /** What is the same as nothing at all, is no word either. */
    private static boolean isSilent(Map.Entry<String, JsonNode> word) {
        JsonNode value = word.getValue();
        return SILENT.contains(word.getKey())
                || word.getKey().startsWith("x-")
                || switch (word.getKey()) {
                    case "additionalProperties" -> value.isBoolean() ? value.asBoolean() : value.isEmpty();
                    case "minLength", "minItems", "minProperties" -> value.asInt(1) == 0;
                    case "nullable", "deprecated", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum" ->
                        value.isBoolean() && !value.asBoolean();
                    default -> false;
                };
    }

    /** Where a property is declared: in the schema or in a branch. */
    static JsonPointer property(Contract contract, JsonPointer clause, String name) {
        JsonPointer own = clause.appendProperty("properties").appendProperty(name);
        if (contract.at(own).isMissingNode()) {
            for (JsonPointer branch : places(contract, clause, "allOf")) {
                JsonPointer inherited = property(contract, branch, name);
                if (!contract.at(inherited).isMissingNode()) {
                    return inherited;
                }
            }
        }
        return own;
    }

    /** Where a property is required. */
    static JsonPointer requiring(Contract contract, JsonPointer clause, String name) {
        JsonPointer own = clause.appendProperty("required");
        if (!names(contract.at(own)).contains(name)) {
            for (JsonPointer branch : places(contract, clause, "allOf")) {
                JsonPointer inherited = requiring(contract, branch, name);
                if (names(contract.at(inherited)).contains(name)) {
                    return inherited;
                }
            }
        }
        return own;
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new HashSet<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The name of a keyword, without the branch in which it stands. */
    static String bare(String keyword) {
        return keyword.substring(keyword.lastIndexOf(' ') + 1);
    }

    /** The places of the schemas in a list, with references followed. */
    static List<JsonPointer> places(Contract contract, JsonPointer clause, String keyword) {
        JsonPointer list = clause.appendProperty(keyword);
        List<JsonPointer> places = new ArrayList<>();
        for (int i = 0; i < contract.at(list).size(); i++) {
            places.add(contract.follow(list.appendIndex(i)));
        }
        return places;
    }
}
