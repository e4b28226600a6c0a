package io.videogateway.conformance.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.report.Run;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A fault of the generated client, which no gateway can have: the recording of what the client really sent or read, with one
 * thing in it changed.
 */
record Rewriting(String name, String what, String rule, UnaryOperator<Exchange> change) {

    static List<Rewriting> all() {
        return Stream.of(request(), headers(), parts(), Stream.of(decode()))
                .flatMap(rewritings -> rewritings)
                .toList();
    }

    /** A run over a correct gateway in which the client shows the fault. */
    Run of(Run correct) {
        List<Exchange> exchanges = correct.exchanges().stream()
                .map(exchange -> exchange.request().via() == Request.Via.CLIENT ? change.apply(exchange) : exchange)
                .toList();
        return new Run(
                        correct.contract(),
                        correct.suiteVersion(),
                        correct.gateway(),
                        correct.startedAt(),
                        correct.duration(),
                        correct.result(),
                        correct.usage(),
                        correct.verdicts(),
                        exchanges,
                        correct.judging(),
                        correct.coverage())
                .judgedBy(Trial.CONTRACT);
    }

    private static Stream<Rewriting> request() {
        return Stream.of(
                new Rewriting(
                        "client-get",
                        "the client follows a redirect with GET",
                        "client.method",
                        sending(sent -> new Request(sent.via(), "GET", sent.url(), sent.headers(), sent.body()))),
                new Rewriting(
                        "client-drops-path",
                        "the client drops the first segment of the path",
                        "client.path",
                        sending(sent -> new Request(
                                sent.via(),
                                sent.method(),
                                sent.url().replace("/v1/", "/"),
                                sent.headers(),
                                sent.body()))));
    }

    private static Stream<Rewriting> headers() {
        return Stream.of(
                new Rewriting(
                        "client-bare-key",
                        "the client sends the token without Bearer",
                        "client.authentication",
                        header("Authorization", value -> value.replace("Bearer ", ""))),
                new Rewriting(
                        "client-mixed",
                        "the client sends multipart/mixed",
                        "client.media-type",
                        header("Content-Type", value -> value.replace("form-data", "mixed"))),
                new Rewriting(
                        "client-wrong-length",
                        "the client sends another Content-Length than its body has",
                        "client.content-length",
                        header("Content-Length", value -> value + "0")));
    }

    private static Stream<Rewriting> parts() {
        return Stream.concat(
                Stream.of(
                        new Rewriting(
                                "client-quotes",
                                "the client sends model as a JSON text, in quotes",
                                "client.part.model",
                                body("\r\n\r\nsora-2\r\n", "\r\n\r\n\"sora-2\"\r\n")),
                        new Rewriting(
                                "client-octet-stream",
                                "the client sends the file as application/octet-stream",
                                "client.part.input_reference",
                                body("Content-Type: image/png", "Content-Type: application/octet-stream")),
                        new Rewriting(
                                "client-text-as-file",
                                "the client sends prompt with a file name",
                                "client.part.prompt",
                                body("name=\"prompt\"", "name=\"prompt\"; filename=\"prompt\""))),
                Stream.concat(Promised.REQUIRED_PARTS.stream(), Promised.OPTIONAL_PARTS.stream())
                        .filter(part ->
                                !List.of("model", "prompt", "input_reference").contains(part))
                        .map(part -> new Rewriting(
                                "client-misnames-" + part,
                                "the client sends " + part + " under another name",
                                "client.part." + part,
                                body("name=\"" + part + "\"", "name=\"" + part + "_\""))));
    }

    private static Rewriting decode() {
        return new Rewriting("client-loses-field", "the client loses seconds", "client.decode", exchange -> {
            Decoded decoded = exchange.decoded();
            JsonNode model = decoded == null ? null : decoded.json();
            if (model == null) {
                throw new IllegalStateException("the client read nothing");
            }
            ObjectNode less = model.deepCopy();
            less.remove("seconds");
            return new Exchange(
                    exchange.probe(),
                    exchange.request(),
                    exchange.response(),
                    exchange.fault(),
                    new Decoded(less, null),
                    exchange.durationMillis(),
                    exchange.curl());
        });
    }

    private static UnaryOperator<Exchange> header(String name, UnaryOperator<String> change) {
        return sending(sent ->
                new Request(sent.via(), sent.method(), sent.url(), changed(sent.headers(), name, change), sent.body()));
    }

    /** One byte is one character of ISO 8859-1, so that the file in the body stays what it is. */
    private static UnaryOperator<Exchange> body(String from, String to) {
        return sending(sent -> {
            String text = new String(sent.body().bytes(), StandardCharsets.ISO_8859_1);
            if (!text.contains(from)) {
                throw new IllegalStateException("the client does not send " + from);
            }
            Body body = new Body(text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
            Headers headers = changed(sent.headers(), "Content-Length", length -> String.valueOf(body.size()));
            return new Request(sent.via(), sent.method(), sent.url(), headers, body);
        });
    }

    private static Headers changed(Headers headers, String name, UnaryOperator<String> change) {
        return new Headers(headers.lines().stream()
                .map(line ->
                        line.name().equalsIgnoreCase(name) ? new Header(line.name(), change.apply(line.value())) : line)
                .toList());
    }

    private static UnaryOperator<Exchange> sending(UnaryOperator<Request> change) {
        return exchange -> new Exchange(
                exchange.probe(),
                change.apply(exchange.request()),
                exchange.response(),
                exchange.fault(),
                exchange.decoded(),
                exchange.durationMillis(),
                exchange.curl());
    }

    @Override
    public String toString() {
        return name;
    }
}
