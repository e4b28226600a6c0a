package io.videogateway.conformance.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body read as JSON: exactly one document, in UTF-8, of bounded depth, or the reason why it is none.
 *
 * @param tree null where the body is no JSON document
 * @param problem in one line; null where the body is one
 * @param duplicateKeys the keys that an object of the document has twice; of two values, the tree has the last
 * @param beyondLimits whether the problem is that the suite reads no deeper and no longer, which is no fault of the body
 */
public record JsonText(
        @Nullable JsonNode tree, @Nullable String problem, List<String> duplicateKeys, boolean beyondLimits) {
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
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    JsonText(@Nullable JsonNode tree, @Nullable String problem, List<String> duplicateKeys) {
        this(tree, problem, duplicateKeys, false);
    }

    static JsonText read(Body body) {
        Optional<String> text = body.utf8();
        if (text.isEmpty()) {
            return none("the body is not UTF-8");
        }
        // A byte order mark is a hazard of its own, not a reason to read nothing.
        String document = text.get().startsWith("\uFEFF") ? text.get().substring(1) : text.get();
        if (document.isBlank()) {
            return none("the body is empty");
        }
        try {
            return new JsonText(STRICT.readTree(document), null, duplicateKeys(document));
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            return new JsonText(null, reason(e) + place, List.of(), e instanceof StreamConstraintsException);
        }
    }

    private static JsonText none(String problem) {
        return new JsonText(null, problem, List.of());
    }

    private static List<String> duplicateKeys(String document) throws JsonProcessingException {
        Set<String> repeated = new LinkedHashSet<>();
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = STRICT.createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.FIELD_NAME && !open.element().add(parser.currentName())) {
                    repeated.add(parser.currentName());
                }
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(repeated);
    }

    /** Jackson's words without its advice, which speaks to programmers. */
    private static String reason(JsonProcessingException problem) {
        return problem instanceof MismatchedInputException
                ? "something follows the document"
                : problem.getOriginalMessage().replaceAll("\\s+", " ").replaceFirst(": enable `.*|, from `[^`]*`", "");
    }
}
