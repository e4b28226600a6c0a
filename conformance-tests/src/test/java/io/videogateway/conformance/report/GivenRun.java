package io.videogateway.conformance.report;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.rule.Coverage;
import io.videogateway.conformance.rule.Given;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.KnownDeviation;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Selection;
import io.videogateway.conformance.rule.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A run with every outcome, over a server that sends what harms terminals and parsers. The golden files show it. */
final class GivenRun {
    /** Control characters, markup, the end of a CDATA section, a change of direction, half a surrogate pair. */
    static final String HOSTILE = "<b>\"&amp;' ]]> \u001b[31m\u0000\u0008\u202e\ufffe\ud83d \ud83d\ude00 $x \\n";

    static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            info: {title: 视频 <API>, version: 1.0.0}
            paths:
              /videos:
                post:
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {required: [model], properties: {model: {type: string}, size: {type: string}}}
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {type: object, required: [id], properties: {id: {type: string}}}
            security: [bearer: []]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """);

    private GivenRun() {}

    static Run of(Judging judging) {
        List<Verdict> verdicts = List.of(
                verdict("serve.complete", "complete", Outcome.PASSED, "", "", ""),
                verdict("response.required.id", "complete", Outcome.FAILED, "a property id", "[task_id]", ""),
                verdict("response.type.id", "complete", Outcome.UNDECIDED, "", "", "id is missing"),
                verdict("response.media-type", "complete", Outcome.FAILED, "application/json", HOSTILE, ""),
                verdict(
                        "auth.enforced.wrong-token",
                        "wrong-token",
                        Outcome.KNOWN,
                        "a refusal",
                        "200 application/json {}",
                        "ticket 4711, promised for March"),
                verdict(
                        "reject.without.model",
                        "without/model",
                        Outcome.WARNED,
                        "a status from 400 to 499",
                        "200 application/json {}",
                        ""),
                verdict("serve.required-only", "required-only", Outcome.SKIPPED, "", "", "no room in the budget"),
                verdict("response.json", "complete", Outcome.UNDECIDED, "", "", "id is missing"),
                verdict("observe.latency", "complete", Outcome.OBSERVED, "", "7 ms", ""));
        return new Run(
                new Run.ContractName(CONTRACT.title(), CONTRACT.version(), CONTRACT.sha256()),
                "1.2.3",
                new Run.Gateway("acme", "https://api.acme.example/relay", "live"),
                Instant.parse("2026-11-22T12:00:00.123Z"),
                Duration.ofMillis(61_007),
                Result.NONCONFORMANT,
                new Run.Usage(
                        2,
                        1,
                        OptionalInt.of(3),
                        List.of("video_1", "a\r\nresult: conformant" + HOSTILE),
                        List.of("video_1"),
                        Optional.of(new Money(new BigDecimal("1.50"), "USD"))),
                verdicts,
                exchanges(),
                judging,
                List.of(
                        new Coverage.Element("POST /videos", "part", "model", true, ""),
                        new Coverage.Element("POST /videos", "status", "200", false, "id is missing")));
    }

    /** A judging with something in every place. */
    static Judging judging() {
        return new Judging(
                Set.of(),
                List.of(
                        new KnownDeviation(
                                "auth.enforced.wrong-token",
                                "ticket 4711, promised for March",
                                Optional.of(LocalDate.of(2027, 3, 31))),
                        new KnownDeviation("dialect.*", "a relay", Optional.empty())),
                Set.of("size", "model"),
                new Selection(List.of(), List.of("client.*")));
    }

    private static Verdict verdict(
            String id, String probe, Outcome outcome, String expected, String actual, String reason) {
        return new Verdict(Given.rule(CONTRACT, id), probe, outcome, expected, actual, reason);
    }

    private static List<Exchange> exchanges() {
        Headers json =
                new Headers(List.of(new Header("Content-Type", "application/json"), new Header("X-Hostile", HOSTILE)));
        return List.of(
                new Exchange(
                        "complete",
                        new Request(
                                Request.Via.CLIENT,
                                "POST",
                                "https://api.acme.example/relay/videos",
                                new Headers(List.of(new Header("Authorization", "Bearer $ACME_TOKEN"))),
                                Body.of("--b\r\n\r\n画\r\n--b--\r\n")),
                        new Response(200, json, Body.of("{\"task_id\":\"</script>\u0001\"}")),
                        null,
                        new Decoded(
                                Body.of("{\"task_id\":\"a\",\"n\":1.50}").json().tree(), null),
                        7,
                        "curl -sS 'https://api.acme.example/relay/videos'"),
                new Exchange(
                        "without/model",
                        new Request(
                                Request.Via.RAW,
                                "POST",
                                "https://api.acme.example/relay/videos",
                                Headers.NONE,
                                new Body(new byte[] {(byte) 0xff, 0})),
                        new Response(200, Headers.NONE, new Body(new byte[] {(byte) 0x80})),
                        new Fault(Fault.Kind.CUT, "the answer ended before it was complete", true),
                        new Decoded(null, "no " + HOSTILE),
                        11,
                        "curl"),
                new Exchange(
                        "required-only",
                        new Request(
                                Request.Via.RAW,
                                "POST",
                                "https://api.acme.example/relay/videos",
                                Headers.NONE,
                                Body.EMPTY),
                        null,
                        Fault.notSent("no room in the budget"),
                        null,
                        0,
                        "curl"));
    }

    /** A golden file. */
    static String golden(String name) {
        try (InputStream in = GivenRun.class.getResourceAsStream("/report/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
