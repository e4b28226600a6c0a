package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes {@code summary.md}, for the summary of a CI step or a ticket. */
final class Markdown {
    /** A cell is for reading; the whole text is in the record. */
    private static final int LONGEST_CELL = 300;

    private static final int SHORT_HASH = 12;
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|&~$#@]|:(?=//)|(?<=www)\\.");

    private Markdown() {}

    static byte[] of(Run run) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(plain(run.gateway().name()))
                .append(": ")
                .append(run.result())
                .append("\n\n");
        fact(text, "gateway", run.gateway().url() + " (" + run.gateway().mode() + ")");
        fact(text, "contract", contract(run));
        fact(text, "suite", run.suiteVersion());
        fact(text, "started", seconds(run.startedAt()));
        fact(text, "sent", sent(run));
        if (!run.usage().jobs().isEmpty()) {
            fact(text, "jobs", String.join(", ", run.usage().jobs()));
        }
        if (run.asksForDeletion()) {
            fact(text, "deleted", VerdictText.ids(run.usage().deleted()));
            fact(text, "left behind", VerdictText.ids(run.usage().leftBehind()));
        }
        text.append('\n').append(VerdictText.counts(run)).append("\n\n");
        for (Outcome outcome :
                List.of(Outcome.FAILED, Outcome.WARNED, Outcome.KNOWN, Outcome.UNDECIDED, Outcome.SKIPPED)) {
            verdicts(text, run, outcome);
        }
        return bytes(text);
    }

    static byte[] of(Matrix matrix) {
        StringBuilder text = new StringBuilder("# Video gateways\n\n");
        text.append(
                "| gateway | result | failed | warned | known | undecided | skipped | creates | cost | started |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|\n");
        for (Run run : matrix.runs()) {
            Map<Outcome, Long> counts = run.counts();
            row(
                    text,
                    plain(run.gateway().name())
                            + (run.isLive() ? "" : " (" + run.gateway().mode() + ")"),
                    run.result().toString(),
                    counts.get(Outcome.FAILED).toString(),
                    counts.get(Outcome.WARNED).toString(),
                    counts.get(Outcome.KNOWN).toString(),
                    counts.get(Outcome.UNDECIDED).toString(),
                    counts.get(Outcome.SKIPPED).toString(),
                    String.valueOf(run.usage().creates()),
                    run.usage().mostCost().map(Money::toString).orElse(""),
                    seconds(run.startedAt()));
        }
        if (!matrix.unfinished().isEmpty()) {
            text.append("\nNot finished: ")
                    .append(matrix.unfinished().stream().map(Markdown::plain).collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        differences(text, matrix);
        return bytes(text);
    }

    /** The rules that are broken somewhere: what a reader compares gateways by. */
    private static void differences(StringBuilder text, Matrix matrix) {
        List<Matrix.Row> rows = matrix.rows().stream()
                .filter(row -> row.outcomes().containsValue(Outcome.FAILED)
                        || row.outcomes().containsValue(Outcome.WARNED))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        List<String> names =
                matrix.runs().stream().map(run -> run.gateway().name()).toList();
        text.append("\n| rule | level | ")
                .append(names.stream().map(Markdown::plain).collect(Collectors.joining(" | ")))
                .append(" |\n|---|---|")
                .append("---|".repeat(names.size()))
                .append('\n');
        for (Matrix.Row row : rows) {
            text.append("| ")
                    .append(code(row.rule().id()))
                    .append(" | ")
                    .append(row.rule().level())
                    .append(" | ")
                    .append(names.stream()
                            .map(name -> row.outcomes().containsKey(name)
                                    ? row.outcomes().get(name).word()
                                    : "")
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
    }

    private static void verdicts(StringBuilder text, Run run, Outcome outcome) {
        List<Verdict> verdicts = run.verdicts().stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .toList();
        if (verdicts.isEmpty()) {
            return;
        }
        boolean deviates = outcome == Outcome.FAILED || outcome == Outcome.WARNED;
        text.append("## ")
                .append(outcome.word())
                .append("\n\n")
                .append(outcome.meaning())
                .append(".\n\n| rule | level | probe | ")
                .append(deviates ? "expected | actual" : "reason")
                .append(" |\n|---|---|---|---|")
                .append(deviates ? "---|" : "")
                .append('\n');
        for (Verdict verdict : verdicts) {
            String rule = code(verdict.rule().id());
            String level = verdict.rule().level().toString();
            String probe = code(verdict.probe());
            if (deviates) {
                String actual = verdict.reason().isEmpty()
                        ? code(verdict.actual())
                        : code(verdict.actual()) + " " + plain(verdict.reason());
                row(text, rule, level, probe, plain(verdict.expected()), actual.strip());
            } else {
                row(text, rule, level, probe, plain(verdict.reason()));
            }
        }
        text.append('\n');
    }

    private static void fact(StringBuilder text, String name, String value) {
        text.append("- ").append(name).append(": ").append(plain(value)).append('\n');
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String contract(Run run) {
        Run.ContractName contract = run.contract();
        String hash = contract.sha256();
        return (contract.title() + " " + contract.version()).strip() + ", sha256 "
                + hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }

    private static String sent(Run run) {
        Run.Usage usage = run.usage();
        return VerdictText.sent(usage)
                + usage.mostCost().map(money -> ", at most " + money).orElse("");
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What a server or a profile wrote, as text that is no markup, no mention of a person and no link. */
    private static String plain(String text) {
        return MARKUP.matcher(cell(text)).replaceAll("\\\\$0");
    }

    /** The same in a code span, whose fence is longer than any run of backticks within. */
    private static String code(String text) {
        String cell = cell(text);
        if (cell.isEmpty()) {
            return "";
        }
        String fence = "`";
        while (cell.contains(fence)) {
            fence += "`";
        }
        // A table takes a bar for the end of a cell even inside a code span.
        return fence + " " + cell.replace("|", "\\|") + " " + fence;
    }

    private static String cell(String text) {
        String line = ConsoleReport.printable(text).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_CELL ? line : line.substring(0, LONGEST_CELL) + "…";
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
