package io.videogateway.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Origin;
import java.util.List;
import okio.ByteString;

/** What a probe sends under a name. */
public sealed interface Value {

    /** A text, or a JSON value that goes into a JSON body as it is and everywhere else as its text. */
    record Plain(JsonNode json) implements Value {

        /** The value as a parameter, a form field or a part carries it. */
        public String text() {
            return json.isValueNode() ? json.asText() : json.toString();
        }
    }

    /**
     * The id of a thing, which an earlier answer of the same run tells.
     *
     * @param parameter the parameter that carries it
     * @param origins where it may come from; the first that tells is taken
     */
    record Told(String parameter, List<Origin> origins) implements Value {
        public Told {
            origins = List.copyOf(origins);
        }
    }

    /**
     * A file.
     *
     * @param contentType what the bytes are
     */
    record File(String fileName, String contentType, ByteString content) implements Value {}
}
