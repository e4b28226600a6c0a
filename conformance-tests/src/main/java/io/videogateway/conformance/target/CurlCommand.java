package io.videogateway.conformance.target;

import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command that sends a recorded request again, with the token taken from its environment variable. */
final class CurlCommand {
    /** What curl computes from the body and the URL by itself. */
    private static final Set<String> OWN = Set.of("content-length", "host", "connection");

    private CurlCommand() {}

    /** @param placeholders what stands for secrets in the recorded request; the shell replaces these and nothing else */
    static String of(Request request, String bodyFile, List<String> placeholders) {
        List<String> words = new ArrayList<>(List.of("curl", "-sS", "-i", "-X", request.method()));
        for (Header line : request.headers().lines()) {
            if (!OWN.contains(line.name().toLowerCase(java.util.Locale.ROOT))) {
                words.add("-H");
                words.add(quote(line.name() + ": " + line.value(), placeholders));
            }
        }
        if (request.headers().first("Accept-Encoding").isPresent()) {
            // Without it curl shows the bytes under the coding.
            words.add("--compressed");
        }
        if (request.body().size() > 0) {
            words.add("--data-binary");
            words.add(quote("@" + bodyFile, List.of()));
        }
        words.add(quote(request.url(), placeholders));
        return String.join(" ", words);
    }

    /**
     * Single quotes for all text; double quotes, in which the shell fills in, for the placeholders alone: longer ones first,
     * for they may contain others.
     */
    private static String quote(String text, List<String> placeholders) {
        int at = -1;
        String placeholder = "";
        for (String candidate : placeholders) {
            int found = text.indexOf(candidate);
            if (found >= 0 && (at < 0 || found < at)) {
                at = found;
                placeholder = candidate;
            }
        }
        if (at < 0) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
        String before = text.substring(0, at);
        String after = text.substring(at + placeholder.length());
        return (before.isEmpty() ? "" : quote(before, List.of()))
                + "\"" + placeholder + "\""
                + (after.isEmpty() ? "" : quote(after, placeholders));
    }
}
