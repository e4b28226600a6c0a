package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns findings into verdicts: asks first whether an exchange can tell anything at all, then the rule's check, then the
 * gateway's known deviations.
 */
public final class Judge {
    private static final Set<Integer> NO_FINAL_WORD = Set.of(429, 502, 503, 504);
    private static final Set<Integer> TOKEN_REFUSED = Set.of(401, 402, 403);
    private static final Set<Integer> CHALLENGE_STATUSES = Set.of(403, 429, 503);

    private final Map<String, Exchange> exchanges = new HashMap<>();
    private final List<KnownDeviation> known;
    private final LocalDate today;

    /**
     * A judge of one run.
     *
     * @param today the day of the run, against which the ends of known deviations are held
     */
    public Judge(List<Exchange> exchanges, List<KnownDeviation> known, LocalDate today) {
        exchanges.forEach(exchange -> this.exchanges.put(exchange.probe(), exchange));
        this.known = List.copyOf(known);
        this.today = today;
    }

    /** One verdict for each rule, in the order of the rules. */
    public List<Verdict> judge(List<Rule> rules) {
        return rules.stream().map(this::judge).toList();
    }

    /**
     * A rule that several exchanges speak about is broken if one of them breaks it, kept if one keeps it and none breaks
     * it, and otherwise as undecided as the first.
     */
    private Verdict judge(Rule rule) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Variation variation : rule.variations()) {
            Exchange exchange = exchanges.get(rule.operation().qualify(variation.toString()));
            if (exchange != null && rule.judges(exchange)) {
                verdicts.add(judge(rule, variation, exchange));
            }
        }
        if (verdicts.isEmpty()) {
            Variation first = rule.variations().get(0);
            return new Verdict(
                    rule,
                    rule.operation().qualify(first.toString()),
                    Outcome.UNDECIDED,
                    Finding.undecided(""),
                    rule.judgesSuccessOnly() ? "no request was answered with a success" : "no such request was made");
        }
        for (Outcome outcome : List.of(
                Outcome.FAILED, Outcome.WARNED, Outcome.KNOWN, Outcome.PASSED, Outcome.OBSERVED, Outcome.UNDECIDED)) {
            for (Verdict verdict : verdicts) {
                if (verdict.outcome() == outcome) {
                    return verdict;
                }
            }
        }
        return verdicts.get(0);
    }

    private Verdict judge(Rule rule, Variation variation, Exchange exchange) {
        if (!exchange.wasSent()) {
            return new Verdict(
                    rule,
                    exchange.probe(),
                    Outcome.SKIPPED,
                    Finding.undecided(""),
                    fault(exchange).message());
        }
        Finding finding =
                undecidable(rule, exchange, variation).map(Finding::undecided).orElseGet(() -> rule.check(exchange));
        if (finding.kind() == Finding.Kind.CONFORMS && rule.isRejection() && !served(rule.operation())) {
            finding = Finding.undecided(
                    "no request of this operation was served in this run, so that a refusal proves nothing");
        }
        if (finding.kind() == Finding.Kind.UNDECIDED) {
            return new Verdict(rule, exchange.probe(), Outcome.UNDECIDED, finding, finding.reason());
        }
        if (rule.level() == Level.INFO) {
            return new Verdict(rule, exchange.probe(), Outcome.OBSERVED, finding, finding.reason());
        }
        return weigh(rule, exchange, finding);
    }

    private Verdict weigh(Rule rule, Exchange exchange, Finding finding) {
        Optional<KnownDeviation> admitted =
                known.stream().filter(entry -> entry.covers(rule)).findFirst();
        boolean conforms = finding.kind() == Finding.Kind.CONFORMS;
        if (admitted.isEmpty()) {
            Outcome broken = rule.level() == Level.MUST ? Outcome.FAILED : Outcome.WARNED;
            return new Verdict(rule, exchange.probe(), conforms ? Outcome.PASSED : broken, finding, finding.reason());
        }
        KnownDeviation entry = admitted.get();
        if (conforms) {
            return new Verdict(
                    rule,
                    exchange.probe(),
                    Outcome.FAILED,
                    "the deviation that the profile lists: " + entry.reason(),
                    "the rule is kept",
                    "remove the entry " + entry.rule() + " from the profile");
        }
        if (entry.isOver(today)) {
            return new Verdict(
                    rule,
                    exchange.probe(),
                    Outcome.FAILED,
                    finding,
                    "the profile accepts it until " + entry.until().orElseThrow() + " only: " + entry.reason());
        }
        return new Verdict(rule, exchange.probe(), Outcome.KNOWN, finding, entry.reason());
    }

    /** Why an exchange says nothing about any rule; empty where it does. */
    private static Optional<String> undecidable(Rule rule, Exchange exchange, Variation variation) {
        if (rule.looksAtRequestOnly()
                && (exchange.response() != null || fault(exchange).requestBodyStarted())) {
            return Optional.empty();
        }
        if (exchange.fault() != null) {
            return Optional.of(exchange.fault().message());
        }
        Response answer = exchange.answer().orElseThrow();
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return Optional.of("the server redirects with " + status + " to "
                    + answer.headers().first("Location").orElse("nowhere") + "; give it the final address");
        }
        if (isChallenge(answer)) {
            return Optional.of("a page that guards the server answered " + status + ", not the server");
        }
        if (NO_FINAL_WORD.contains(status)) {
            return Optional.of("the server answered " + status + ", which is not its final word; run again later");
        }
        if (variation.carriesToken() && TOKEN_REFUSED.contains(status)) {
            return Optional.of("the server refused the token with " + status
                    + "; check the token, its balance and its permissions");
        }
        return Optional.empty();
    }

    private static boolean isChallenge(Response answer) {
        boolean html = answer.contentType().map(MediaType::essence).orElse("").equals("text/html");
        return answer.headers().first("cf-mitigated").isPresent()
                || (html && CHALLENGE_STATUSES.contains(answer.status()));
    }

    private boolean served(Operation operation) {
        return operation.variations().stream()
                .filter(Variation::isAllowed)
                .map(variation -> exchanges.get(operation.qualify(variation.toString())))
                .filter(exchange -> exchange != null)
                .flatMap(exchange -> exchange.answer().stream())
                .anyMatch(Response::isSuccess);
    }

    private static Fault fault(Exchange exchange) {
        if (exchange.fault() == null) {
            throw new IllegalStateException(exchange.probe() + " has no fault");
        }
        return exchange.fault();
    }
}
