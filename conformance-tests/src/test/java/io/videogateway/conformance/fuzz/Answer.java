package io.videogateway.conformance.fuzz;

import io.videogateway.conformance.exchange.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer as a fuzzer writes it: a line with the status, header lines, an empty line, the body. What is no header line
 * is left out, for no HTTP library would hand it on.
 *
 * @param status 0 where the first line is none, so that there is no answer
 */
record Answer(int status, List<Line> headers, Body body) {
    private static final Pattern STATUS = Pattern.compile("[1-9][0-9]{2}");
    /** A lone carriage return stays in a value: HTTP libraries end a line at the line feed. */
    private static final Pattern HEADER =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):\\s*(.*?)\\s*", Pattern.DOTALL);

    /** One header line. */
    record Line(String name, String value) {}

    static Answer of(byte[] text) {
        int end = 0;
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length; start = end) {
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            String line = new String(text, start, end - start, StandardCharsets.UTF_8).strip();
            end = Math.min(end + 1, text.length);
            if (line.isEmpty()) {
                break;
            }
            lines.add(line);
        }
        String first = lines.isEmpty() ? "" : lines.remove(0);
        return new Answer(
                STATUS.matcher(first).matches() ? Integer.parseInt(first) : 0,
                lines.stream()
                        .map(HEADER::matcher)
                        .filter(Matcher::matches)
                        .map(header -> new Line(header.group(1), header.group(2)))
                        .toList(),
                new Body(Arrays.copyOfRange(text, end, text.length)));
    }
}
