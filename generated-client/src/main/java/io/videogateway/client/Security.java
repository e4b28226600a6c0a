package io.videogateway.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
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

        boolean isAuthorization() {
            return kind == Kind.BEARER || kind == Kind.BASIC || key.equalsIgnoreCase("Authorization");
        }
    }

    private final @Nullable Supplier<String> token;
    private final Map<String, Supplier<String>> own;

    /** The token is for the schemes that have no secret of their own. */
    Security(@Nullable Supplier<String> token, Map<String, Supplier<String>> own) {
        this.token = token;
        this.own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    /**
     * What the operation sends now, by scheme, in the contract's order: every scheme with a secret of its own, and
     * the first of the others with the token if none has; of two that need the header Authorization, the first.
     */
    Map<Scheme, String> secrets(Iterable<Scheme> schemes) {
        Map<Scheme, String> found = new LinkedHashMap<>();
        boolean authorized = false;
        for (Scheme scheme : schemes) {
            if (own.containsKey(scheme.name) && !(authorized && scheme.isAuthorization())) {
                found.put(scheme, text(own.get(scheme.name)));
                authorized |= scheme.isAuthorization();
            }
        }
        for (Scheme scheme : schemes) {
            // A token is no user name and password.
            if (found.isEmpty() && token != null && scheme.kind != Kind.BASIC) {
                found.put(scheme, text(token));
            }
        }
        return found;
    }

    private static String text(Supplier<String> secret) {
        String text = secret.get();
        return text == null ? "" : text;
    }

    /** Puts one secret into a request. */
    static Request apply(Scheme scheme, String secret, Request original, Secrets secrets) {
        Request.Builder request = original.newBuilder();
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
                String others = original.header("Cookie");
                request.header("Cookie", others == null ? cookie : others + "; " + cookie);
                break;
            default:
                secrets.add(Encoding.percent(secret));
                request.url(original.url()
                        .newBuilder()
                        .setEncodedQueryParameter(Encoding.percent(scheme.key), Encoding.percent(secret))
                        .build());
        }
        return request.build();
    }
}
