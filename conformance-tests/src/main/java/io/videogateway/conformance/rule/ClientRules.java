package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.RequestBody;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.contract.SecurityScheme;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the generated client keeps the contract too: what it wrote, and what it made of the answer. */
final class ClientRules {
    /** How the ids of these rules begin. */
    static final String STAGE = "client";

    private static final Family METHOD = Family.must(
            "client.method",
            "The generated client sends the method of the operation.",
            "A client that follows a redirect turns a POST into a GET (okhttp issue 2928).",
            "Mend the client; the gateway has no part in it.");
    private static final Family PATH = Family.must(
            "client.path",
            "The generated client sends to the path of the operation, behind whatever path the base URL has.",
            "Retrofit drops the path of the base URL when an operation's path begins with a slash.",
            "Mend the client; the gateway has no part in it.");
    private static final Family AUTHENTICATION = Family.must(
            "client.authentication",
            "The generated client sends the token where the contract wants it, once.",
            "Gateways accept a bare key or two headers only by chance.",
            "Mend the client; the gateway has no part in it.");
    private static final Family MEDIA_TYPE = Family.must(
            "client.media-type",
            "The generated client sends a declared media type, with a boundary where it is multipart.",
            "A missing boundary makes the whole form unreadable (dify issue 13684).",
            "Mend the client; the gateway has no part in it.");
    private static final Family PART = Family.must(
            "client.part",
            "The generated client sends each part once, as the contract describes it and with the value that it was given.",
            "A text part through a JSON converter is sent in quotes (retrofit issue 1210), and file parts without an image"
                    + " type are refused (huobao-drama pull request 50).",
            "Mend the client; the gateway has no part in it.");
    private static final Family LENGTH = Family.should(
            "client.content-length",
            "The generated client sends Content-Length where it knows the length.",
            "Some servers and proxies refuse or buffer chunked uploads.",
            "Mend the client; the gateway has no part in it.");
    private static final Family DECODE = Family.must(
            "client.decode",
            "The generated client reads an answer that the contract allows without loss.",
            "Models lose what they do not know and narrow what they do: 64-bit integers, unknown fields, unknown words.",
            "Mend the client; the gateway has no part in it.");

    private ClientRules() {}

    /**
     * The rules of an operation.
     *
     * @param overridden the parts whose values come from the gateway's profile
     */
    static Stream<Rule> of(Operation operation, Set<String> overridden) {
        return Stream.of(
                        Stream.of(method(operation), path(operation)),
                        operation.security().isEmpty() ? Stream.<Rule>empty() : Stream.of(authentication(operation)),
                        operation.body().stream().map(body -> mediaType(operation, body)),
                        operation.body().map(RequestBody::preferred).filter(MediaType::isMultipart).stream()
                                .flatMap(multipart ->
                                        operation.parts().stream().map(part -> part(operation, part, overridden))),
                        operation.body().stream().map(body -> contentLength(operation)),
                        operation.success().stream()
                                .filter(success -> success.json().isPresent())
                                .map(success -> decode(operation)))
                .flatMap(Function.identity());
    }

    private static Rule method(Operation operation) {
        return onRequest(
                METHOD.rule(operation, "the client sends " + operation.method()),
                request -> request.method().equals(operation.method())
                        ? Finding.conforms()
                        : Finding.expected(operation.method()).butFound(Show.text(request.method())));
    }

    private static Rule path(Operation operation) {
        // A path of the contract, with anything in the place of a parameter, behind whatever path the base URL has.
        Pattern wanted = Pattern.compile(Stream.of(operation.path().split("\\{[^}]*}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+", ".*", "")));
        return onRequest(
                PATH.rule(operation, "the client sends to " + operation.path()),
                request -> wanted.matcher(URI.create(request.url()).getRawPath())
                                .matches()
                        ? Finding.conforms()
                        : Finding.expected("a path that ends in " + operation.path())
                                .butFound(Show.text(URI.create(request.url()).getRawPath())));
    }

    private static Rule authentication(Operation operation) {
        return onRequest(
                AUTHENTICATION
                        .rule(operation, "the client sends the token where the contract wants it")
                        .stemmingFrom(operation.securityClause()),
                request -> operation.security().stream()
                        .map(scheme -> authentication(scheme, request))
                        .filter(finding -> finding.kind() == Finding.Kind.DEVIATES)
                        .findFirst()
                        .orElse(Finding.conforms()));
    }

    /** The token itself is out of the record; that something stands where it belongs is seen all the same. */
    private static Finding authentication(SecurityScheme scheme, Request request) {
        Pattern wanted = switch (scheme.kind()) {
            case BEARER -> Pattern.compile("Bearer \\S+");
            case BASIC -> Pattern.compile("Basic \\S+");
            default -> Pattern.compile(".+");
        };
        List<String> sent = switch (scheme.kind()) {
            case QUERY ->
                named(
                        scheme.name(),
                        Stream.of(String.valueOf(URI.create(request.url()).getRawQuery())
                                .split("&")));
            case COOKIE ->
                named(scheme.name(), request.headers().values("Cookie").flatMap(line -> Stream.of(line.split("; *"))));
            default -> request.headers().values(scheme.name()).toList();
        };
        return sent.size() == 1 && wanted.matcher(sent.get(0)).matches()
                ? Finding.conforms()
                : Finding.expected("one " + scheme.name() + " that matches " + wanted)
                        .butFound(Show.text(sent.toString()));
    }

    private static List<String> named(String name, Stream<String> pairs) {
        return pairs.filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
    }

    private static Rule mediaType(Operation operation, RequestBody body) {
        String declared = body.content().stream().map(MediaType::name).collect(Collectors.joining(", "));
        return onRequest(
                MEDIA_TYPE
                        .rule(operation, "the client sends a declared media type")
                        .stemmingFrom(body.clause().appendProperty("content")),
                request -> {
                    String sent = request.headers().first("Content-Type").orElse("");
                    boolean known = body.content().stream().anyMatch(media -> media.covers(sent));
                    boolean delimited = !MediaType.essence(sent).startsWith("multipart/") || sent.contains("boundary=");
                    return known && delimited
                            ? Finding.conforms(Show.text(sent))
                            : Finding.expected(declared).butFound(sent.isEmpty() ? "no Content-Type" : Show.text(sent));
                });
    }

    private static Rule part(Operation operation, Parameter part, Set<String> overridden) {
        String name = part.name();
        return onRequest(
                PART.rule(operation, name, "the client sends the part " + name)
                        .stemmingFrom(part.schema().map(Schema::clause).orElse(part.clause())),
                request -> {
                    Multipart multipart = Multipart.of(request);
                    if (multipart.problem() != null) {
                        return Finding.expected("a multipart body").butFound(Show.text(multipart.problem()));
                    }
                    List<Multipart.Part> sent = multipart.named(name);
                    // A list goes out as several parts of one name.
                    boolean several = part.schema().map(Schema::isArray).orElse(false);
                    if (sent.isEmpty() || (sent.size() > 1 && !several)) {
                        return Finding.expected("one part " + name)
                                .butFound(Show.text(multipart.names().toString()));
                    }
                    return content(part, sent.get(0), !overridden.contains(name));
                });
    }

    private static Finding content(Parameter part, Multipart.Part sent, boolean fromExample) {
        boolean file = part.schema().map(Schema::isFile).orElse(false);
        if (file != sent.fileName().isPresent()) {
            return Finding.expected(file ? "a part with a file name" : "a part without a file name")
                    .butFound(Show.text(sent.headers().toString()));
        }
        String type = MediaType.essence(sent.contentType());
        // Some gateways refuse a file of no known type, and Prism's parser fails on a file without one.
        if (file && (type.isEmpty() || type.equals("application/octet-stream"))) {
            return Finding.expected("the media type of the file")
                    .butFound(type.isEmpty() ? "no Content-Type" : Show.text(type));
        }
        String text = sent.body().toString();
        // The trap of converters that write every value as JSON.
        if (!file && text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return Finding.expected("a text without JSON quotes").butFound(Show.text(text));
        }
        Optional<String> example = part.example().filter(JsonNode::isTextual).map(JsonNode::asText);
        if (!file && fromExample && example.isPresent() && !example.get().equals(text)) {
            return Finding.expected(Show.text(example.get())).butFound(Show.text(text));
        }
        return sent.body().size() > 0
                ? Finding.conforms()
                : Finding.expected("a value").butFound("nothing");
    }

    private static Rule contentLength(Operation operation) {
        return onRequest(LENGTH.rule(operation, "the client sends the length of its body"), request -> {
            String sent = request.headers().first("Content-Length").orElse("");
            String actual = String.valueOf(request.body().size());
            return sent.equals(actual)
                    ? Finding.conforms(sent)
                    : Finding.expected("Content-Length: " + actual)
                            .butFound(sent.isEmpty() ? "no Content-Length" : Show.text(sent));
        });
    }

    private static Rule decode(Operation operation) {
        return DECODE.rule(operation, "the client reads the answer without loss")
                .stemmingFrom(operation.success().orElseThrow().clause())
                .on(Variation.COMPLETE, (Exchange exchange) -> {
                    Response answer = exchange.answer().orElseThrow();
                    JsonNode sent = answer.body().json().tree();
                    Decoded decoded = exchange.decoded();
                    if (!answer.isSuccess() || sent == null || decoded == null) {
                        return Finding.undecided("there was no success with a JSON body to read");
                    }
                    boolean asPromised = operation
                            .response(answer.status())
                            .flatMap(success -> success.json())
                            .flatMap(MediaType::schema)
                            .map(schema -> schema.problems(sent).isEmpty())
                            .orElse(false);
                    if (!asPromised) {
                        return Finding.undecided("the answer is not what the contract promises");
                    }
                    if (decoded.json() == null) {
                        return Finding.expected("a model").butFound(Show.text(String.valueOf(decoded.error())));
                    }
                    return sent.equals(ClientRules::compareNumbers, decoded.json())
                            ? Finding.conforms()
                            : Finding.expected(Show.json(sent)).butFound(Show.json(decoded.json()));
                });
    }

    /** A number is the same number however it is written. */
    private static int compareNumbers(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** The client's request tells all by itself, whatever the server answered, once it went over the wire. */
    private static Rule onRequest(Rule.Declaration declaration, Function<Request, Finding> check) {
        return declaration.onClientRequest(exchange -> check.apply(exchange.request()));
    }
}
