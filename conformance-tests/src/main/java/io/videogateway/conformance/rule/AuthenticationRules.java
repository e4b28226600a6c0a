package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import java.util.stream.Stream;

/** Whether the server enforces the authentication that the contract declares. */
final class AuthenticationRules {
    private AuthenticationRules() {}

    static Stream<Rule> of(Operation operation) {
        return operation.variations().stream()
                .filter(variation -> !variation.carriesToken())
                .map(variation -> Rule.must(operation, "auth." + variation, title(variation))
                        .stemmingFrom(operation.securityClause())
                        .besideServedRequest()
                        .on(variation, AuthenticationRules::refused));
    }

    private static String title(Variation variation) {
        return variation.equals(Variation.WITHOUT_TOKEN)
                ? "a request without a token is not served"
                : "a request with a wrong token is not served";
    }

    private static Finding refused(Exchange exchange) {
        return exchange.answer().orElseThrow().isSuccess()
                ? Finding.expected("a refusal").butFound(Show.answer(exchange))
                : Finding.conforms(Show.answer(exchange));
    }
}
