package io.videogateway.conformance.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body read as JSON: exactly one document, in UTF-8, of bounded depth, or the reason why it is none.
 *
 * @param tree null where the body is no JSON document
 * @param problem in one line; null where the body is one
 */
public record JsonText(@Nullable JsonNode tree, @Nullable String problem) {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_NUMBER = 400;
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A double would round what the server sent, and the evidence with it.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static JsonText read(Body body) {
        Optional<String> text = body.utf8();
        if (text.isEmpty()) {
            return new JsonText(null, "the body is not UTF-8");
        }
        // A byte order mark is a hazard of its own, not a reason to read nothing.
        String document = text.get().startsWith("\uFEFF") ? text.get().substring(1) : text.get();
        if (document.isBlank()) {
            return new JsonText(null, "the body is empty");
        }
        try {
            return new JsonText(STRICT.readTree(document), null);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            return new JsonText(null, e.getOriginalMessage().replaceAll("\\s+", " ") + place);
        }
    }
}
