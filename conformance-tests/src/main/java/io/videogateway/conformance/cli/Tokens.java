package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.SecurityScheme;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes tokens from the environment: the only way in which they enter, for arguments and files can be read by others. */
final class Tokens {
    private final UnaryOperator<@Nullable String> environment;

    Tokens(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** A run against the gateway of a profile, with its token and what it has for security schemes beside it. */
    Conformance live(Contract contract, GatewayProfile profile) {
        Conformance conformance = Conformance.of(contract).against(profile);
        boolean wantsToken = false;
        for (SecurityScheme scheme : contract.securitySchemes()) {
            String variable = profile.credentials().get(scheme.key());
            if (variable == null) {
                wantsToken = true;
            } else {
                conformance = conformance.withCredential(scheme.key(), secret(variable, "credentials"));
            }
        }
        if (!wantsToken) {
            return conformance.requiringSecrets();
        }
        if (profile.tokenEnv().isEmpty()) {
            throw new UsageException("the contract wants a token for " + profile.name()
                    + ": name its environment variable with --token-env, or tokenEnv in the profile");
        }
        return conformance
                .withToken(secret(profile.tokenEnv(), "--token-env or tokenEnv"))
                .requiringSecrets();
    }

    private String secret(String variable, String namedBy) {
        String secret = environment.apply(variable);
        if (secret == null || secret.isBlank()) {
            // Whoever writes $NAME for NAME names the token itself, which must not be said again.
            boolean usualName = variable.matches("[A-Z_][A-Z0-9_]{0,63}");
            throw new UsageException(
                    usualName
                            ? "the environment variable " + variable + " is not set or empty"
                            : "what " + namedBy + " names is no environment variable that is set; name the"
                                    + " variable, not the token");
        }
        return secret;
    }
}
