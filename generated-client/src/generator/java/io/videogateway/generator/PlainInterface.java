package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

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

    private final ObjectNode contract;

    PlainInterface(ObjectNode contract) {
        this.contract = contract;
    }

    /** In place, with the parameters of the whole path. */
    void settle(ObjectNode operation, String method, JsonNode path) {
        for (JsonNode owner : new JsonNode[] {path, operation}) {
            for (JsonNode parameter : owner.path("parameters")) {
                settleParameter(References.resolved(contract, parameter));
            }
        }
        boolean body = operation.has("requestBody");
        if (method.equals("trace")
                || (body && Arrays.asList("delete", "options").contains(method))) {
            operation.putObject(HTTP).put("hasBody", body);
        }
        JsonNode request = References.resolved(contract, operation.path("requestBody"));
        if (request instanceof ObjectNode && isRaw(request)) {
            ((ObjectNode) request).put(RAW, true);
        }
        JsonNode responses = operation.path("responses");
        String result = OperationTypes.result(responses);
        if (result != null && isRaw(References.resolved(contract, responses.path(result)))) {
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

    private void settleParameter(JsonNode parameter) {
        String in = parameter.path("in").asText();
        String style = parameter.path("style").asText("form");
        boolean query = in.equals("query");
        String type = type(parameter.path("schema"));
        boolean object = type.equals("object");
        boolean list = type.equals("array");
        // Java's own text of a time leaves out seconds that are zero.
        boolean time = References.resolved(contract, parameter.path("schema"))
                .path("format")
                .asText()
                .equals("date-time");
        boolean repeated = style.equals("form") && parameter.path("explode").asBoolean(true);
        if (!(parameter instanceof ObjectNode) || !(query || in.equals("path"))) {
            return;
        }
        if (query && object && (repeated || style.equals("deepObject"))) {
            ((ObjectNode) parameter).put(PAIRS, true);
        } else if (parameter.has("content") || object || time || (list && !(query && repeated))) {
            ((ObjectNode) parameter).put(TEXT, true);
        }
    }

    private String type(JsonNode schema) {
        JsonNode found = References.resolved(contract, schema);
        for (JsonNode type : found.path("type").isArray() ? found.path("type") : contract.arrayNode()) {
            if (!type.asText().equals("null")) {
                return type.asText();
            }
        }
        boolean object = found.has("properties") || found.has("allOf") || found.has("additionalProperties");
        return found.path("type").asText(object ? "object" : found.has("items") ? "array" : "");
    }
}
