package io.videogateway.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Writes the exchanges of a run as {@code exchanges.har}, the HTTP Archive 1.2 that the network panel of a browser opens.
 * What was not sent is not in it.
 *
 * @see <a href="https://w3c.github.io/web-performance/specs/HAR/Overview.html">HTTP Archive</a>
 */
final class Har {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The format's own word for "does not apply". */
    private static final int UNKNOWN = -1;

    private Har() {}

    static byte[] of(Run run) {
        return JsonDocument.bytes(tree(run));
    }

    static ObjectNode tree(Run run) {
        ObjectNode root = JSON.objectNode();
        ObjectNode log = root.putObject("log");
        log.put("version", "1.2");
        log.putObject("creator").put("name", "Video Gateway Conformance").put("version", run.suiteVersion());
        ArrayNode entries = log.putArray("entries");
        // The record has durations and one time. Probes go out one after the other, so the rest follows.
        Instant start = run.startedAt();
        for (Exchange exchange : run.exchanges()) {
            if (exchange.wasSent()) {
                entries.add(entry(exchange, start));
                start = start.plusMillis(exchange.durationMillis());
            }
        }
        return root;
    }

    private static ObjectNode entry(Exchange exchange, Instant start) {
        ObjectNode entry = JSON.objectNode();
        entry.put("startedDateTime", start.toString());
        entry.put("time", exchange.durationMillis());
        entry.set("request", request(exchange.request()));
        entry.set("response", response(exchange));
        entry.putObject("cache");
        entry.putObject("timings")
                .put("send", 0)
                .put("wait", exchange.durationMillis())
                .put("receive", 0);
        entry.put("comment", exchange.probe());
        return entry;
    }

    private static ObjectNode request(Request request) {
        ObjectNode node = JSON.objectNode();
        node.put("method", request.method());
        node.put("url", request.url());
        node.put("httpVersion", "HTTP/1.1");
        node.putArray("cookies");
        node.set("headers", headers(request.headers()));
        node.set("queryString", query(request.url()));
        if (request.body().size() > 0) {
            ObjectNode data = node.putObject("postData");
            data.put("mimeType", request.headers().first("Content-Type").orElse(""));
            content(data, request.body());
        }
        node.put("headersSize", UNKNOWN);
        node.put("bodySize", request.body().size());
        return node;
    }

    private static ArrayNode query(String url) {
        ArrayNode query = JSON.arrayNode();
        int mark = url.indexOf('?');
        if (mark < 0) {
            return query;
        }
        for (String pair : url.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            query.addObject()
                    .put("name", decoded(equals < 0 ? pair : pair.substring(0, equals)))
                    .put("value", equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // No percent-encoding, so it stands for itself.
            return text;
        }
    }

    private static ObjectNode response(Exchange exchange) {
        ObjectNode node = JSON.objectNode();
        Response response = exchange.response();
        Headers headers = response == null ? Headers.NONE : response.headers();
        Body body = response == null ? Body.EMPTY : response.body();
        // Browsers write 0 where no answer came.
        node.put("status", response == null ? 0 : response.status());
        node.put("statusText", "");
        node.put("httpVersion", "HTTP/1.1");
        node.putArray("cookies");
        node.set("headers", headers(headers));
        ObjectNode content = node.putObject("content");
        content.put("size", body.size());
        content.put("mimeType", headers.first("Content-Type").orElse("x-unknown"));
        content(content, body);
        node.put("redirectURL", headers.first("Location").orElse(""));
        node.put("headersSize", UNKNOWN);
        node.put("bodySize", UNKNOWN);
        Fault fault = exchange.fault();
        if (fault != null) {
            node.put("_error", fault.message());
        }
        return node;
    }

    private static void content(ObjectNode node, Body body) {
        body.utf8()
                .ifPresentOrElse(
                        text -> node.put("text", text),
                        () -> node.put("text", Base64.getEncoder().encodeToString(body.bytes()))
                                .put("encoding", "base64"));
    }

    private static ArrayNode headers(Headers headers) {
        ArrayNode lines = JSON.arrayNode();
        headers.lines()
                .forEach(line -> lines.addObject().put("name", line.name()).put("value", line.value()));
        return lines;
    }
}
