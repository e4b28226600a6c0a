package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.JsonText;
import io.videogateway.conformance.exchange.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the answer to a served request is the one that the contract promises, judged on the bytes that came. */
final class ResponseRules {
    private ResponseRules() {}

    static Stream<Rule> of(Operation operation) {
        return operation.success().stream()
                .flatMap(success -> Stream.of(
                                Stream.of(status(operation)),
                                mediaType(operation, success),
                                success.json().stream().flatMap(json -> body(operation, success, json)))
                        .flatMap(Function.identity()));
    }

    private static Rule status(Operation operation) {
        String documented =
                operation.responses().stream().map(ResponseSpec::status).collect(Collectors.joining(", "));
        return Rule.must(operation, "response.status", "the status of an answer to an allowed request is documented")
                .stemmingFrom(operation.clause().appendProperty("responses"))
                .onEach(operation.variations().stream().filter(Variation::isAllowed), exchange -> {
                    int status = exchange.answer().orElseThrow().status();
                    return operation.response(status).isPresent()
                            ? Finding.conforms(String.valueOf(status))
                            : Finding.expected("a documented status: " + documented)
                                    .butFound(Show.answer(exchange));
                });
    }

    private static Stream<Rule> mediaType(Operation operation, ResponseSpec success) {
        if (success.content().isEmpty()) {
            return Stream.empty();
        }
        String documented = success.content().stream().map(MediaType::name).collect(Collectors.joining(", "));
        return Stream.of(Rule.must(operation, "response.media-type", "the media type of a success is documented")
                .stemmingFrom(success.clause().appendProperty("content"))
                .onEverySuccess(documented(success, answer -> {
                    String actual = answer.contentType().orElse("");
                    return success.content().stream().anyMatch(declared -> declared.covers(actual))
                            ? Finding.conforms(Show.text(actual))
                            : Finding.expected(documented)
                                    .butFound(actual.isEmpty() ? "no Content-Type" : Show.text(actual));
                })));
    }

    private static Stream<Rule> body(Operation operation, ResponseSpec success, MediaType json) {
        Rule document = Rule.must(operation, "response.json", "the body of a success is one JSON document")
                .stemmingFrom(json.clause())
                .onEverySuccess(documented(success, answer -> {
                    JsonText text = answer.body().json();
                    return text.problem() == null
                            ? Finding.conforms()
                            : Finding.expected("one JSON document in UTF-8")
                                    .butFound(Show.text(text.problem() + ": " + answer.body()));
                }));
        return Stream.concat(
                Stream.of(document),
                json.schema().stream().flatMap(schema -> new SchemaRules(operation, success, schema).rules()));
    }

    /** A check of answers under one documented response; other answers are not its business. */
    static Function<Exchange, Finding> documented(ResponseSpec success, Function<Response, Finding> check) {
        return exchange -> {
            Response answer = exchange.answer().orElseThrow();
            return success.covers(answer.status())
                    ? check.apply(answer)
                    : Finding.undecided("the status " + answer.status() + " has no such promise");
        };
    }

    /** A check of the JSON body under one documented response. */
    static Function<Exchange, Finding> json(ResponseSpec success, Function<JsonNode, Finding> check) {
        return documented(
                success,
                answer -> Optional.ofNullable(answer.body().json().tree())
                        .map(check)
                        .orElseGet(() -> Finding.undecided("the body is no JSON document")));
    }

    /** {@code an object}, {@code an integer}. */
    static String typeName(Schema schema) {
        String types = schema.types().stream()
                .map(type -> ("aeio".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type)
                .collect(Collectors.joining(" or "));
        return types.isEmpty() ? "a value that the schema allows" : types;
    }
}
