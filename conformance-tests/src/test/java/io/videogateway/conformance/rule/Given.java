package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How tests of rules say what happened. */
public final class Given {
    /** When the runs of these tests begin. */
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Given() {}

    /** An answer to a probe, with its media type; none where that is empty. */
    static Exchange answer(String probe, int status, String contentType, String body) {
        Headers headers = contentType.isEmpty() ? Headers.NONE : GivenExchange.headers("Content-Type: " + contentType);
        return exchange(probe, new Response(status, headers, Body.of(body)));
    }

    static Exchange json(String probe, int status, String body) {
        return answer(probe, status, "application/json", body);
    }

    static Exchange exchange(String probe, Response response) {
        return GivenExchange.of(probe, response, null);
    }

    /** The rules whose families have ids of this pattern. */
    static List<Rule> rules(Contract contract, String families) {
        return Rules.of(contract, true, Set.of()).stream()
                .filter(rule -> rule.family().id().matches(families))
                .toList();
    }

    public static Rule rule(Contract contract, String id) {
        return rule(contract, id, Set.of());
    }

    /** A rule, where a profile overrides these examples of the contract. */
    static Rule rule(Contract contract, String id, Set<String> overridden) {
        return Rules.of(contract, true, overridden).stream()
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
