package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;

/** Values without parts. */
final class Scalars {

    private Scalars() {}

    /**
     * The type by a schema that {@link Merge} has made.
     *
     * @param form whether bytes are sent as they are
     */
    static JavaType typed(JsonNode merged, boolean form) {
        String type = type(merged);
        String format = merged.path("format").asText();
        switch (type) {
            case "string":
                return text(merged, format, form);
            case "integer":
                return JavaType.INTEGER;
            case "number":
                return format.equals("float") || format.equals("double") ? JavaType.NUMBER : JavaType.DECIMAL;
            case "boolean":
                return JavaType.BOOLEAN;
            default:
                // OpenAPI 3.1 describes files by nothing but what is in them.
                return form && merged.has("contentMediaType") ? JavaType.UPLOAD : JavaType.ANY;
        }
    }

    private static JavaType text(JsonNode merged, String format, boolean form) {
        boolean encoded = merged.has("contentEncoding")
                && !merged.path("contentEncoding").asText().equals("binary");
        boolean bytes = format.equals("binary") || merged.has("contentMediaType") && !encoded;
        if (form && bytes) {
            return JavaType.UPLOAD;
        }
        switch (format) {
            case "date":
                return JavaType.DATE;
            case "date-time":
                return JavaType.DATE_TIME;
            default:
                return JavaType.TEXT;
        }
    }

    /** Empty if it may be of several. */
    private static String type(JsonNode merged) {
        if (merged.has("type")) {
            return merged.get("type").size() == 1 ? merged.get("type").get(0).asText() : "";
        }
        String common = "";
        for (JsonNode word : merged.path("enum")) {
            String type = word.isTextual()
                    ? "string"
                    : word.isIntegralNumber()
                            ? "integer"
                            : word.isNumber() ? "number" : word.isBoolean() ? "boolean" : "";
            if (type.isEmpty() || !common.isEmpty() && !common.equals(type)) {
                return "";
            }
            common = type;
        }
        return common.isEmpty() && merged.has("format")
                ? formatted(merged.get("format").asText())
                : common;
    }

    /** Some write a format and forget the type. */
    private static String formatted(String format) {
        switch (format) {
            case "int32":
            case "int64":
                return "integer";
            case "float":
            case "double":
                return "number";
            case "date":
            case "date-time":
            case "binary":
            case "byte":
            case "uuid":
            case "uri":
                return "string";
            default:
                return "";
        }
    }
}
