package io.videogateway.conformance.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of an exchange before anybody stores or shows it. Each secret gives way to its placeholder, so that
 * readers and rules still see where it stood.
 */
public final class Redaction {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> placeholders = new LinkedHashMap<>();

    /**
     * A redaction of some secrets.
     *
     * @param secrets placeholder by secret; an empty secret is no secret
     */
    public Redaction(Map<String, String> secrets) {
        List<String> forms = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>();
        secrets.forEach((secret, placeholder) -> {
            if (!secret.isEmpty()) {
                for (String form : forms(secret)) {
                    forms.add(form);
                    all.putIfAbsent(form, placeholder);
                }
            }
        });
        // Longer forms first: a form that contains another one would otherwise be left half standing.
        forms.sort(Comparator.comparingInt(String::length).reversed());
        forms.forEach(form -> placeholders.put(form, all.get(form)));
    }

    /** The spellings under which a secret can show up in a message: plain, percent-encoded, base64, inside JSON. */
    private static List<String> forms(String secret) {
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        String json = new String(
                com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsUTF8(secret),
                StandardCharsets.UTF_8);
        return List.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(utf8),
                Base64.getEncoder().withoutPadding().encodeToString(utf8),
                Base64.getUrlEncoder().withoutPadding().encodeToString(utf8),
                json,
                json.replace("/", "\\/"));
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
                decoded == null ? null : new Decoded(apply(decoded.json()), applyNullable(decoded.error())),
                exchange.durationMillis(),
                apply(exchange.curl()));
    }

    private Request apply(Request request) {
        return new Request(
                request.via(), request.method(), apply(request.url()), apply(request.headers()), apply(request.body()));
    }

    /** A text without the secrets. */
    public String apply(String text) {
        String clean = text;
        for (Map.Entry<String, String> secret : placeholders.entrySet()) {
            clean = clean.replace(secret.getKey(), secret.getValue());
        }
        return clean;
    }

    private @Nullable String applyNullable(@Nullable String text) {
        return text == null ? null : apply(text);
    }

    private Headers apply(Headers headers) {
        return new Headers(headers.lines().stream()
                .map(line -> new Header(apply(line.name()), apply(line.value())))
                .toList());
    }

    /** A tree without the secrets, wherever in it they stand. */
    private @Nullable JsonNode apply(@Nullable JsonNode json) {
        if (json == null) {
            return null;
        }
        try {
            return JSON.readTree(apply(JSON.writeValueAsString(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Works on bytes, for a body need be no text. */
    private Body apply(Body body) {
        byte[] bytes = body.bytes();
        for (Map.Entry<String, String> secret : placeholders.entrySet()) {
            bytes = replace(
                    bytes,
                    secret.getKey().getBytes(StandardCharsets.UTF_8),
                    secret.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return new Body(bytes);
    }

    private static byte[] replace(byte[] bytes, byte[] secret, byte[] placeholder) {
        ByteArrayOutputStream clean = new ByteArrayOutputStream(bytes.length);
        int from = 0;
        int at = indexOf(bytes, secret, 0);
        while (at >= 0) {
            clean.write(bytes, from, at - from);
            clean.writeBytes(placeholder);
            from = at + secret.length;
            at = indexOf(bytes, secret, from);
        }
        clean.write(bytes, from, bytes.length - from);
        return from == 0 ? bytes : clean.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int start) {
        for (int i = start; i <= bytes.length - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && bytes[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
