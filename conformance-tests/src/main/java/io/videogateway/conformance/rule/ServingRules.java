package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
                .filter(Variation::isAllowed)
                .map(variation -> (variation.equals(Variation.COMPLETE) ? COMPLETE : REQUIRED_ONLY)
                        .rule(
                                operation,
                                variation.equals(Variation.COMPLETE)
                                        ? "a request with everything that the contract declares is served"
                                        : "a request with only what the contract requires is served")
                        .on(variation, ServingRules::served));
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
                                (Exchange exchange, Evidence evidence) ->
                                        blaming(exchange, operation, nonAscii, "text beyond ASCII")));
        return Stream.of(served, optionals, texts, examples).flatMap(rules -> rules);
    }

    private static Finding served(Exchange exchange) {
        return isServed(exchange)
                ? Finding.conforms()
                : Finding.expected("a success").butFound(Show.answer(exchange));
    }

    private static boolean isServed(Exchange exchange) {
        return exchange.answer().orElseThrow().isSuccess();
    }

    /** With the required parts alone the request was served, so that the optional ones made the difference. */
    private static Finding optional(
            Exchange exchange, Operation operation, List<Parameter> optional, Evidence evidence) {
        if (!isServed(exchange)
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
        if (isServed(exchange)) {
            return Finding.conforms();
        }
        List<String> named = operation
                .inputs()
                .map(Parameter::name)
                .filter(name -> mentions(exchange, name))
                .toList();
        boolean blamed = !named.isEmpty()
                && carriers.stream().map(Parameter::name).toList().containsAll(named);
        return blamed
                ? Finding.expected(what + " to be served").butFound(Show.answer(exchange))
                : Finding.undecided("the request was refused as a whole, see " + operation.qualify(COMPLETE.id()));
    }

    private static boolean mentions(Exchange exchange, String name) {
        String body = exchange.answer().orElseThrow().body().toString();
        return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])")
                .matcher(body)
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
