package io.videogateway.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The secrets that a gateway was built with, put where an operation wants them. Immutable. */
final class Security {

    /** How a secret is sent. */
    enum Kind {
        BEARER,
        BASIC,
        HEADER,
        QUERY,
        COOKIE
    }

    /** One security scheme of the contract. */
    static final class Scheme {
        final Kind kind;
        final String name;
        final String key;

        /** The key is the name of the header, the query parameter or the cookie. */
        Scheme(Kind kind, String name, String key) {
            this.kind = kind;
            this.name = name;
            this.key = key;
        }
    }

    private final @Nullable Supplier<String> token;
    private final Map<String, Supplier<String>> own;

    /** The token is for a scheme that has no secret of its own. */
    Security(@Nullable Supplier<String> token, Map<String, Supplier<String>> own) {
        this.token = token;
        this.own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    /**
     * What the operation sends now: the first alternative for whose every scheme there is a secret, and nothing if there
     * is none, but one of the alternatives is to send nothing.
     *
     * @return null if there is no such alternative
     */
    @Nullable
    List<Scheme> chosen(List<List<Scheme>> alternatives) {
        boolean optional = alternatives.isEmpty();
        for (List<Scheme> alternative : alternatives) {
            if (alternative.isEmpty()) {
                optional = true;
            } else if (unset(alternative).isEmpty()) {
                return alternative;
            }
        }
        return optional ? Collections.emptyList() : null;
    }

    /** What there is now for a chosen scheme; empty if its supplier gives nothing. */
    String secret(Scheme scheme) {
        Supplier<String> secret = own.getOrDefault(scheme.name, token);
        String text = secret == null ? null : secret.get();
        return text == null ? "" : text;
    }

    /** What would have to be set, for a sentence. */
    String missing(List<List<Scheme>> alternatives) {
        List<String> sentences = new ArrayList<>();
        for (List<Scheme> alternative : alternatives) {
            sentences.add(String.join(" and ", unset(alternative)));
        }
        return String.join(", or ", sentences);
    }

    /** Of the schemes that go together, those that there is no secret for. */
    private List<String> unset(List<Scheme> alternative) {
        Scheme byToken = byToken(alternative);
        List<String> unset = new ArrayList<>();
        for (Scheme scheme : alternative) {
            if (!own.containsKey(scheme.name) && scheme != byToken) {
                unset.add(scheme.name);
            }
        }
        return unset;
    }

    /** The one scheme that the token is for: two different ones do not have the same secret. */
    private @Nullable Scheme byToken(List<Scheme> alternative) {
        Scheme first = null;
        for (Scheme scheme : alternative) {
            // A token is no user name and password.
            boolean takes = token != null && !own.containsKey(scheme.name) && scheme.kind != Kind.BASIC;
            if (takes && (first == null || (scheme.kind == Kind.BEARER && first.kind != Kind.BEARER))) {
                first = scheme;
            }
        }
        return first;
    }

    /** Puts one secret into a request. */
    static void apply(Scheme scheme, String secret, Request.Builder request, Secrets secrets) {
        secrets.add(secret);
        switch (scheme.kind) {
            case BEARER:
                request.header("Authorization", "Bearer " + secret);
                break;
            case BASIC:
                String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
                secrets.add(encoded);
                secrets.add(secret.substring(secret.indexOf(':') + 1));
                request.header("Authorization", "Basic " + encoded);
                break;
            case HEADER:
                request.header(scheme.key, secret);
                break;
            case COOKIE:
                String cookie = scheme.key + "=" + Encoding.percent(secret);
                secrets.add(Encoding.percent(secret));
                String others = request.build().header("Cookie");
                request.header("Cookie", others == null ? cookie : others + "; " + cookie);
                break;
            default:
                secrets.add(Encoding.percent(secret));
                request.url(request.build()
                        .url()
                        .newBuilder()
                        .setEncodedQueryParameter(Encoding.percent(scheme.key), Encoding.percent(secret))
                        .build());
        }
    }
}
