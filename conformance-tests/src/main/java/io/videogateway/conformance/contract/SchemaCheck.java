package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a schema to its ends before anything is sent: what is broken in a contract must not show only once a run has cost
 * money.
 */
final class SchemaCheck {
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");
    /** Keywords whose schemas judge the same value, so that a circle of them has no end. */
    private static final List<String> SAME_VALUE = List.of("not", "if", "then", "else");

    private static final List<String> SAME_VALUE_LISTS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> INSIDE =
            List.of("items", "additionalProperties", "contains", "propertyNames", "unevaluatedProperties");
    private static final List<String> BOUNDS =
            List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
    private static final List<String> COUNTS = List.of(
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minContains",
            "maxContains");
    private static final List<String> INSIDE_MAPS = List.of("properties", "patternProperties", "dependentSchemas");

    private final Document document;
    private final Set<JsonPointer> checked = new HashSet<>();

    SchemaCheck(Document document) {
        this.document = document;
    }

    /** @throws ContractException if the schema at a place, or one that it leads to, cannot be used */
    void check(JsonPointer place) {
        JsonPointer clause = document.follow(place);
        if (!checked.add(clause)) {
            return;
        }
        JsonNode schema = document.at(clause);
        boolean freely = document.isOpenApi31() || place.toString().endsWith("/additionalProperties");
        if (!schema.isObject() && !(freely && schema.isBoolean())) {
            throw new ContractException("it has no object at " + clause);
        }
        requireKnownTypes(schema.path("type"), clause);
        requirePattern(schema.path("pattern"), clause);
        requireBounds(schema, clause);
        requireNames(schema.path("required"), clause);
        requireEnd(clause);
        sameValue(clause).forEach(this::check);
        for (String keyword : INSIDE) {
            if (schema.has(keyword)) {
                check(clause.appendProperty(keyword));
            }
        }
        members(clause, "prefixItems").forEach(this::check);
        for (String keyword : INSIDE_MAPS) {
            JsonPointer map = clause.appendProperty(keyword);
            if (schema.has(keyword) && !schema.get(keyword).isObject()) {
                throw new ContractException("it has no object at " + map);
            }
            schema.path(keyword).fieldNames().forEachRemaining(name -> check(map.appendProperty(name)));
        }
    }

    private static void requireKnownTypes(JsonNode type, JsonPointer clause) {
        List<JsonNode> words = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(words::add);
        } else if (!type.isMissingNode()) {
            words.add(type);
        }
        for (JsonNode word : words) {
            if (!word.isTextual() || !TYPES.contains(word.asText())) {
                throw new ContractException("the schema at " + clause + " has the unknown type " + word);
            }
        }
    }

    private static void requirePattern(JsonNode pattern, JsonPointer clause) {
        try {
            Pattern.compile(pattern.asText());
        } catch (PatternSyntaxException e) {
            throw new ContractException("the schema at " + clause + " has a pattern that is none: " + pattern, e);
        }
    }

    /** Numbers beyond those of a double come as infinite from YAML. */
    private static void requireBounds(JsonNode schema, JsonPointer clause) {
        for (String keyword : BOUNDS) {
            JsonNode bound = schema.path(keyword);
            // In OpenAPI 3.0 the exclusive ones are true or false.
            boolean word = bound.isBoolean() && keyword.startsWith("exclusive");
            if (!bound.isMissingNode() && !word && !(bound.isNumber() && Double.isFinite(bound.doubleValue()))) {
                throw unusable(keyword, clause, "number", bound);
            }
        }
        for (String keyword : COUNTS) {
            JsonNode count = schema.path(keyword);
            if (!count.isMissingNode()
                    && !(count.isNumber() && count.doubleValue() >= 0 && count.doubleValue() % 1 == 0)) {
                throw unusable(keyword, clause, "whole number from 0 on", count);
            }
        }
    }

    private static void requireNames(JsonNode required, JsonPointer clause) {
        if (!required.isMissingNode() && !required.isArray()) {
            throw unusable("required", clause, "list of names", required);
        }
        for (JsonNode name : required) {
            if (!name.isTextual()) {
                throw unusable("required", clause, "list of names", required);
            }
        }
    }

    private static ContractException unusable(String keyword, JsonPointer clause, String kind, JsonNode value) {
        return new ContractException(
                "what stands under " + keyword + " in the schema at " + clause + " is no " + kind + ": " + value);
    }

    private void requireEnd(JsonPointer clause) {
        Set<JsonPointer> reached = new HashSet<>();
        List<JsonPointer> ahead = new ArrayList<>(sameValue(clause));
        while (!ahead.isEmpty()) {
            JsonPointer next = document.follow(ahead.remove(ahead.size() - 1));
            if (next.equals(clause)) {
                throw new ContractException("the schema at " + clause + " contains itself without end");
            }
            if (reached.add(next)) {
                ahead.addAll(sameValue(next));
            }
        }
    }

    private List<JsonPointer> sameValue(JsonPointer clause) {
        List<JsonPointer> places = new ArrayList<>();
        SAME_VALUE.stream()
                .filter(document.at(clause)::has)
                .map(clause::appendProperty)
                .forEach(places::add);
        SAME_VALUE_LISTS.forEach(keyword -> places.addAll(members(clause, keyword)));
        return places;
    }

    private List<JsonPointer> members(JsonPointer clause, String keyword) {
        JsonPointer list = clause.appendProperty(keyword);
        if (!document.at(list).isMissingNode() && !document.at(list).isArray()) {
            throw new ContractException("it has no list at " + list);
        }
        List<JsonPointer> members = new ArrayList<>();
        for (int i = 0; i < document.at(list).size(); i++) {
            members.add(list.appendIndex(i));
        }
        return members;
    }
}
