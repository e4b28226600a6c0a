package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How tests of rules say what happened. */
final class Given {
    /** When the runs of these tests begin. */
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Given() {}

    static Contract contract(String text) {
        return Contract.parse(text.getBytes(StandardCharsets.UTF_8), "it.yaml");
    }

    /** An answer to a probe, with its media type; none where that is empty. */
    static Exchange answer(String probe, int status, String contentType, String body) {
        Headers headers =
                contentType.isEmpty() ? Headers.NONE : new Headers(List.of(new Header("Content-Type", contentType)));
        return exchange(probe, new Response(status, headers, Body.of(body)));
    }

    static Exchange json(String probe, int status, String body) {
        return answer(probe, status, "application/json", body);
    }

    static Exchange exchange(String probe, Response response) {
        return new Exchange(
                probe,
                new Request(Request.Via.RAW, "POST", "http://gateway.example/videos", Headers.NONE, Body.EMPTY),
                response,
                null,
                null,
                7,
                "");
    }

    static Rule rule(Contract contract, String id) {
        return Rules.of(contract, true, Set.of()).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no rule " + id));
    }

    /** What a rule finds in an exchange, beside others of the run. */
    static Finding finding(Contract contract, String id, Exchange judged, Exchange... others) {
        List<Exchange> run = Stream.concat(Stream.of(judged), Stream.of(others)).toList();
        return rule(contract, id).check(judged, new Evidence(run, START));
    }

    static Finding deviation(String expected, String actual) {
        return Finding.expected(expected).butFound(actual);
    }
}
