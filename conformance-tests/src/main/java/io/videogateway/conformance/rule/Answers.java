package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Narrows a check to the answers that a documented response speaks about. */
final class Answers {
    private Answers() {}

    /** Answers in another media type that the contract documents beside JSON are not the business of the check. */
    static Function<Exchange, Finding> documentedAsJson(ResponseSpec success, Function<Response, Finding> check) {
        return documented(success, answer -> {
            String type = answer.contentType().orElse("");
            boolean another = success.content().stream().anyMatch(media -> !media.isJson() && media.covers(type));
            return another
                    ? Finding.conformsFor("the answer is " + Show.text(type) + ", which the contract documents too")
                    : check.apply(answer);
        });
    }

    /** Answers under another status are not the business of the check. */
    static Function<Exchange, Finding> documented(ResponseSpec success, Function<Response, Finding> check) {
        return exchange -> {
            Response answer = exchange.answer().orElseThrow();
            return success.covers(answer.status())
                    ? check.apply(answer)
                    : Finding.undecided("the contract does not document the status " + answer.status());
        };
    }

    /** Whether a success describes a job that has failed already, which may carry its error. */
    static boolean isFailedJob(Response answer) {
        JsonNode body = answer.body().json().tree();
        return body != null && body.path("status").asText().equals("failed");
    }

    /**
     * An answer in another documented media type is not the business of rules about JSON. A body that is no JSON has a rule
     * of its own; nothing else can be told from it.
     */
    static Function<Exchange, Finding> json(ResponseSpec success, BiFunction<Response, JsonNode, Finding> check) {
        return documentedAsJson(success, answer -> {
            JsonNode body = answer.body().json().tree();
            return body == null ? Finding.undecided("the body is no JSON document") : check.apply(answer, body);
        });
    }
}
