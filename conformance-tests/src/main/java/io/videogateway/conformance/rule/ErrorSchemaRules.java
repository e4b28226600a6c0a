package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an error has the body that the contract documents for its status. */
final class ErrorSchemaRules {
    private static final Family SCHEMA = Family.must(
            "error.schema",
            "An error under a status that the contract documents has the body that it documents.",
            "Callers tell from the fields of an error what they can do about it; where the body is another one, what is"
                    + " generated from the contract finds nothing in it.",
            "Send the documented body, also from what stands in front of the gateway, or document the one that is sent.");

    private ErrorSchemaRules() {}

    static Stream<Rule> of(Operation operation) {
        return operation.responses().stream()
                // Where no success is documented, the default is what a success looks like, and perhaps no error does.
                .filter(response -> response.isDefault()
                        ? operation.success().isPresent()
                        : response.status().matches("[45].*"))
                .flatMap(response -> response.json().stream()
                        .flatMap(json -> json.schema().stream())
                        .map(schema -> rule(operation, response, schema)));
    }

    private static Rule rule(Operation operation, ResponseSpec documented, Schema schema) {
        String status = documented.isDefault() ? "an error" : documented.status();
        return SCHEMA.rule(operation, documented.status(), "the body of " + status + " is the documented one")
                .stemmingFrom(schema.clause())
                .onEveryAnswer(exchange -> {
                    Response answer = exchange.answer().orElseThrow();
                    Optional<ResponseSpec> meant = operation.response(answer.status());
                    return answer.isSuccess() || !meant.equals(Optional.of(documented))
                            ? Finding.conformsFor("no such error came")
                            : kept(documented, schema, exchange, answer);
                });
    }

    private static Finding kept(ResponseSpec documented, Schema schema, Exchange exchange, Response answer) {
        if (exchange.request().method().equals("HEAD")) {
            return Finding.conformsFor("an answer to HEAD has no body");
        }
        String type = answer.contentType().orElse("");
        if (documented.content().stream().anyMatch(media -> !media.isJson() && media.covers(type))) {
            return Finding.conformsFor("the answer is " + Show.text(type) + ", which the contract documents too");
        }
        JsonNode body = answer.body().json().tree();
        if (!MediaType.isJson(type) || body == null) {
            return Finding.expected("JSON: " + Show.typeName(schema)).butFound(Show.answer(exchange));
        }
        List<String> problems = schema.problems(body);
        return problems.isEmpty()
                ? Finding.conforms(Show.answer(exchange))
                : Finding.expected(Show.typeName(schema))
                        .butFound(Show.text(Show.json(body) + " (" + String.join("; ", problems) + ")"));
    }
}
