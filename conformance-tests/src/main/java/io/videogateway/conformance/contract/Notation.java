package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * How a document is written down. YAML takes JSON as well, but for tabs before a value, with which many programs indent; and
 * a text that begins with a brace can be either.
 */
enum Notation {
    JSON(JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()),
    YAML(YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build());

    private static final Pattern JSON_OBJECT = Pattern.compile("(?:\u00ef\u00bb\u00bf)?\\s*\\{\\s*\"");
    private static final int BEGINNING = 4_096;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody configures it after it was built.
    private final ObjectMapper mapper;

    Notation(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** A document, and in which of the two it could be read. */
    record Read(JsonNode root, Notation notation) {}

    /**
     * @throws JsonProcessingException if it is neither
     */
    static Read read(byte[] source) throws IOException {
        if (!looksLikeJson(source)) {
            return new Read(YAML.mapper.readTree(source), YAML);
        }
        try {
            return new Read(JSON.mapper.readTree(source), JSON);
        } catch (JsonProcessingException notJson) {
            try {
                return new Read(YAML.mapper.readTree(source), YAML);
            } catch (JsonProcessingException notYaml) {
                notJson.addSuppressed(notYaml);
                throw notJson;
            }
        }
    }

    JsonParser parser(byte[] source) throws IOException {
        return mapper.getFactory().createParser(source);
    }

    private static boolean looksLikeJson(byte[] source) {
        // One character for each byte, as only the first few matter.
        return JSON_OBJECT
                .matcher(new String(source, 0, Math.min(source.length, BEGINNING), StandardCharsets.ISO_8859_1))
                .lookingAt();
    }
}
