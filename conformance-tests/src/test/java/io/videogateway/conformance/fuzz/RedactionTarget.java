package io.videogateway.conformance.fuzz;

import io.videogateway.conformance.exchange.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A token survives nowhere and in no spelling. The fields are the token, what stands before and behind it, and letters that
 * say how each character of the token is spelled, over and over.
 */
public final class RedactionTarget {
    /** What tokens are made of. With the signs of a placeholder in it, one could be put together from two halves. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{8,64}");

    private RedactionTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Fields fields = new Fields(input);
        String token = fields.text(0);
        if (!TOKEN.matcher(token).matches()) {
            return;
        }
        Redaction redaction = new Redaction(Map.of(token, "$T"));
        String before = fields.text(1);
        String behind = fields.text(2);
        requireGone(redaction, before, token, behind);
        requireGone(redaction, before, spelled(token, fields.text(3)), behind);
        requireGone(redaction, before, percent(token, "%%%02X"), behind);
        requireGone(redaction, before, percent(token, "%%%02x"), behind);
        requireGone(redaction, before, percent(token, "\\u%04x"), behind);
        requireGone(redaction, before, percent(token, "&#x%x;"), behind);
        byte[] whole = (before + token + behind).getBytes(StandardCharsets.UTF_8);
        int at = before.getBytes(StandardCharsets.UTF_8).length;
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            String encoded = encoder.encodeToString(whole);
            // The characters that hold nothing but the token.
            String own = encoded.substring((at * 8 + 5) / 6, (at + token.length()) * 8 / 6);
            Claim.holds(!redaction.apply(encoded).contains(own), "base64 survives in " + encoded);
        }
    }

    private static void requireGone(Redaction redaction, String before, String spelled, String behind) {
        String text = before + spelled + behind;
        String clean = redaction.apply(text);
        Claim.holds(!clean.contains(spelled), "it survives in " + text);
        Claim.holds(redaction.apply(clean).equals(clean), "there was more to take out of " + text);
    }

    private static String percent(String token, String format) {
        return token.chars().mapToObj(c -> String.format(format, c)).collect(Collectors.joining());
    }

    private static String spelled(String token, String ways) {
        IntFunction<String> way = i -> {
            char c = token.charAt(i);
            return switch (ways.isEmpty() ? 'c' : ways.charAt(i % ways.length())) {
                case '%' -> String.format("%%%02X", (int) c);
                case 'u' -> String.format("\\u%04x", (int) c);
                case 'U' -> String.format("\\\\u%04X", (int) c);
                case '&' -> String.format("&#%d;", (int) c);
                case '/' -> c == '/' ? "\\/" : String.valueOf(c);
                default -> String.valueOf(c);
            };
        };
        return IntStream.range(0, token.length()).mapToObj(way).collect(Collectors.joining());
    }
}
