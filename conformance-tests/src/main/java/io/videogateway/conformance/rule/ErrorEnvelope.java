package io.videogateway.conformance.rule;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.exchange.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The error in a body, in whichever envelope gateways of this dialect put it.
 *
 * @param name which envelope it is; empty where the body carries no error
 * @param message the first non-empty text in it; empty where there is none
 * @param alone whether the body has the look of an error and nothing else
 */
record ErrorEnvelope(String name, String message, boolean alone) {
    private static final ErrorEnvelope NONE = new ErrorEnvelope("", "", false);
    /** A body with one of these is no bare error: it is an object of the dialect, with an error beside it. */
    private static final List<String> OBJECT_MARKS = List.of("id", "object", "status");
    /** How wrappers say in {@code code} that all is well. */
    private static final Set<String> WELL = Set.of("0", "200", "success", "ok");

    static ErrorEnvelope of(Response answer) {
        JsonNode body = answer.body().json().tree();
        if (body == null || !body.isObject()) {
            return NONE;
        }
        boolean alone = OBJECT_MARKS.stream().noneMatch(body::has);
        JsonNode error = body.path("error");
        if (error.isTextual() || !error.isEmpty()) {
            return new ErrorEnvelope("error", text(error, "/message", "/msg", ""), alone);
        }
        if (body.hasNonNull("detail")) {
            return new ErrorEnvelope("detail", text(body.get("detail"), "", "/0/msg", "/msg", "/message"), alone);
        }
        if (body.hasNonNull("code")) {
            return WELL.contains(body.get("code").asText())
                    ? NONE
                    : new ErrorEnvelope("code", text(body, "/message", "/msg"), alone);
        }
        // A message alone is an error only under a status that says so.
        String bare = text(body, "/message", "/msg", "/error_description", "/title");
        return bare.isEmpty() || answer.isSuccess() ? NONE : new ErrorEnvelope("message", bare, alone);
    }

    boolean isError() {
        return !name.isEmpty();
    }

    /** An error in the place of what was promised. */
    boolean isErrorAlone() {
        return isError() && alone;
    }

    /** Whether an answer is a success and no error in the place of what was promised. */
    static boolean isServed(Response answer) {
        return answer.isSuccess() && !of(answer).isErrorAlone();
    }

    private static String text(JsonNode node, String... places) {
        return Stream.of(places)
                .map(place -> node.at(JsonPointer.compile(place)))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
