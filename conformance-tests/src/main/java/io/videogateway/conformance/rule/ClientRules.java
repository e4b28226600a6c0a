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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the generated client keeps the contract too: what it wrote, and what it made of the answer. */
final class ClientRules {
    private ClientRules() {}

    static Stream<Rule> of(Operation operation) {
        return Stream.of(
                        Stream.of(method(operation), path(operation)),
                        operation.security().stream().map(scheme -> authentication(operation, scheme)),
                        operation.body().stream().map(body -> mediaType(operation, body)),
                        operation.body().map(RequestBody::preferred).filter(MediaType::isMultipart).stream()
                                .flatMap(multipart -> operation.parts().stream().map(part -> part(operation, part))),
                        operation.success().stream()
                                .filter(success -> success.json().isPresent())
                                .map(success -> decode(operation)))
                .flatMap(Function.identity());
    }

    private static Rule method(Operation operation) {
        return onRequest(
                Rule.must(operation, "client.method", "the client sends " + operation.method()),
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
                Rule.must(operation, "client.path", "the client sends to " + operation.path()),
                request -> wanted.matcher(URI.create(request.url()).getRawPath())
                                .matches()
                        ? Finding.conforms()
                        : Finding.expected("a path that ends in " + operation.path())
                                .butFound(Show.text(URI.create(request.url()).getRawPath())));
    }

    /** The token itself is out of the record; that something stands where it belongs is seen all the same. */
    private static Rule authentication(Operation operation, SecurityScheme scheme) {
        Pattern wanted = switch (scheme.kind()) {
            case BEARER -> Pattern.compile("Bearer \\S+");
            case BASIC -> Pattern.compile("Basic \\S+");
            default -> Pattern.compile(".+");
        };
        return onRequest(
                Rule.must(operation, "client.authentication", "the client sends the token where the contract wants it")
                        .stemmingFrom(operation.securityClause()),
                request -> {
                    List<String> sent = switch (scheme.kind()) {
                        case QUERY ->
                            Stream.of(String.valueOf(URI.create(request.url()).getRawQuery())
                                            .split("&"))
                                    .filter(pair -> pair.startsWith(scheme.name() + "="))
                                    .map(pair -> pair.substring(scheme.name().length() + 1))
                                    .toList();
                        case COOKIE -> request.headers().values("Cookie").toList();
                        default -> request.headers().values(scheme.name()).toList();
                    };
                    return sent.size() == 1 && wanted.matcher(sent.get(0)).matches()
                            ? Finding.conforms()
                            : Finding.expected("one " + scheme.name() + " that matches " + wanted)
                                    .butFound(Show.text(sent.toString()));
                });
    }

    private static Rule mediaType(Operation operation, RequestBody body) {
        String declared = body.content().stream().map(MediaType::name).collect(Collectors.joining(", "));
        return onRequest(
                Rule.must(operation, "client.media-type", "the client sends a declared media type")
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

    private static Rule part(Operation operation, Parameter part) {
        String name = part.name();
        return onRequest(
                Rule.must(operation, "client.part." + name, "the client sends the part " + name)
                        .stemmingFrom(part.schema().map(Schema::clause).orElse(part.clause())),
                request -> {
                    Multipart multipart = Multipart.of(request);
                    if (multipart.problem() != null) {
                        return Finding.expected("a multipart body").butFound(Show.text(multipart.problem()));
                    }
                    List<Multipart.Part> sent = multipart.named(name);
                    if (sent.size() != 1) {
                        return Finding.expected("one part " + name)
                                .butFound(Show.text(multipart.names().toString()));
                    }
                    return content(part, sent.get(0));
                });
    }

    private static Finding content(Parameter part, Multipart.Part sent) {
        boolean file = part.schema().map(Schema::isBinary).orElse(false);
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
        return sent.body().size() > 0
                ? Finding.conforms()
                : Finding.expected("a value").butFound("nothing");
    }

    private static Rule decode(Operation operation) {
        return Rule.must(operation, "client.decode", "the client reads the answer without loss")
                .stemmingFrom(operation.success().orElseThrow().clause())
                .on(Variation.COMPLETE, exchange -> {
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
        return declaration
                .whateverTheAnswer()
                .on(Variation.COMPLETE, (Exchange exchange) -> check.apply(exchange.request()));
    }
}
