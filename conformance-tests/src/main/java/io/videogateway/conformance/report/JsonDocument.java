package io.videogateway.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A JSON file as people read it and as two of them are compared: indented, the same line ends everywhere, in UTF-8. */
final class JsonDocument {
    private static final Pattern HALF_PAIR = Pattern.compile("[\\ud800-\\udfff]");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private JsonDocument() {}

    static byte[] bytes(ObjectNode root) {
        try {
            return (whole(WRITER.writeValueAsString(root)) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half a surrogate pair, which JSON can escape and UTF-8 cannot write, stays what it is. */
    private static String whole(String json) {
        return HALF_PAIR
                .matcher(json)
                .replaceAll((MatchResult half) ->
                        String.format("\\\\u%04x", (int) half.group().charAt(0)));
    }
}
