package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes tokens from the environment: the only way in which they enter, for arguments and files can be read by others. */
final class Tokens {
    private final UnaryOperator<@Nullable String> environment;

    Tokens(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** A run against the gateway of a profile, with its token. */
    Conformance live(Contract contract, GatewayProfile profile) {
        Conformance conformance = Conformance.of(contract).against(profile);
        boolean wanted = contract.operations().stream()
                .anyMatch(operation -> operation.security().isPresent());
        if (!wanted) {
            return conformance;
        }
        if (profile.tokenEnv().isEmpty()) {
            throw new UsageException("the contract wants a token for " + profile.name()
                    + ": name its environment variable with --token-env, or tokenEnv in the profile");
        }
        String token = environment.apply(profile.tokenEnv());
        if (token == null || token.isBlank()) {
            // Whoever writes $NAME for NAME names the token itself, which must not be said again.
            boolean usualName = profile.tokenEnv().matches("[A-Z_][A-Z0-9_]{0,63}");
            throw new UsageException(
                    usualName
                            ? "the environment variable " + profile.tokenEnv() + " is not set or empty"
                            : "what --token-env or tokenEnv names is no environment variable that is set; name the"
                                    + " variable, not the token");
        }
        return conformance.withToken(token);
    }
}
