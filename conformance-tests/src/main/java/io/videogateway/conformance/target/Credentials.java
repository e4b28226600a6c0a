package io.videogateway.conformance.target;

import io.videogateway.conformance.contract.SecurityScheme;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The user's secrets and the wrong ones made from them. Never printed: {@link #toString()} shows the variables' names only. */
public final class Credentials {
    private final Secret token;
    private final Map<String, Secret> own;

    /**
     * What proves who the user is.
     *
     * @param value empty only where no request needs it
     * @param variable the name of the environment variable that holds it, which stands for it wherever it is shown
     */
    public record Secret(String value, String variable) {
        /** Of the right form, and of nobody's: the last character is changed. */
        private String wrong() {
            int end = value.length() - 1;
            return switch (value.charAt(end)) {
                // Without the colon behind the user it would no longer be of the form that basic authentication has.
                case ':' -> value + "x";
                case 'x' -> value.substring(0, end) + "y";
                default -> value.substring(0, end) + "x";
            };
        }

        @Override
        public String toString() {
            return "$" + variable;
        }
    }

    /**
     * A token for some security schemes, and secrets of their own for others.
     *
     * @param own by the key of the scheme in the contract
     */
    public Credentials(Secret token, Map<String, Secret> own) {
        this.token = token;
        this.own = Map.copyOf(own);
    }

    /** What a variation sends for a security scheme of the contract; empty where it sends nothing. */
    Optional<String> secret(String scheme, Variation variation) {
        return sent(own.getOrDefault(scheme, token), variation);
    }

    /** The token that a variation sends; empty where it sends none. */
    Optional<String> token(Variation variation) {
        return sent(token, variation);
    }

    private static Optional<String> sent(Secret secret, Variation variation) {
        if (secret.value().isEmpty()) {
            return Optional.empty();
        }
        return switch (variation.kind()) {
            case WITHOUT_TOKEN -> Optional.empty();
            case WRONG_TOKEN -> Optional.of(secret.wrong());
            default -> Optional.of(secret.value());
        };
    }

    /** What a header, query parameter or cookie carries for a token. */
    static String spelled(SecurityScheme scheme, String token) {
        return switch (scheme.kind()) {
            case BEARER -> "Bearer " + token;
            case BASIC -> "Basic " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
            default -> token;
        };
    }

    /** Takes all secrets, right and wrong, out of a recording; their placeholders are what a shell would fill in. */
    Redaction redaction() {
        Map<String, String> placeholders = new LinkedHashMap<>();
        secrets().forEach(secret -> placeholders.putIfAbsent(secret.value(), "$" + secret.variable()));
        secrets().forEach(secret -> placeholders.putIfAbsent(secret.wrong(), "$WRONG_" + secret.variable()));
        return new Redaction(placeholders);
    }

    /** What stands for the secrets in a redacted recording; longer ones first, for they may contain others. */
    List<String> placeholders() {
        return secrets()
                .flatMap(secret -> Stream.of("$WRONG_" + secret.variable(), "$" + secret.variable()))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private Stream<Secret> secrets() {
        return Stream.concat(Stream.of(token), own.values().stream())
                .filter(secret -> !secret.value().isEmpty());
    }

    @Override
    public String toString() {
        return token + (own.isEmpty() ? "" : " " + own);
    }
}
