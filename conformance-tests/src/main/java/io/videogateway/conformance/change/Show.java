package io.videogateway.conformance.change;

import com.fasterxml.jackson.databind.JsonNode;

/** Values of a contract in the words of a change. */
final class Show {
    private static final int LONGEST = 60;

    private Show() {}

    /** Text without quotes, everything else as JSON; not more of it than one reads in a line. */
    static String value(JsonNode node) {
        String text = (node.isTextual() ? node.asText() : node.toString())
                .replaceAll("\\s+", " ")
                .strip();
        if (text.isEmpty()) {
            return "empty";
        }
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
