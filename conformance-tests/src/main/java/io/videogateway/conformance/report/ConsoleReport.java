package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Coverage;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as plain lines for a terminal or a log: what is wrong first, then what could not be told, then the sum. */
public final class ConsoleReport {
    private static final Map<Outcome, String> WORDS = new EnumMap<>(Map.of(
            Outcome.FAILED, "FAIL",
            Outcome.WARNED, "WARN",
            Outcome.KNOWN, "KNOWN",
            Outcome.UNDECIDED, "UNDECIDED",
            Outcome.SKIPPED, "SKIPPED"));

    private static final int LONGEST_ID = 120;

    private ConsoleReport() {}

    public static String of(Run run) {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.WARNED)) {
            run.verdicts().stream()
                    .filter(verdict -> verdict.outcome() == outcome)
                    .forEach(verdict -> text.append(heading(verdict)).append(VerdictText.details(verdict)));
        }
        // One cause for every rule is said once; the record has the verdicts.
        run.unreachable()
                .ifPresent(reason -> text.append("No rule could be judged, for ")
                        .append(run.gateway().url())
                        .append(" could not be reached: ")
                        .append(reason)
                        .append(".\n"));
        List<Outcome> explained =
                run.unreachable().isPresent() ? List.of() : List.of(Outcome.KNOWN, Outcome.UNDECIDED, Outcome.SKIPPED);
        // What shares a reason shares a paragraph.
        for (Outcome outcome : explained) {
            run.verdicts().stream()
                    .filter(verdict -> verdict.outcome() == outcome)
                    .collect(Collectors.groupingBy(Verdict::reason, java.util.LinkedHashMap::new, Collectors.toList()))
                    .forEach((reason, verdicts) -> {
                        verdicts.forEach(verdict -> text.append(heading(verdict)));
                        text.append("  reason:   ").append(reason).append('\n');
                    });
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(VerdictText.counts(run)).append('\n');
        Run.Usage usage = run.usage();
        text.append(VerdictText.sent(usage))
                .append(" in ")
                .append(run.duration().toMillis())
                .append(" ms\n");
        usage.mostCost()
                .ifPresent(money -> text.append("cost at most ").append(money).append('\n'));
        // The jobs of a mock are nobody's, and it may give all of them one id.
        if (run.isLive() && !usage.jobs().isEmpty()) {
            ids(text, "jobs started", usage.jobs());
            if (run.asksForDeletion()) {
                ids(text, "deleted", usage.deleted());
                ids(text, "left behind", usage.leftBehind());
            }
        }
        List<Coverage.Element> unjudged =
                run.coverage().stream().filter(element -> !element.judged()).toList();
        text.append("coverage: ")
                .append(run.coverage().size() - unjudged.size())
                .append(" of ")
                .append(run.coverage().size())
                .append(" parts, statuses and properties of the contract were judged\n");
        text.append("result: ").append(run.result()).append('\n');
        return printable(text.toString());
    }

    private static void ids(StringBuilder text, String label, List<String> ids) {
        text.append(label)
                .append(": ")
                .append(VerdictText.ids(ids.stream().map(ConsoleReport::oneLine).toList()))
                .append('\n');
    }

    /** A server chooses its ids: they must not become lines of their own. */
    public static String oneLine(String id) {
        String line = id.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_ID ? line : line.substring(0, LONGEST_ID) + "…";
    }

    private static String heading(Verdict verdict) {
        return String.format(
                "%-9s %s  %s  %s%n",
                WORDS.get(verdict.outcome()),
                verdict.rule().id(),
                verdict.rule().level(),
                verdict.rule().title());
    }

    /** A server's words must not steer a terminal: no control characters but line ends, no direction marks, no half pairs. */
    public static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]", "\uFFFD");
    }
}
