package io.videogateway.conformance;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.SecurityScheme;
import io.videogateway.conformance.target.Credentials;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What proves to a gateway who asks: a token, and a secret of its own for each security scheme that has one. Immutable. */
final class Secrets {
    static final Secrets NONE = new Secrets("", Map.of());

    /** Shorter secrets turn up by chance in what servers send, and taking them out would change the evidence. */
    private static final int SHORTEST = 8;

    /** More than any server takes in its headers, and little enough to be looked for in all that servers send. */
    private static final int LONGEST = 16_384;

    private final String token;
    private final Map<String, String> own;

    private Secrets(String token, Map<String, String> own) {
        this.token = token;
        this.own = own;
    }

    /** @throws UsageException if it could not be sent, or not be kept out of reports */
    Secrets withToken(String secret) {
        requireUsable("the token", secret);
        return new Secrets(secret, own);
    }

    /** @throws UsageException if it could not be sent, or not be kept out of reports */
    Secrets with(String scheme, String secret) {
        requireUsable("the secret of " + scheme, secret);
        Map<String, String> more = new HashMap<>(own);
        more.put(scheme, secret);
        return new Secrets(token, Map.copyOf(more));
    }

    private static void requireUsable(String what, String secret) {
        if (secret.length() < SHORTEST) {
            throw new UsageException(what + " has fewer than " + SHORTEST
                    + " characters, so that it cannot be kept out of reports safely");
        }
        if (secret.length() > LONGEST) {
            throw new UsageException(what + " has " + secret.length() + " characters, more than the " + LONGEST
                    + " that a header can carry");
        }
        if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new UsageException(what + " has a blank or a character that no header can carry");
        }
    }

    /**
     * Refuses to begin without what requests of a contract carry.
     *
     * @throws UsageException naming what is missing
     */
    void requireFor(Contract contract) {
        for (SecurityScheme scheme : contract.securitySchemes()) {
            String secret = own.getOrDefault(scheme.key(), token);
            if (secret.isEmpty()) {
                throw new UsageException("the contract wants a token, and none was given"
                        + (own.isEmpty() ? "" : " for the security scheme " + scheme.key()));
            }
            if (scheme.kind() == SecurityScheme.Kind.BASIC && !secret.contains(":")) {
                throw new UsageException("the contract wants user:password for the security scheme " + scheme.key()
                        + ", and what was given has no colon");
            }
        }
    }

    /** Under the names that a profile has for them. */
    Credentials credentials(GatewayProfile profile) {
        return new Credentials(
                new Credentials.Secret(token, profile.tokenEnv()),
                own.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new Credentials.Secret(entry.getValue(), variable(entry.getKey(), profile)))));
    }

    /** A scheme whose secret comes from no variable is shown by its own name. */
    private static String variable(String scheme, GatewayProfile profile) {
        return profile.credentials()
                .getOrDefault(scheme, scheme.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }
}
