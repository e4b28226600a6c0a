package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import java.util.stream.Stream;

/** Whether the server serves the requests that the contract allows. */
final class ServingRules {
    private ServingRules() {}

    static Stream<Rule> of(Operation operation) {
        return operation.variations().stream()
                .filter(Variation::isAllowed)
                .map(variation -> Rule.must(operation, "serve." + variation, title(variation))
                        .on(variation, ServingRules::served));
    }

    private static String title(Variation variation) {
        return variation.equals(Variation.COMPLETE)
                ? "a request with everything that the contract declares is served"
                : "a request with only what the contract requires is served";
    }

    private static Finding served(Exchange exchange) {
        return exchange.answer().orElseThrow().isSuccess()
                ? Finding.conforms()
                : Finding.expected("a success").butFound(Show.answer(exchange));
    }
}
