package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells the template of the plain Retrofit interface where Retrofit would write or read something else than the contract
 * says: there the caller brings the text, or takes the bytes.
 */
final class PlainInterface {

    /** On a parameter: the caller writes its value as the contract's style has it. */
    private static final String TEXT = "x-plain-text";
    /** On a parameter: an object, each property of which is a parameter of its own. */
    private static final String PAIRS = "x-plain-pairs";
    /** On a body and on an operation: neither JSON nor a form, so that a converter would spoil it. */
    private static final String RAW = "x-plain-raw";

    /** On an operation: Retrofit has no annotation for the method, or none that lets it have a body. */
    private static final String HTTP = "x-plain-http";

    /** What Retrofit takes for the name of a parameter in a path, which nobody but it sees. */
    private static final String NAME = "[a-zA-Z][a-zA-Z0-9_-]*";

    private PlainInterface() {}

    /** In place, of an operation that has no references any more. */
    static void settle(ObjectNode operation, String method, String path) {
        String plain = path.substring(1);
        int odd = 0;
        Set<String> names = new HashSet<>(operation.path("parameters").findValuesAsText("name"));
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                String taken = name;
                while (!taken.matches(NAME) || (!taken.equals(name) && names.contains(taken))) {
                    taken = "value" + ++odd;
                }
                plain = plain.replace("{" + name + "}", "{" + taken + "}");
                ((ObjectNode) parameter).put("x-plain-name", Spelling.literal(taken));
            }
        }
        operation.put("x-plain-path", Spelling.literal(plain));
        boolean body = operation.has("requestBody");
        if (method.equals("trace")
                || (body && Arrays.asList("delete", "options").contains(method))) {
            operation.putObject(HTTP).put("hasBody", body);
        }
        if (body && isRaw(operation.get("requestBody"))) {
            ((ObjectNode) operation.get("requestBody")).put(RAW, true);
        }
        String result = OperationTypes.result(operation.path("responses"));
        if (result != null && isRaw(operation.path("responses").path(result))) {
            operation.put(RAW, true);
        }
    }

    private static boolean isRaw(JsonNode owner) {
        boolean raw = !owner.path("content").isEmpty();
        for (String type : (Iterable<String>) owner.path("content")::fieldNames) {
            raw &= !Content.isJson(type) && !Content.isForm(type);
        }
        return raw;
    }

    /** In place. */
    static void settle(ObjectNode parameter, JavaType type) {
        String in = parameter.path("in").asText();
        String style = parameter.path("style").asText("form");
        boolean query = in.equals("query");
        boolean json = parameter.has("content");
        boolean repeated = style.equals("form") && parameter.path("explode").asBoolean(true);
        if (!query && !in.equals("path")) {
            return;
        }
        if (query && !json && type.isObject() && (repeated || style.equals("deepObject"))) {
            parameter.put(PAIRS, true);
        } else if (json
                || type.isObject()
                // Java's own text of a time leaves out seconds that are zero.
                || type == JavaType.DATE_TIME
                || (type.isList() && !(query && repeated))) {
            parameter.put(TEXT, true);
        }
    }
}
