package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How findings word what was seen: one line of bounded length. */
final class Show {
    private static final int LONGEST = 200;

    private Show() {}

    static String text(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        // Half of a surrogate pair is no text, and could not be written into a report.
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }

    static String json(JsonNode value) {
        return text(value.toString());
    }

    /** {@code [id, status]}. */
    static String names(JsonNode object) {
        return text(namesOf(object).toString());
    }

    static List<String> namesOf(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** {@code an object}, {@code an integer}. */
    static String typeName(Schema schema) {
        String types = schema.types().stream()
                .map(type -> ("aeio".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type)
                .collect(Collectors.joining(" or "));
        return types.isEmpty() ? "a value that the schema allows" : types;
    }

    /** {@code 400 application/json {"error":…}}. */
    static String answer(Exchange exchange) {
        Response answer = exchange.answer().orElseThrow();
        return text(answer.status() + " " + answer.contentType().orElse("") + " " + answer.body());
    }
}
