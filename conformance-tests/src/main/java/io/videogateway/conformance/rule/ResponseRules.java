package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.exchange.JsonText;
import io.videogateway.conformance.exchange.Response;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the answer to a served request is the one that the contract promises, judged on the bytes that came. */
final class ResponseRules {
    private static final Family STATUS = Family.must(
            "response.status",
            "The status under which a request that the contract allows is served is one that the contract documents.",
            "The contract documents 200 only; a caller who is answered 201 or 202 instead has no schema to read the body"
                    + " with.",
            "Answer with the documented status, or document the one that is used.");
    private static final Family MEDIA_TYPE = Family.must(
            "response.media-type",
            "The media type of a success is one that the contract documents.",
            "one-api answers unknown paths with 200 and an HTML page, which only the media type gives away.",
            "Send Content-Type: application/json. Parameters such as charset are free.");
    private static final Family JSON = Family.must(
            "response.json",
            "The body of a success is exactly one JSON document in UTF-8.",
            "Proxies cut bodies and gateways append debug output; a client that reads up to the first document does not"
                    + " notice.",
            "Send one document, whole, in UTF-8, and nothing behind it.");
    private static final Family ERROR_IN_SUCCESS = Family.must(
            "response.error-in-success",
            "A success carries no error in the place of the promised body.",
            "Wrappers of relays answer 200 with {code, msg, data}; a caller then waits for a job that does not exist.",
            "Answer errors with a status from 400 on.");
    private static final Family ERROR_BESIDE = Family.should(
            "response.error-beside-body",
            "A complete body of a success has no error object beside it, unless its status is failed.",
            "CLIProxyAPI sends a video object together with an error; callers disagree on which of the two counts.",
            "Leave the error out, or set it to null, while the job has not failed.");
    private static final Family BYTE_ORDER_MARK = Family.should(
            "response.byte-order-mark",
            "The body of a success does not begin with a byte order mark.",
            "RFC 8259, section 8.1, forbids senders to add one, and strict parsers fail on it.",
            "Write UTF-8 without a byte order mark.");
    private static final Family DUPLICATE_KEYS = Family.should(
            "response.duplicate-keys",
            "No object in the body of a success has a key twice.",
            "RFC 8259, section 4: what a reader makes of a repeated name is unpredictable.",
            "Write each key once.");
    private static final Family UNDOCUMENTED = Family.info(
            "observe.undocumented-fields",
            "Which fields the body has beyond the contract.",
            "Extra fields are allowed; new-api adds task_id, for instance.");
    private static final Family REQUEST_ID = Family.info(
            "observe.request-id",
            "Which header carries the id of the request.",
            "Support of a vendor asks for it: x-request-id, X-Oneapi-Request-Id and the like.");
    private static final Family LATENCY = Family.info(
            "observe.latency",
            "How long the answer to a served request took.",
            "Slow answers within the deadline are allowed.");
    private static final List<String> REQUEST_IDS =
            List.of("x-request-id", "X-Oneapi-Request-Id", "request-id", "cf-ray", "x-amzn-requestid", "traceparent");

    private ResponseRules() {}

    static Stream<Rule> of(Operation operation) {
        return operation.success().stream()
                .flatMap(success -> Stream.of(
                                Stream.of(status(operation)),
                                mediaType(operation, success),
                                success.json().stream().flatMap(json -> body(operation, success, json)),
                                observed(operation))
                        .flatMap(Function.identity()));
    }

    private static Rule status(Operation operation) {
        String documented =
                operation.responses().stream().map(ResponseSpec::status).collect(Collectors.joining(", "));
        return STATUS.rule(operation, "the status of a served request is documented")
                .stemmingFrom(operation.clause().appendProperty("responses"))
                .onEachAllowed(exchange -> {
                    Response answer = exchange.answer().orElseThrow();
                    if (!answer.isSuccess()) {
                        return Finding.undecided("the request was not served");
                    }
                    return operation.response(answer.status()).isPresent()
                            ? Finding.conforms(String.valueOf(answer.status()))
                            : Finding.expected("a documented status: " + documented)
                                    .butFound(Show.answer(exchange));
                });
    }

    private static Stream<Rule> mediaType(Operation operation, ResponseSpec success) {
        if (success.content().isEmpty()) {
            return Stream.empty();
        }
        String documented = success.content().stream().map(MediaType::name).collect(Collectors.joining(", "));
        return Stream.of(MEDIA_TYPE
                .rule(operation, "the media type of a success is documented")
                .stemmingFrom(success.clause().appendProperty("content"))
                .onEverySuccess(Answers.documented(success, answer -> {
                    String actual = answer.contentType().orElse("");
                    return success.content().stream().anyMatch(declared -> declared.covers(actual))
                            ? Finding.conforms(Show.text(actual))
                            : Finding.expected(documented)
                                    .butFound(actual.isEmpty() ? "no Content-Type" : Show.text(actual));
                })));
    }

    private static Stream<Rule> body(Operation operation, ResponseSpec success, MediaType json) {
        return Stream.concat(
                Stream.of(
                        document(operation, success, json),
                        byteOrderMark(operation, success, json),
                        duplicateKeys(operation, success, json)),
                json.schema().stream()
                        .flatMap(schema -> Stream.concat(
                                new SchemaRules(operation, success, schema).rules(),
                                schema.isObject() ? ofObject(operation, success, schema) : Stream.empty())));
    }

    private static Rule document(Operation operation, ResponseSpec success, MediaType json) {
        return JSON.rule(operation, "the body of a success is one JSON document")
                .stemmingFrom(json.clause())
                .onEverySuccess(Answers.documentedAsJson(success, answer -> {
                    JsonText text = answer.body().json();
                    if (text.beyondLimits()) {
                        return Finding.undecided("the suite does not read all of the body: " + text.problem());
                    }
                    if (text.problem() != null && answer.headers().hasUnreadableCoding()) {
                        return Finding.expected("one JSON document in UTF-8")
                                .butFound(Show.text("a body with the Content-Encoding "
                                        + answer.headers().contentCoding()
                                        + ", which the request did not offer to read"));
                    }
                    String shown = answer.body().toString().isBlank() ? "" : ": " + answer.body();
                    return text.problem() == null
                            ? Finding.conforms()
                            : Finding.expected("one JSON document in UTF-8")
                                    .butFound(Show.text(text.problem() + shown));
                }));
    }

    private static Rule byteOrderMark(Operation operation, ResponseSpec success, MediaType json) {
        return BYTE_ORDER_MARK
                .rule(operation, "the body begins without a byte order mark")
                .stemmingFrom(json.clause())
                .onEverySuccess(Answers.documented(
                        success,
                        answer -> answer.body().utf8().orElse("").startsWith("\uFEFF")
                                ? Finding.expected("a body that begins with its document")
                                        .butFound("a byte order mark before it")
                                : Finding.conforms()));
    }

    private static Rule duplicateKeys(Operation operation, ResponseSpec success, MediaType json) {
        return DUPLICATE_KEYS
                .rule(operation, "no object of the body has a key twice")
                .stemmingFrom(json.clause())
                .onEverySuccess(Answers.json(success, (answer, body) -> {
                    List<String> repeated = answer.body().json().duplicateKeys();
                    return repeated.isEmpty()
                            ? Finding.conforms()
                            : Finding.expected("each key once").butFound(Show.text("twice: " + repeated));
                }));
    }

    private static Stream<Rule> ofObject(Operation operation, ResponseSpec success, Schema schema) {
        return Stream.of(
                ERROR_IN_SUCCESS
                        .rule(operation, "a success carries no error in the place of the promised body")
                        .stemmingFrom(schema.clause())
                        .onEverySuccess(Answers.json(
                                success,
                                (answer, body) -> lacks(schema, body) && carriesError(operation, schema, answer)
                                        ? Finding.expected("the promised body").butFound(Show.json(body))
                                        : Finding.conforms())),
                ERROR_BESIDE
                        .rule(operation, "a complete body has no error beside it")
                        .stemmingFrom(schema.clause())
                        .onEverySuccess(Answers.json(
                                success,
                                (answer, body) -> !lacks(schema, body) && carriesError(operation, schema, answer)
                                        ? Finding.expected("no error").butFound(Show.json(body))
                                        : Finding.conforms())),
                UNDOCUMENTED
                        .rule(operation, "the fields beyond the contract")
                        .stemmingFrom(schema.clause())
                        .onEverySuccess(Answers.json(success, (answer, body) -> {
                            List<String> extra = Show.namesOf(body).stream()
                                    .filter(name -> !schema.properties().containsKey(name))
                                    .toList();
                            return Finding.conforms(extra.isEmpty() ? "none" : Show.text(extra.toString()));
                        })));
    }

    /** Beside what was promised only {@code error} speaks of an error: detail, code and the like may be extra fields. */
    private static boolean carriesError(Operation operation, Schema schema, Response answer) {
        ErrorEnvelope envelope = ErrorEnvelope.ofSuccess(operation, answer);
        // What the contract declares as a property is no error, whatever it is called.
        if (schema.properties().containsKey(envelope.name())) {
            return false;
        }
        return envelope.isErrorAlone() || (envelope.name().equals("error") && !Answers.isFailedJob(answer));
    }

    private static boolean lacks(Schema schema, JsonNode body) {
        return schema.required().stream().anyMatch(name -> !body.has(name));
    }

    private static Stream<Rule> observed(Operation operation) {
        return Stream.of(
                REQUEST_ID
                        .rule(operation, "the header with the id of the request")
                        .onEachAllowed(exchange -> {
                            Response answer = exchange.answer().orElseThrow();
                            return REQUEST_IDS.stream()
                                    .filter(name -> answer.headers().first(name).isPresent())
                                    .findFirst()
                                    .map(name -> Finding.conforms(Show.text(name + ": "
                                            + answer.headers().first(name).orElseThrow())))
                                    .orElseGet(() -> Finding.conforms("none"));
                        }),
                LATENCY.rule(operation, "the time until the answer was complete")
                        .onEachAllowed(exchange -> Finding.conforms(exchange.durationMillis() + " ms")));
    }
}
