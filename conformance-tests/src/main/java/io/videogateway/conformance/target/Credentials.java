package io.videogateway.conformance.target;

import io.videogateway.conformance.contract.SecurityScheme;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's token and the wrong one made from it. Never printed: {@link #toString()} shows the variable's name only. */
public final class Credentials {
    private final String token;
    private final String variable;

    /**
     * A token.
     *
     * @param token empty only where the contract asks for none
     * @param variable the name of the environment variable that holds it, which stands for it wherever it is shown
     */
    public Credentials(String token, String variable) {
        this.token = token;
        this.variable = variable;
    }

    /** The token that a variation sends; empty where it sends none. */
    Optional<String> token(Variation variation) {
        return switch (variation.kind()) {
            case WITHOUT_TOKEN -> Optional.empty();
            case WRONG_TOKEN -> Optional.of(wrong());
            default -> Optional.of(token);
        };
    }

    /** The user's token with its last character changed: of the right form, and of nobody's. */
    private String wrong() {
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + (last == 'x' ? 'y' : 'x');
    }

    /** What a header, query parameter or cookie carries for a token. */
    static String spelled(SecurityScheme scheme, String token) {
        return switch (scheme.kind()) {
            case BEARER -> "Bearer " + token;
            case BASIC -> "Basic " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
            default -> token;
        };
    }

    /** Takes both tokens out of a recording; their placeholders are what a shell would fill in. */
    Redaction redaction() {
        if (token.isEmpty()) {
            return new Redaction(Map.of());
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put(token, "$" + variable);
        secrets.put(wrong(), "$WRONG_" + variable);
        return new Redaction(secrets);
    }

    /** What stands for the tokens in a redacted recording; the longer one first, for it contains the other. */
    List<String> placeholders() {
        return List.of("$WRONG_" + variable, "$" + variable);
    }

    @Override
    public String toString() {
        return "$" + variable;
    }
}
