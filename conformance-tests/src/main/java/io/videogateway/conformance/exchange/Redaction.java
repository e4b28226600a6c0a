package io.videogateway.conformance.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of an exchange before anybody stores or shows it. Each secret gives way to its placeholder, so that
 * readers and rules still see where it stood.
 *
 * <p>It looks at bytes, each as one character of Latin-1, for a body need be no text.
 */
public final class Redaction {
    private static final Map<Integer, String> ENTITIES =
            Map.of((int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '"', "&quot;", (int) '\'', "&apos;");

    /** Shorter parts turn up by chance. */
    private static final int SHORTEST_FRAGMENT = 12;

    /** So many at most are looked for, as each is a search through the whole text. */
    private static final int FRAGMENTS = 64;

    /** Java builds and matches a sequence by recursion, and the stack ends before the characters of a long token do. */
    private static final int LONGEST_SEQUENCE = 128;

    private final List<String> placeholders;
    private final Set<String> fragments;
    /** One group for each placeholder; longer secrets first, so that one that contains another goes as a whole. */
    private final Pattern secrets;

    /**
     * A redaction of some secrets.
     *
     * @param placeholders by secret; an empty secret is no secret
     */
    public Redaction(Map<String, String> placeholders) {
        List<String> sorted = placeholders.keySet().stream()
                .filter(secret -> !secret.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.placeholders = sorted.stream()
                .map(placeholders::get)
                .map(placeholder -> latin1(placeholder.getBytes(StandardCharsets.UTF_8)))
                .toList();
        this.fragments = sorted.stream().flatMap(Redaction::fragments).collect(Collectors.toSet());
        this.secrets = Pattern.compile(
                sorted.isEmpty()
                        ? "(?!)"
                        : sorted.stream().map(Redaction::spellings).collect(Collectors.joining(")|(", "(", ")")));
    }

    /** The ways in which a secret can be spelled in a message, also mixed: plain, percent-encoded, in JSON, HTML, base64. */
    private static String spellings(String secret) {
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        List<String> spellings = new ArrayList<>();
        spellings.add(sequence(secret));
        StringBuilder starts = new StringBuilder("%\\\\&+");
        starts.append(Pattern.quote(latin1(utf8).substring(0, 1)));
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int before = 0; before < 3; before++) {
                String inside = inBase64(encoder, utf8, before);
                spellings.add(Pattern.quote(inside) + (((before + utf8.length) * 8) % 6 == 0 ? "" : "[A-Za-z0-9+/_-]?")
                        + "={0,2}");
                starts.append(Pattern.quote(inside.substring(0, 1)));
            }
        }
        // The look-ahead makes most places of a large body cheap.
        return "(?=[" + starts + "])(?:" + String.join("|", spellings) + ")";
    }

    /**
     * The spellings of one character after the other, in groups that are matched on their own. A group ends behind a letter
     * or digit, which is never the beginning of a longer spelling, so that none has to be gone back into.
     */
    private static String sequence(String secret) {
        StringBuilder sequence = new StringBuilder("(?>");
        int length = 0;
        for (int codePoint : secret.codePoints().toArray()) {
            sequence.append(spellings(codePoint));
            length++;
            if (length >= LONGEST_SEQUENCE && Character.isLetterOrDigit(codePoint)) {
                sequence.append(")(?>");
                length = 0;
            }
        }
        return sequence.append(")").toString();
    }

    /** What base64 makes of a secret that so many other bytes come before, without the characters that it shares with its neighbours. */
    private static String inBase64(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] padded = new byte[before + secret.length];
        System.arraycopy(secret, 0, padded, before, secret.length);
        String whole = encoder.withoutPadding().encodeToString(padded);
        int from = (before * 8 + 5) / 6;
        return whole.substring(from, padded.length * 8 / 6);
    }

    private static String spellings(int codePoint) {
        String character = Character.toString(codePoint);
        byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
        List<String> spellings = new ArrayList<>();
        spellings.add(Pattern.quote(latin1(utf8)));
        spellings.add(IntStream.range(0, utf8.length)
                .mapToObj(i -> String.format("%%%02x", utf8[i]))
                .collect(Collectors.joining("", "(?i:", ")")));
        spellings.add(character
                .chars()
                .mapToObj(unit -> String.format("\\\\{1,8}u%04x", unit))
                .collect(Collectors.joining("", "(?i:", ")")));
        spellings.add(String.format("(?i:&#(?:0{0,8}%d|x0{0,8}%x);)", codePoint, codePoint));
        if (codePoint == '"' || codePoint == '/' || codePoint == '\\') {
            // More than one backslash where JSON stands as a text in JSON.
            spellings.add("\\\\{1,8}" + Pattern.quote(character));
        }
        if (codePoint == ' ') {
            spellings.add("\\+");
        }
        if (ENTITIES.containsKey(codePoint)) {
            spellings.add(ENTITIES.get(codePoint));
        }
        return spellings.stream().collect(Collectors.joining("|", "(?:", ")"));
    }

    public Exchange apply(Exchange exchange) {
        Response response = exchange.response();
        Fault fault = exchange.fault();
        Decoded decoded = exchange.decoded();
        return new Exchange(
                exchange.probe(),
                apply(exchange.request()),
                response == null
                        ? null
                        : new Response(response.status(), apply(response.headers()), apply(response.body())),
                fault == null ? null : new Fault(fault.kind(), apply(fault.message()), fault.requestBodyStarted()),
                decoded == null
                        ? null
                        : new Decoded(
                                decoded.json() == null ? null : apply(decoded.json()), applyNullable(decoded.error())),
                exchange.durationMillis(),
                apply(exchange.curl()));
    }

    private Request apply(Request request) {
        return new Request(
                request.via(), request.method(), apply(request.url()), apply(request.headers()), apply(request.body()));
    }

    /** A text without the secrets. */
    public String apply(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] clean = apply(utf8);
        return clean == utf8 ? text : new String(clean, StandardCharsets.UTF_8);
    }

    private @Nullable String applyNullable(@Nullable String text) {
        return text == null ? null : apply(text);
    }

    private Headers apply(Headers headers) {
        return new Headers(headers.lines().stream()
                .map(line -> new Header(apply(line.name()), apply(line.value())))
                .toList());
    }

    private Body apply(Body body) {
        return new Body(apply(body.bytes()));
    }

    /** A tree without the secrets, wherever in it they stand. */
    private JsonNode apply(JsonNode json) {
        if (json.isObject()) {
            ObjectNode clean = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(field -> clean.set(apply(field.getKey()), apply(field.getValue())));
            return clean;
        }
        if (json.isArray()) {
            ArrayNode clean = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> clean.add(apply(element)));
            return clean;
        }
        String text = json.asText();
        String clean = apply(text);
        return clean.equals(text) ? json : JsonNodeFactory.instance.textNode(clean);
    }

    /** The same array where no secret is in it. */
    private byte[] apply(byte[] bytes) {
        String text = latin1(bytes);
        Matcher found = secrets.matcher(text);
        String clean = found.find()
                ? found.replaceAll(match -> Matcher.quoteReplacement(placeholders.get(group(match))))
                : text;
        clean = withoutFragments(clean);
        return clean.equals(text) ? bytes : clean.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Servers show tokens that they refuse without their prefix, or with stars for a few characters. */
    private String withoutFragments(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        BitSet secret = new BitSet();
        for (String fragment : fragments) {
            for (int i = lower.indexOf(fragment); i >= 0; i = lower.indexOf(fragment, i + 1)) {
                secret.set(i, i + fragment.length());
            }
        }
        StringBuilder clean = new StringBuilder();
        int from = 0;
        for (int i = secret.nextSetBit(0); i >= 0; i = secret.nextSetBit(from)) {
            clean.append(text, from, i).append(placeholders.get(0));
            from = secret.nextClearBit(i);
        }
        return clean.append(text, from, text.length()).toString();
    }

    /** What the parts of a secret that tell more than half of it have in them, in lower case. */
    private static Stream<String> fragments(String secret) {
        String lower = latin1(secret.getBytes(StandardCharsets.UTF_8)).toLowerCase(Locale.ROOT);
        int telling = Math.max(SHORTEST_FRAGMENT, (lower.length() + 1) / 2);
        // Whatever is as long as a telling part has one of these in it.
        int apart = Math.max(1, telling / FRAGMENTS);
        int length = telling - apart + 1;
        return IntStream.iterate(0, i -> i + length <= lower.length(), i -> i + apart)
                .mapToObj(i -> lower.substring(i, i + length));
    }

    private int group(MatchResult match) {
        return IntStream.range(0, placeholders.size())
                .filter(i -> match.group(i + 1) != null)
                .findFirst()
                .orElseThrow();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
