package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A value that a request carries under a name: in the path, the query, a header or a cookie, or as a part or field of the
 * body.
 */
public record Parameter(
        String name,
        Place place,
        boolean required,
        JsonPointer clause,
        Optional<Schema> schema,
        Optional<JsonNode> example,
        Style style) {

    /**
     * How a list or an object is written where it is no JSON.
     *
     * @param name as the contract gives it: {@code form}, {@code simple}, {@code deepObject} and the like
     * @param explode whether each element goes by itself
     */
    public record Style(String name, boolean explode) {}

    /** Where the value goes. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        /** A part of a multipart body, or a field of a form or of a JSON object. */
        BODY
    }
}
