package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns findings into verdicts: asks first whether an exchange can tell anything at all, then the rule's check, then the
 * gateway's known deviations.
 */
public final class Judge {
    /** The last six are Cloudflare's: the server behind it did not answer it in time, or with nothing usable. */
    private static final Set<Integer> NO_FINAL_WORD = Set.of(408, 429, 502, 503, 504, 520, 521, 522, 523, 524, 525);

    private static final Set<Integer> TOKEN_REFUSED = Set.of(401, 402, 403);
    private static final Set<Integer> CHALLENGE_STATUSES = Set.of(403, 429, 503);
    /** Of what several exchanges say about a rule, a deviation counts most, and a conforming one before none that tells. */
    private static final List<Finding.Kind> WEIGHT =
            List.of(Finding.Kind.DEVIATES, Finding.Kind.CONFORMS, Finding.Kind.UNDECIDED, Finding.Kind.NOT_SENT);

    private final Evidence evidence;
    private final List<KnownDeviation> known;
    private final LocalDate today;

    /**
     * A judge of one run.
     *
     * @param startedAt when the run began: the day against which the ends of known deviations are held
     */
    public Judge(List<Exchange> exchanges, List<KnownDeviation> known, Instant startedAt) {
        this.evidence = new Evidence(exchanges, startedAt);
        this.known = List.copyOf(known);
        this.today = startedAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** One verdict for each rule, in the order of the rules. */
    public List<Verdict> judge(List<Rule> rules) {
        List<Found> found = rules.stream().map(this::look).toList();
        Set<String> deviating = IntStream.range(0, rules.size())
                .filter(i -> found.get(i).finding().kind() == Finding.Kind.DEVIATES)
                .mapToObj(i -> rules.get(i).plainId())
                .collect(Collectors.toSet());
        return IntStream.range(0, rules.size())
                .mapToObj(i -> weigh(rules.get(i), found.get(i), deviating))
                .toList();
    }

    /** A finding and the exchange that it was made in. */
    private record Found(String probe, Finding finding) {}

    private Found look(Rule rule) {
        return rule.variations().stream()
                .flatMap(variation -> evidence.of(rule.operation(), variation).stream()
                        .filter(exchange -> mayTell(rule, variation, exchange))
                        .map(exchange -> new Found(exchange.probe(), find(rule, variation, exchange))))
                .min(Comparator.comparing(
                        candidate -> WEIGHT.indexOf(candidate.finding().kind())))
                .orElseGet(() -> nothingFound(rule));
    }

    /**
     * A request that a correct server refuses, or that says the same once more in another media type, and that was not sent,
     * is not what a rule about successes lacks: who read that the budget did not reach for it would pay for more, and learn
     * no more.
     */
    private static boolean mayTell(Rule rule, Variation variation, Exchange exchange) {
        return rule.isAbout(exchange)
                && (exchange.wasSent()
                        || rule.scope() != Rule.Scope.SUCCESS
                        || (variation.isAllowed() && variation.kind() != Variation.Kind.IN));
    }

    private static Found nothingFound(Rule rule) {
        String reason = switch (rule.scope()) {
            case SUCCESS -> "no request was answered with a success";
            case REFUSAL -> "no request was refused";
            case ANY_ANSWER, REQUEST -> "no such request was made";
        };
        String probe = rule.variations().isEmpty()
                ? ""
                : rule.operation().qualify(rule.variations().get(0).toString());
        return new Found(probe, Finding.undecided(reason));
    }

    private Finding find(Rule rule, Variation variation, Exchange exchange) {
        if (!exchange.wasSent()) {
            return Finding.notSent(String.valueOf(
                    exchange.fault() == null ? "" : exchange.fault().message()));
        }
        Optional<String> obstacle = undecidable(rule, exchange, variation);
        if (obstacle.isPresent()) {
            return Finding.undecided(obstacle.get());
        }
        return rule.needsServedRequest() && !isServed(rule, exchange) && !evidence.served(rule.operation())
                ? Finding.undecided("the complete request was not served in this run, so that a refusal proves nothing")
                : check(rule, exchange);
    }

    /** A bug of ours is nobody's deviation, and must not cost the run its other verdicts. */
    private Finding check(Rule rule, Exchange exchange) {
        try {
            return rule.check(exchange, evidence);
        } catch (RuntimeException e) {
            return Finding.undecided("the suite failed: " + Show.text(e.toString()));
        }
    }

    private static boolean isServed(Rule rule, Exchange exchange) {
        return exchange.answer()
                .filter(answer -> ErrorEnvelope.isServed(rule.operation(), answer))
                .isPresent();
    }

    /** @param deviating the plain ids of the rules that some operation breaks */
    private Verdict weigh(Rule rule, Found found, Set<String> deviating) {
        String probe = found.probe();
        Finding finding = found.finding();
        return switch (finding.kind()) {
            case NOT_SENT -> verdict(rule, probe, Outcome.SKIPPED, finding);
            case UNDECIDED -> verdict(rule, probe, Outcome.UNDECIDED, finding);
            case CONFORMS, DEVIATES ->
                rule.level() == Level.INFO
                        ? verdict(rule, probe, Outcome.OBSERVED, finding)
                        : admit(rule, probe, finding, deviating);
        };
    }

    private Verdict admit(Rule rule, String probe, Finding finding, Set<String> deviating) {
        boolean conforms = finding.kind() == Finding.Kind.CONFORMS;
        // An entry that names no operation is true where it is true of one.
        boolean ofAnother = conforms && deviating.contains(rule.plainId());
        Optional<KnownDeviation> admitted = known.stream()
                .filter(entry -> entry.covers(rule, finding))
                .filter(entry -> !ofAnother || entry.namesOperation())
                .findFirst();
        if (admitted.isEmpty()) {
            Outcome broken = rule.level() == Level.MUST ? Outcome.FAILED : Outcome.WARNED;
            return verdict(rule, probe, conforms ? Outcome.PASSED : broken, finding);
        }
        KnownDeviation entry = admitted.get();
        if (conforms) {
            return new Verdict(
                    rule,
                    probe,
                    Outcome.FAILED,
                    "the deviation that the profile lists: " + entry.reason(),
                    "the rule is kept",
                    "remove the entry " + entry.rule() + " from the profile");
        }
        if (entry.isOver(today)) {
            return new Verdict(
                    rule,
                    probe,
                    Outcome.FAILED,
                    finding.expected(),
                    finding.actual(),
                    "the profile accepts it until " + entry.until().orElseThrow() + " only: " + entry.reason());
        }
        return new Verdict(rule, probe, Outcome.KNOWN, finding.expected(), finding.actual(), entry.reason());
    }

    private static Verdict verdict(Rule rule, String probe, Outcome outcome, Finding finding) {
        return new Verdict(rule, probe, outcome, finding.expected(), finding.actual(), finding.reason());
    }

    /** Why an exchange says nothing about a rule; empty where it does. */
    private static Optional<String> undecidable(Rule rule, Exchange exchange, Variation variation) {
        Fault fault = exchange.fault();
        if (rule.scope() == Rule.Scope.REQUEST
                && (fault == null || fault.requestBodyStarted() || exchange.response() != null)) {
            return Optional.empty();
        }
        if (fault != null) {
            return Optional.of(fault.message());
        }
        Response answer = exchange.answer().orElseThrow();
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return Optional.of("the server redirects with " + status + " to "
                    + Show.text(answer.headers().first("Location").orElse("nowhere")) + "; give its final address");
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
}
