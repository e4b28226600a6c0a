package io.videogateway.conformance.report;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.rule.Coverage;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** One run over one gateway: the record from which everything that people see is drawn. */
public record Run(
        ContractName contract,
        String suiteVersion,
        Gateway gateway,
        Instant startedAt,
        Duration duration,
        Result result,
        Usage usage,
        List<Verdict> verdicts,
        List<Exchange> exchanges,
        Judging judging,
        List<Coverage.Element> coverage) {

    /** Which contract was judged. */
    public record ContractName(String title, String version, String sha256) {}

    /**
     * Who was judged.
     *
     * @param mode {@code live}, or which mock it was
     */
    public record Gateway(String name, String url, String mode) {}

    /**
     * What the run used.
     *
     * @param requests that reached a server
     * @param creates that the gateway took or may have taken under the user's token
     * @param budget the most creates; empty for no limit
     * @param jobs the ids of the jobs that were started
     * @param deleted the ids of what the run made and the gateway says to have deleted
     * @param mostCost what the creates cost at most; empty where no price is known
     */
    public record Usage(
            int requests,
            int creates,
            OptionalInt budget,
            List<String> jobs,
            List<String> deleted,
            Optional<Money> mostCost) {
        public Usage {
            jobs = List.copyOf(jobs);
            deleted = List.copyOf(deleted);
        }

        /** The ids of the jobs that were started and not deleted. */
        public List<String> leftBehind() {
            Set<String> gone = Set.copyOf(deleted);
            return jobs.stream().filter(job -> !gone.contains(job)).toList();
        }
    }

    public Run {
        coverage = List.copyOf(coverage);
        verdicts = List.copyOf(verdicts);
        exchanges = List.copyOf(exchanges);
    }

    /** The same run, judged again from its record, in the way in which it was judged. */
    public Run judgedBy(Contract judge) {
        return judgedBy(judge, judging);
    }

    /** The same run, judged again from its record, and in another way. */
    public Run judgedBy(Contract judge, Judging way) {
        List<Verdict> again = way.verdicts(judge, exchanges, startedAt);
        return new Run(
                new ContractName(judge.title(), judge.version(), judge.sha256()),
                suiteVersion,
                gateway,
                startedAt,
                duration,
                way.result(again),
                usage,
                again,
                exchanges,
                way,
                Coverage.of(judge, again));
    }

    /** Why no server was reached at all, although the run tried; empty where one was, or where it did not try. */
    public Optional<String> unreachable() {
        List<Exchange> tried = exchanges.stream().filter(Exchange::wasSent).toList();
        return tried.stream().anyMatch(Exchange::reachedServer)
                ? Optional.empty()
                : tried.stream()
                        .flatMap(exchange -> Stream.ofNullable(exchange.fault()))
                        .map(Fault::message)
                        .findFirst();
    }

    /** What a matrix shows of the run: who was judged and with what outcomes, without the evidence, which is in its record. */
    public Run withoutEvidence() {
        return new Run(
                contract,
                suiteVersion,
                gateway,
                startedAt,
                duration,
                result,
                usage,
                verdicts.stream().map(Verdict::withoutEvidence).toList(),
                List.of(),
                judging,
                List.of());
    }

    /** Whether things of the gateway can be deleted, so that it is worth saying which ones were not. */
    public boolean asksForDeletion() {
        return !usage.deleted().isEmpty()
                || exchanges.stream()
                        .anyMatch(exchange -> exchange.request().method().equals("DELETE"));
    }

    /** Whether the gateway was a live one. */
    public boolean isLive() {
        return gateway.mode().equals("live");
    }

    /** How many verdicts have each outcome; every outcome is there. */
    public Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(
                    outcome,
                    verdicts.stream()
                            .filter(verdict -> verdict.outcome() == outcome)
                            .count());
        }
        return counts;
    }
}
