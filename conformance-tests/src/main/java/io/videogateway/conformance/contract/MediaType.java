package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of {@code content}: a media type and what a body of it looks like.
 *
 * @param name as the contract writes it, for instance {@code application/json}
 * @param schema absent where the contract promises nothing about the body
 * @param example the first example that the contract gives for a whole body
 */
public record MediaType(String name, JsonPointer clause, Optional<Schema> schema, Optional<JsonNode> example) {

    public boolean isJson() {
        return isJson(name);
    }

    public boolean isMultipart() {
        return essence(name).equals("multipart/form-data");
    }

    public boolean isForm() {
        return essence(name).equals("application/x-www-form-urlencoded");
    }

    /** Whether a Content-Type header falls under this entry, which may be a range such as {@code image/*}. */
    public boolean covers(String contentType) {
        String declared = essence(name);
        String actual = essence(contentType);
        return declared.equals(actual)
                || declared.equals("*/*")
                || (declared.endsWith("/*") && actual.startsWith(declared.substring(0, declared.length() - 1)));
    }

    /** Whether a Content-Type header announces JSON. */
    public static boolean isJson(String contentType) {
        String essence = essence(contentType);
        return essence.equals("application/json") || essence.endsWith("+json");
    }

    /** The type and subtype in lower case, without parameters. */
    public static String essence(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
