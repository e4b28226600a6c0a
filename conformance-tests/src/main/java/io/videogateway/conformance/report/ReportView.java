package io.videogateway.conformance.report;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Excerpt;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run as its page shows it: sorted, bounded, and beside the text of its contract. */
record ReportView(Run run, List<Item> items, List<Sent> exchanges) {
    /** What needs attention first. */
    static final List<Outcome> ORDER = List.of(
            Outcome.FAILED,
            Outcome.WARNED,
            Outcome.KNOWN,
            Outcome.UNDECIDED,
            Outcome.SKIPPED,
            Outcome.OBSERVED,
            Outcome.PASSED);

    static final int LINE = 2_000;
    private static final int MOST_BODY = 6_000;
    private static final int MOST_CURL = 8_000;
    private static final int MOST_HEADERS = 60;
    private static final int MOST_JOBS = 50;
    private static final int MOST_OF_ANSWER = 400;
    private static final int MOST_CLAUSE_LINES = 16;
    private static final int MOST_CLAUSE = 2_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** The rules about the generated client say nothing about the gateway. */
    private static final String CLIENT = "client";

    static ReportView of(Run run, Contract contract) {
        List<Sent> exchanges = run.exchanges().stream().map(Sent::new).toList();
        Map<String, Sent> byProbe = exchanges.stream()
                .collect(Collectors.toMap(sent -> sent.exchange().probe(), Function.identity(), (one, other) -> one));
        Map<Rule, Optional<Clause>> clauses = new LinkedHashMap<>();
        List<Item> items = run.verdicts().stream()
                .map(verdict -> new Item(
                        verdict,
                        run.judging().fails(verdict),
                        clauses.computeIfAbsent(
                                verdict.rule(),
                                rule -> contract.excerpt(rule.clause()).map(Clause::of)),
                        Optional.ofNullable(byProbe.get(verdict.probe()))))
                .toList();
        return new ReportView(run, items, exchanges);
    }

    /**
     * One verdict.
     *
     * @param fails whether it counts as a failure in this run
     */
    record Item(Verdict verdict, boolean fails, Optional<Clause> clause, Optional<Sent> sent) {

        String anchor() {
            return Page.anchor("rule", verdict.rule().id());
        }

        Shown line(String text) {
            return Shown.line(text, LINE);
        }
    }

    /**
     * The text of a contract at the place of a rule.
     *
     * @param leftOut how many lines more it has
     */
    record Clause(int firstLine, Shown text, int leftOut) {

        static Clause of(Excerpt excerpt) {
            List<String> lines = excerpt.text().lines().toList();
            int shown = Math.min(lines.size(), MOST_CLAUSE_LINES);
            return new Clause(
                    excerpt.firstLine(),
                    Shown.block(String.join("\n", lines.subList(0, shown)), MOST_CLAUSE),
                    lines.size() - shown);
        }
    }

    /** Verdicts that share a reason: a dead server makes every rule undecided for one cause. */
    record Group(String reason, List<Item> items) {}

    /** One exchange. */
    record Sent(Exchange exchange) {

        String anchor() {
            return Page.anchor("exchange", exchange.probe());
        }

        @Nullable
        Response response() {
            return exchange.response();
        }

        /** {@code 200 application/json}; empty where nothing came. */
        Shown answer() {
            Response response = exchange.response();
            return Shown.line(
                    response == null
                            ? ""
                            : (response.status() + " " + response.contentType().orElse("")).strip(),
                    LINE);
        }

        Shown beginningOfAnswer() {
            Response response = exchange.response();
            return response == null ? Shown.line("", 0) : Shown.block(response.body(), MOST_OF_ANSWER);
        }

        Shown requestBody() {
            return Shown.block(exchange.request().body(), MOST_BODY);
        }

        Shown responseBody() {
            Response response = exchange.response();
            return response == null ? Shown.line("", 0) : Shown.block(response.body(), MOST_BODY);
        }

        Shown curl() {
            return Shown.block(exchange.curl(), MOST_CURL);
        }

        /** What the generated client made of the answer; empty where it was not asked. */
        Shown decoded() {
            return exchange.decoded() == null
                    ? Shown.line("", 0)
                    : Shown.line(
                            exchange.decoded().error() != null
                                    ? exchange.decoded().error()
                                    : String.valueOf(exchange.decoded().json()),
                            LINE);
        }

        String took() {
            return seconds(Duration.ofMillis(exchange.durationMillis()));
        }
    }

    /** The lines of headers that are shown. */
    static List<String[]> shown(Headers headers) {
        return headers.lines().stream()
                .limit(MOST_HEADERS)
                .map(line -> new String[] {line.name(), line.value()})
                .toList();
    }

    static int leftOut(Headers headers) {
        return Math.max(0, headers.lines().size() - MOST_HEADERS);
    }

    String title() {
        return Shown.plain(run.gateway().name()) + ": " + run.result();
    }

    /** The verdicts about the gateway with an outcome. */
    List<Item> about(Outcome outcome) {
        return items.stream()
                .filter(item -> item.verdict().outcome() == outcome)
                .filter(item -> !isAboutClient(item))
                .toList();
    }

    /** The verdicts about the gateway with an outcome, by their reasons. */
    List<Group> groups(Outcome outcome) {
        return about(outcome).stream()
                .collect(
                        Collectors.groupingBy(item -> item.verdict().reason(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** The verdicts about the generated client, those that need attention first. */
    List<Item> client(boolean deviating) {
        return items.stream()
                .filter(ReportView::isAboutClient)
                .filter(item -> deviating == deviates(item.verdict().outcome()))
                .toList();
    }

    boolean hasClient() {
        return items.stream().anyMatch(ReportView::isAboutClient);
    }

    private static boolean deviates(Outcome outcome) {
        return outcome == Outcome.FAILED || outcome == Outcome.WARNED || outcome == Outcome.KNOWN;
    }

    private static boolean isAboutClient(Item item) {
        return item.verdict().rule().family().stage().equals(CLIENT);
    }

    /** The ids of the jobs that are shown. The jobs of a mock are nobody's. */
    List<String> jobs() {
        return run.isLive() ? run.usage().jobs().stream().limit(MOST_JOBS).toList() : List.of();
    }

    /** What became of a job; empty where nothing of the run could be deleted. */
    Optional<String> fate(String job) {
        return run.asksForDeletion()
                ? Optional.of(run.usage().deleted().contains(job) ? "jobs.deleted" : "jobs.left")
                : Optional.empty();
    }

    int jobsLeftOut() {
        return run.isLive() ? Math.max(0, run.usage().jobs().size() - MOST_JOBS) : 0;
    }

    long judgedElements() {
        return run.coverage().stream().filter(element -> element.judged()).count();
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1000.0);
    }
}
