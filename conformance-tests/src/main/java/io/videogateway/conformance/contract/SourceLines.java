package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where in the text of a contract each of its nodes stands. */
final class SourceLines {
    private final List<String> lines;
    private final Map<JsonPointer, Range> ranges = new HashMap<>();

    /** Lines counted from 1, the last one included. */
    private record Range(int first, int last) {}

    /** A node whose end is not seen yet; its line is the one of its name, where it has one. */
    private record Open(JsonPointer pointer, int line) {}

    SourceLines(byte[] source, Notation notation) throws IOException {
        this.lines = new String(source, StandardCharsets.UTF_8).lines().toList();
        try (JsonParser parser = notation.parser(source)) {
            read(parser);
        }
    }

    private void read(JsonParser parser) throws IOException {
        Deque<Open> open = new ArrayDeque<>();
        int line = 1;
        int last = 1;
        boolean named = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                line = parser.currentTokenLocation().getLineNr();
                last = line;
                named = true;
                continue;
            }
            if (!named && !token.isStructEnd()) {
                line = parser.currentTokenLocation().getLineNr();
            }
            named = false;
            if (token.isStructStart()) {
                JsonStreamContext parent = parser.getParsingContext().getParent();
                open.push(new Open(parent.pathAsPointer(), line));
                last = Math.max(last, line);
            } else if (token.isStructEnd()) {
                // A block has no end of its own but the line on which the next thing begins: its last value tells.
                last = Math.max(
                        last, isFlow(parser) ? parser.currentTokenLocation().getLineNr() : 0);
                Open ended = open.pop();
                ranges.putIfAbsent(ended.pointer(), new Range(ended.line(), last));
            } else {
                last = Math.max(line, lastLine(parser.currentLocation()));
                ranges.putIfAbsent(parser.getParsingContext().pathAsPointer(), new Range(line, last));
            }
        }
    }

    /** Whether a closing bracket stands where an object or array ends. */
    private boolean isFlow(JsonParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        String text = at.getLineNr() <= lines.size() ? lines.get(at.getLineNr() - 1) : "";
        int column = at.getColumnNr() - 1;
        return column >= 0 && column < text.length() && "]}".indexOf(text.charAt(column)) >= 0;
    }

    /** The end of a text of several lines is the beginning of the line behind it. */
    private static int lastLine(JsonLocation end) {
        return end.getColumnNr() <= 1 ? end.getLineNr() - 1 : end.getLineNr();
    }

    /** The lines of a node and of its name; empty where nothing stands at the place. */
    Optional<Excerpt> at(JsonPointer pointer) {
        return Optional.ofNullable(ranges.get(pointer)).map(this::excerpt);
    }

    private Excerpt excerpt(Range range) {
        List<String> own = lines.subList(range.first() - 1, Math.min(range.last(), lines.size()));
        int indent = own.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return new Excerpt(
                range.first(),
                String.join(
                                "\n",
                                own.stream()
                                        .map(line -> line.substring(Math.min(indent, line.length())))
                                        .toList())
                        .stripTrailing());
    }
}
