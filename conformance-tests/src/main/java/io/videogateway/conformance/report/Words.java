package io.videogateway.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.rule.Level;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words of the pages themselves, by key, in each language. What a rule or a server says stays as it was recorded. */
final class Words {
    static final NavigableMap<String, String> ENGLISH = english();
    static final NavigableMap<String, String> CHINESE = read("words.zh.properties");

    private Words() {}

    /** The English word. */
    static String of(String key) {
        String word = ENGLISH.get(key);
        if (word == null) {
            throw new IllegalArgumentException("there is no word " + key);
        }
        return word;
    }

    /** The English word with a value in the place of each {@code {0}}; null where it has none. */
    static String of(String key, @Nullable String value) {
        return value == null ? of(key) : of(key).replace("{0}", value);
    }

    /** The Chinese words for the script of a page. Its end cannot stand in them. */
    static String chineseAsJson() {
        try {
            return new ObjectMapper().writeValueAsString(CHINESE).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the enums say of their words is not said a second time in the table. */
    private static NavigableMap<String, String> english() {
        NavigableMap<String, String> words = read("words.en.properties");
        for (Outcome outcome : Outcome.values()) {
            words.put("outcome." + ResultsJson.word(outcome), ResultsJson.word(outcome));
            words.put("outcome." + ResultsJson.word(outcome) + ".meaning", outcome.meaning());
        }
        for (Result result : Result.values()) {
            words.put("result." + result, result.toString());
            words.put("result." + result + ".meaning", result.meaning());
        }
        for (Level level : Level.values()) {
            words.put("level." + level + ".meaning", level.meaning());
        }
        return words;
    }

    private static NavigableMap<String, String> read(String name) {
        Properties words = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream("/report/" + name), name),
                StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NavigableMap<String, String> sorted = new TreeMap<>();
        words.forEach((key, word) -> sorted.put(key.toString(), word.toString()));
        return sorted;
    }
}
