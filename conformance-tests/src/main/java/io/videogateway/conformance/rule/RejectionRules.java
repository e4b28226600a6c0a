package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.stream.Stream;

/** What the server does with requests that the contract does not allow. */
final class RejectionRules {
    private static final Family WITHOUT = Family.should(
            "reject.without",
            "A request that lacks a required part is refused with a 4xx.",
            "A lenient gateway starts a paid job from a request that the caller got wrong, with values that nobody chose;"
                    + " new-api, the engine of most relays, validates only model and prompt.",
            "Validate the required parts before a job is started, and answer 400 or 422.");
    private static final Family ERROR_TEXT = Family.should(
            "error.text",
            "A refusal is JSON and says in some non-empty text what is wrong.",
            "Gateways use several envelopes on one path ({error:{message}}, {code,message,data}, {detail}); without a text"
                    + " in any of them a caller cannot tell what to mend.",
            "Put a sentence into error.message (or message, or detail) of a JSON body.");
    private static final Family ENVELOPE = Family.info(
            "observe.error-envelope",
            "Which envelope a refusal uses.",
            "Clients have to look into all of them: error, code with message, detail.");
    private static final Family MEDIA_TYPE = Family.info(
            "observe.wrong-media-type",
            "The answer to a media type that the contract does not declare.",
            "The contract is silent about it, and some gateways take JSON too.");
    private static final Family METHOD = Family.info(
            "observe.wrong-method",
            "The answer to a method that the contract does not declare.",
            "The contract is silent about it.");

    private RejectionRules() {}

    static Stream<Rule> of(Operation operation) {
        Stream<Rule> byVariation = operation.variations().stream().flatMap(variation -> switch (variation.kind()) {
            case WITHOUT -> Stream.of(withoutRequired(operation, variation));
            case WRONG_MEDIA_TYPE ->
                Stream.of(MEDIA_TYPE
                        .rule(operation, "the answer to a media type that is not declared")
                        .on(variation, RejectionRules::observed));
            case WRONG_METHOD ->
                Stream.of(METHOD.rule(operation, "the answer to a method that is not declared")
                        .on(variation, RejectionRules::observed));
            default -> Stream.empty();
        });
        return Stream.concat(
                byVariation,
                Stream.of(
                        ERROR_TEXT
                                .rule(operation, "a refusal says in JSON what is wrong")
                                .onEveryRefusal(exchange -> saysWhatIsWrong(operation, exchange)),
                        ENVELOPE.rule(operation, "the envelope of a refusal").onEveryRefusal(exchange -> {
                            String name =
                                    ErrorEnvelope.ofRefusal(answer(exchange)).name();
                            return Finding.conforms(name.isEmpty() ? "none" : name);
                        })));
    }

    private static Rule withoutRequired(Operation operation, Variation variation) {
        String part = String.valueOf(variation.part());
        return WITHOUT.rule(operation, part, "a request without " + part + " is refused with a 4xx")
                .stemmingFrom(operation
                        .inputs()
                        .filter(input -> input.name().equals(part))
                        .map(Parameter::clause)
                        .findFirst()
                        .orElse(operation.clause()))
                .besideServedRequest()
                .on(
                        variation,
                        (Exchange exchange) -> answer(exchange).isRefusal()
                                ? Finding.conforms(Show.answer(exchange))
                                : Finding.expected("a status from 400 to 499").butFound(Show.answer(exchange)));
    }

    private static Finding saysWhatIsWrong(Operation operation, Exchange exchange) {
        if (exchange.request().method().equals("HEAD")) {
            return Finding.conformsFor("an answer to HEAD has no body");
        }
        Response answer = answer(exchange);
        boolean documentedOtherwise = operation
                .response(answer.status())
                .filter(documented -> documented.json().isEmpty())
                .isPresent();
        if (documentedOtherwise) {
            return Finding.conformsFor("the contract documents " + answer.status() + " without JSON");
        }
        String type = answer.contentType().orElse("");
        boolean says = !ErrorEnvelope.ofRefusal(answer).message().isEmpty();
        return MediaType.isJson(type) && says
                ? Finding.conforms()
                : Finding.expected("JSON with a text in error.message, message or detail")
                        .butFound(Show.answer(exchange));
    }

    private static Finding observed(Exchange exchange) {
        return Finding.conforms(Show.answer(exchange));
    }

    private static Response answer(Exchange exchange) {
        return exchange.answer().orElseThrow();
    }
}
