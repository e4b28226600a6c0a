package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether the server serves the requests that the contract allows. */
final class ServingRules {
    private static final Family COMPLETE = Family.must(
            "serve.complete",
            "A request with everything that the contract declares, required and optional, is served.",
            "A contract that its own server refuses is of no use to a caller; the official API, for one, refuses the"
                    + " optional parts of relays as unknown (openai/openai-openapi).",
            "Serve what the contract declares, or take out of the contract what is not served. If the gateway has other"
                    + " models or sizes than the contract's examples, its profile gives the values.");
    private static final Family REQUIRED_ONLY = Family.must(
            "serve.required-only",
            "A request with only what the contract requires is served.",
            "Relays publish the same page with other lists of required parts (model and prompt only, or none), so that a"
                    + " caller who keeps to one list is refused under another.",
            "Give every optional part a default, or list it as required.");
    private static final Family IN = Family.must(
            "serve.media-type",
            "A complete request is served in each further media type that the contract declares.",
            "A contract with JSON beside a form has callers of both, and a server that reads one of them alone answers the"
                    + " others with 400 or 415.",
            "Read every media type that the contract declares, or take out of the contract what is not read.");
    private static final Family OPTIONAL = Family.must(
            "serve.optional-parts",
            "All optional parts together are served.",
            "The official API refuses parts that it does not know (openai/openai-openapi), and gateways that forward"
                    + " requests refuse what their upstream refuses.",
            "Accept every part that the contract declares, or take it out of the contract.");
    private static final Family EXAMPLE = Family.must(
            "serve.example",
            "The value that the contract shows as its example is served.",
            "The example is what callers copy first. Some versions of new-api refuse the size 16x9, and SGLang and"
                    + " vLLM-Omni want a size of the form digits, x, digits.",
            "Accept the example, or show one in the contract that is accepted.");
    private static final Family NON_ASCII = Family.must(
            "serve.non-ascii",
            "Text beyond ASCII is served, in values and in file names.",
            "Some servers read file names as latin-1, and the contract's own examples are Chinese.",
            "Read text parts and file names as UTF-8.");

    /** The keys under which envelopes name a part: of the official API, of FastAPI, of others. */
    private static final List<String> PLACES = List.of("param", "loc", "field", "parameter");

    /** How servers say that the characters of a text are the matter. */
    private static final Pattern CHARACTERS = Pattern.compile(
            "ascii|utf-?8|unicode|latin-?1|iso-?8859|charset|(invalid|illegal|special|unsupported|chinese) character",
            Pattern.CASE_INSENSITIVE);

    /** With these a server may refuse what it will serve later. */
    private static final Set<Integer> STATE = Set.of(400, 404, 409, 410, 422, 423, 425);

    private static final int CONFLICT = 409;

    private ServingRules() {}

    /**
     * The rules of an operation.
     *
     * @param overridden the parts whose values come from the gateway's profile; the contract's examples are not sent for
     *     them
     */
    static Stream<Rule> of(Operation operation, Set<String> overridden) {
        if (!operation.promisesSuccess()) {
            return Stream.empty();
        }
        Stream<Rule> served = operation.variations().stream()
                .filter(variation -> variation.isAllowed() && variation.kind() != Variation.Kind.IN)
                .map(variation -> (variation.equals(Variation.COMPLETE) ? COMPLETE : REQUIRED_ONLY)
                        .rule(
                                operation,
                                variation.equals(Variation.COMPLETE)
                                        ? "a request with everything that the contract declares is served"
                                        : "a request with only what the contract requires is served")
                        .on(variation, (Exchange exchange) -> served(operation, exchange)));
        Stream<Rule> further = operation.body().stream()
                .flatMap(body -> body.further().stream())
                .map(media -> IN.rule(operation, media.name(), "a complete request in " + media.name() + " is served")
                        .stemmingFrom(media.clause())
                        .on(Variation.in(media.name()), (Exchange exchange) -> servedAgain(operation, exchange)));
        List<Parameter> shown = operation
                .inputs()
                .filter(input -> input.example().isPresent() && !overridden.contains(input.name()))
                .toList();
        Stream<Rule> examples = shown.stream()
                .map(input -> EXAMPLE.rule(
                                operation, input.name(), "the contract's example of " + input.name() + " is served")
                        .stemmingFrom(
                                input.schema().map(schema -> schema.clause()).orElse(input.clause()))
                        .on(
                                Variation.COMPLETE,
                                (Exchange exchange, Evidence evidence) ->
                                        blaming(exchange, operation, List.of(input), "the example " + example(input))));
        List<Parameter> optional =
                operation.inputs().filter(input -> !input.required()).toList();
        Stream<Rule> optionals = optional.isEmpty()
                ? Stream.empty()
                : Stream.of(OPTIONAL.rule(operation, "all optional parts together are served")
                        .on(
                                Variation.COMPLETE,
                                (exchange, evidence) -> optional(exchange, operation, optional, evidence)));
        List<Parameter> nonAscii =
                shown.stream().filter(input -> !isAscii(example(input))).toList();
        Stream<Rule> texts = nonAscii.isEmpty()
                ? Stream.empty()
                : Stream.of(NON_ASCII
                        .rule(operation, "text beyond ASCII is served")
                        .on(
                                Variation.COMPLETE,
                                (Exchange exchange, Evidence evidence) -> nonAscii(exchange, operation, nonAscii)));
        return Stream.of(served, further, optionals, texts, examples).flatMap(rules -> rules);
    }

    private static Finding served(Operation operation, Exchange exchange) {
        if (isSuccess(exchange)) {
            return successful(operation, exchange);
        }
        int status = exchange.answer().orElseThrow().status();
        // What was made a moment ago has no content yet, cannot be worked on, or cannot be deleted while it is.
        if (!operation.origins().isEmpty() && !operation.retrieves() && STATE.contains(status)) {
            return Finding.undecided(
                    "the server answered " + status + ", which may be for the state of what the run made a moment ago");
        }
        return Finding.expected("a success").butFound(Show.answer(exchange));
    }

    /** What says the same as a request before it may be refused because that was served. */
    private static Finding servedAgain(Operation operation, Exchange exchange) {
        return exchange.answer().orElseThrow().status() == CONFLICT
                ? Finding.undecided("the server answered 409, which may be for what the run made a moment ago")
                : served(operation, exchange);
    }

    private static boolean isSuccess(Exchange exchange) {
        return exchange.answer().orElseThrow().isSuccess();
    }

    /** An error under the status of a success may be of the moment, as one under 503 is; it has rules of its own. */
    private static Finding successful(Operation operation, Exchange exchange) {
        return ErrorEnvelope.isServed(operation, exchange.answer().orElseThrow())
                ? Finding.conforms()
                : Finding.undecided("under the status of a success came an error or a page");
    }

    /** With the required parts alone the request was served, so that the optional ones made the difference. */
    private static Finding optional(
            Exchange exchange, Operation operation, List<Parameter> optional, Evidence evidence) {
        if (!isSuccess(exchange)
                && evidence.success(operation, Variation.REQUIRED_ONLY).isPresent()) {
            return Finding.expected("a success, as without the optional parts").butFound(Show.answer(exchange));
        }
        return blaming(exchange, operation, optional, "the optional parts");
    }

    /**
     * The complete request carries many things at once. A refusal speaks against one of them only where it names the part;
     * otherwise it speaks against the request as a whole, and that is a rule of its own.
     */
    private static Finding blaming(Exchange exchange, Operation operation, List<Parameter> carriers, String what) {
        if (isSuccess(exchange)) {
            return successful(operation, exchange);
        }
        Set<String> named = named(exchange, operation);
        return !named.isEmpty() && names(carriers).containsAll(named)
                ? Finding.expected(what + " to be served").butFound(Show.answer(exchange))
                : refusedAsAWhole(operation);
    }

    /** A prompt may be refused for what it says, a file for what it shows: only the refusal can say that it is the text. */
    private static Finding nonAscii(Exchange exchange, Operation operation, List<Parameter> carriers) {
        if (isSuccess(exchange)) {
            return successful(operation, exchange);
        }
        return CHARACTERS
                                .matcher(exchange.answer().orElseThrow().body().toString())
                                .find()
                        && names(carriers).containsAll(named(exchange, operation))
                ? Finding.expected("text beyond ASCII to be served").butFound(Show.answer(exchange))
                : refusedAsAWhole(operation);
    }

    private static Finding refusedAsAWhole(Operation operation) {
        return Finding.undecided("the request was refused as a whole, see " + operation.qualify(COMPLETE.id()));
    }

    private static Set<String> names(List<Parameter> inputs) {
        return inputs.stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /** The parts that a refusal names: in the place that its envelope has for that, or else anywhere in its words. */
    private static Set<String> named(Exchange exchange, Operation operation) {
        Response answer = exchange.answer().orElseThrow();
        JsonNode json = answer.body().json().tree();
        Set<String> pointed = json == null
                ? Set.of()
                : PLACES.stream()
                        .flatMap(key -> json.findValues(key).stream())
                        .flatMap(place ->
                                place.isArray() ? StreamSupport.stream(place.spliterator(), false) : Stream.of(place))
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet());
        Set<String> all = operation.inputs().map(Parameter::name).collect(Collectors.toSet());
        return all.stream().anyMatch(pointed::contains)
                ? all.stream().filter(pointed::contains).collect(Collectors.toSet())
                : all.stream()
                        .filter(name -> mentions(answer.body().toString(), name))
                        .collect(Collectors.toSet());
    }

    /** A name behind a number is a unit: retry in 30 seconds. */
    private static boolean mentions(String text, String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}_])(?<!\\d\\s)" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])")
                .matcher(text)
                .find();
    }

    private static String example(Parameter input) {
        return Optional.of(input)
                .flatMap(Parameter::example)
                .map(JsonNode::asText)
                .orElse("");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
