package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import java.util.stream.Stream;

/** What the server does with requests that the contract does not allow. */
final class RejectionRules {
    private RejectionRules() {}

    static Stream<Rule> of(Operation operation) {
        return operation.variations().stream().flatMap(variation -> switch (variation.kind()) {
            case WITHOUT -> Stream.of(withoutRequired(operation, variation));
            case WRONG_MEDIA_TYPE ->
                Stream.of(Rule.info(
                                operation,
                                "observe.wrong-media-type",
                                "the answer to a media type that is not declared")
                        .on(variation, RejectionRules::observed));
            case WRONG_METHOD ->
                Stream.of(Rule.info(operation, "observe.wrong-method", "the answer to a method that is not declared")
                        .on(variation, RejectionRules::observed));
            default -> Stream.empty();
        });
    }

    private static Rule withoutRequired(Operation operation, Variation variation) {
        String part = String.valueOf(variation.part());
        return Rule.should(operation, "reject.without." + part, "a request without " + part + " is refused with a 4xx")
                .stemmingFrom(operation
                        .inputs()
                        .filter(input -> input.name().equals(part))
                        .map(Parameter::clause)
                        .findFirst()
                        .orElse(operation.clause()))
                .besideServedRequest()
                .on(variation, RejectionRules::refusedByClientError);
    }

    private static Finding refusedByClientError(Exchange exchange) {
        int status = exchange.answer().orElseThrow().status();
        return status >= 400 && status < 500
                ? Finding.conforms(Show.answer(exchange))
                : Finding.expected("a status from 400 to 499").butFound(Show.answer(exchange));
    }

    private static Finding observed(Exchange exchange) {
        return Finding.conforms(Show.answer(exchange));
    }
}
