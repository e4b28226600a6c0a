package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether the server enforces the authentication that the contract declares. */
final class AuthenticationRules {
    private static final Family ENFORCED = Family.must(
            "auth.enforced",
            "A request that carries no valid token is not served.",
            "A gateway that takes any token lets strangers start paid jobs, and its callers cannot tell a mistyped token"
                    + " from a good one.",
            "Check the token before anything else, and refuse the request where it is missing or unknown.");
    private static final Family STATUS = Family.should(
            "auth.status",
            "A request that carries no valid token is refused with 401 or 403.",
            "Client libraries tell a bad token from a bad request by these two statuses; the contract declares no 401, so"
                    + " that it only implies them.",
            "Answer 401 to a missing or unknown token, and 403 to one that may not do this.");

    private AuthenticationRules() {}

    static Stream<Rule> of(Operation operation) {
        return operation.variations().stream()
                .filter(variation -> !variation.carriesToken())
                .flatMap(variation -> Stream.of(
                        rule(
                                ENFORCED,
                                operation,
                                variation,
                                " is not served",
                                exchange -> refused(operation, exchange)),
                        rule(
                                STATUS,
                                operation,
                                variation,
                                " gets 401 or 403",
                                exchange -> unauthorized(operation, variation, exchange))));
    }

    private static Rule rule(
            Family family,
            Operation operation,
            Variation variation,
            String predicate,
            Function<Exchange, Finding> check) {
        String subject = variation.equals(Variation.WITHOUT_TOKEN)
                ? "a request without a token"
                : "a request with a wrong token";
        return family.rule(operation, variation.toString(), subject + predicate)
                .stemmingFrom(operation.securityClause())
                .besideServedRequest()
                .on(variation, check);
    }

    private static Finding refused(Operation operation, Exchange exchange) {
        return isServed(operation, exchange)
                ? Finding.expected("a refusal").butFound(Show.answer(exchange))
                : Finding.conforms(Show.answer(exchange));
    }

    private static Finding unauthorized(Operation operation, Variation variation, Exchange exchange) {
        if (isServed(operation, exchange)) {
            return Finding.undecided(
                    "the request was served, see " + operation.qualify(ENFORCED.id() + "." + variation));
        }
        int status = exchange.answer().orElseThrow().status();
        return status == 401 || status == 403
                ? Finding.conforms(String.valueOf(status))
                : Finding.expected("401 or 403").butFound(Show.answer(exchange));
    }

    /** Some gateways say no with a 200, and an error or a job that failed at once in the body; that is not served. */
    private static boolean isServed(Operation operation, Exchange exchange) {
        Response answer = exchange.answer().orElseThrow();
        return ErrorEnvelope.isServed(operation, answer)
                && !(ErrorEnvelope.ofSuccess(operation, answer).isError() && Answers.isFailedJob(answer));
    }
}
