package io.videogateway.conformance.fuzz;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.rule.Judge;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Verdict;
import io.videogateway.conformance.target.BundledContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Every rule judges whatever a server answers, and judges it the same again. The fields are answers, to the probes in
 * their order; the last one stands for all that follow.
 */
public final class JudgeTarget {
    private static final Contract CONTRACT = Contract.parse(BundledContract.bytes(), "the bundled contract");
    private static final List<Rule> RULES = Judging.PLAIN.rules(CONTRACT, true);
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private JudgeTarget() {}

    /** The first input pays for loading classes, which counts as a hang where the machine is busy. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("200\n\n{}".getBytes(StandardCharsets.UTF_8));
    }

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> verdicts = verdicts(input);

        Claim.holds(verdicts.equals(verdicts(input)), "judged differently the second time");
    }

    private static List<String> verdicts(byte[] input) {
        List<Verdict> verdicts = new Judge(exchanges(input), List.of(), START).judge(RULES);
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Claim.holds(!verdict.reason().startsWith("the suite failed"), verdict.reason());
            // A rule has no text of its own but its id and level.
            lines.add(verdict.toString());
            Claim.isOneLine("expected " + verdict.expected());
            Claim.isOneLine("actual " + verdict.actual());
            Claim.isOneLine("reason " + verdict.reason());
        }
        Judging.PLAIN.result(verdicts);
        return lines;
    }

    private static List<Exchange> exchanges(byte[] input) {
        List<byte[]> answers = new Fields(input).all();
        List<Exchange> exchanges = new ArrayList<>();
        for (Operation operation : CONTRACT.operations()) {
            for (Variation variation : operation.variations()) {
                Answer answer = Answer.of(answers.get(Math.min(exchanges.size(), answers.size() - 1)));
                exchanges.add(exchange(operation, variation, answer));
            }
        }
        return exchanges;
    }

    private static Exchange exchange(Operation operation, Variation variation, Answer answer) {
        boolean client = variation.equals(Variation.COMPLETE);
        Body body = new Body(answer.body().bytes());
        Headers headers = new Headers(answer.headers().stream()
                .map(line -> new Header(line.name(), line.value()))
                .toList());
        return new Exchange(
                operation.qualify(variation.toString()),
                new Request(
                        client ? Request.Via.CLIENT : Request.Via.RAW,
                        operation.method(),
                        "http://gateway.example" + operation.path(),
                        Headers.NONE,
                        Body.EMPTY),
                answer.status() == 0 ? null : new Response(answer.status(), headers, body),
                answer.status() == 0 ? new Fault(Fault.Kind.MALFORMED, "it is no HTTP", true) : null,
                client && answer.status() != 0
                        ? new Decoded(body.json().tree(), body.json().problem())
                        : null,
                7,
                "");
    }
}
