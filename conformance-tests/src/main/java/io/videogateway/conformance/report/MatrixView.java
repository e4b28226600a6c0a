package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A matrix as its page shows it. Vendors stand before mocks, and a mock makes no difference between vendors.
 *
 * @param vendors the columns of live gateways
 * @param mocks the columns of what stands in for a gateway
 */
record MatrixView(Matrix matrix, List<Column> vendors, List<Column> mocks, List<Stage> stages) {

    static MatrixView of(Matrix matrix) {
        List<Column> vendors =
                matrix.runs().stream().filter(Run::isLive).map(Column::of).toList();
        List<Column> mocks = matrix.runs().stream()
                .filter(run -> !run.isLive())
                .map(Column::of)
                .toList();
        Map<String, Rule> rules = new LinkedHashMap<>();
        matrix.runs().stream()
                .flatMap(run -> run.verdicts().stream())
                .forEach(verdict -> rules.putIfAbsent(verdict.rule().id(), verdict.rule()));
        List<Stage> stages = rules.values().stream()
                .map(rule -> Row.of(rule, vendors, mocks))
                .collect(Collectors.groupingBy(
                        row -> row.rule().family().stage(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(stage -> Stage.of(stage.getKey(), stage.getValue()))
                .toList();
        return new MatrixView(matrix, vendors, mocks, stages);
    }

    /** One gateway. */
    record Column(Run run, Map<String, Outcome> outcomes) {

        static Column of(Run run) {
            return new Column(
                    run,
                    run.verdicts().stream()
                            .collect(Collectors.toMap(
                                    verdict -> verdict.rule().id(), Verdict::outcome, (one, other) -> one)));
        }

        /** A relative address that is none of anything else, whatever the gateway is called. */
        String href() {
            return "./"
                    + URLEncoder.encode(run.gateway().name(), StandardCharsets.UTF_8)
                            .replace("+", "%20")
                    + "/report.html";
        }

        long count(Outcome outcome) {
            return run.counts().get(outcome);
        }
    }

    /** One gateway's outcome of one rule; empty where the rule was not judged there. */
    record Cell(Column column, Optional<Outcome> outcome) {}

    /**
     * One rule.
     *
     * @param differs whether the vendors, or where there is none the mocks, were seen to differ in it; one that could not be
     *     judged, as a server that is down, differs in nothing
     */
    record Row(Rule rule, List<Cell> vendors, List<Cell> mocks, boolean differs) {

        static Row of(Rule rule, List<Column> vendors, List<Column> mocks) {
            List<Cell> own = cells(rule, vendors);
            List<Cell> others = cells(rule, mocks);
            long different = (own.isEmpty() ? others : own)
                    .stream()
                            .flatMap(cell -> cell.outcome().stream())
                            .filter(outcome -> outcome != Outcome.UNDECIDED && outcome != Outcome.SKIPPED)
                            .distinct()
                            .count();
            return new Row(rule, own, others, different > 1);
        }

        private static List<Cell> cells(Rule rule, List<Column> columns) {
            return columns.stream()
                    .map(column -> new Cell(
                            column, Optional.ofNullable(column.outcomes().get(rule.id()))))
                    .toList();
        }

        List<Cell> cells() {
            return Stream.concat(vendors.stream(), mocks.stream()).toList();
        }

        String link(Cell cell) {
            return cell.column().href() + "#" + Page.anchor("rule", rule.id());
        }

        /** The words by which a filter finds the row. */
        String outcomes() {
            return cells().stream()
                    .flatMap(cell -> cell.outcome().stream())
                    .distinct()
                    .sorted()
                    .map(ResultsJson::word)
                    .collect(Collectors.joining(" "));
        }

        /** Equal patterns stand together; among them the ones that begin with what needs attention first. */
        private List<Integer> pattern() {
            return cells().stream()
                    .map(cell -> cell.outcome().map(ReportView.ORDER::indexOf).orElse(ReportView.ORDER.size()))
                    .toList();
        }
    }

    /** The rules of one stage of an exchange, those in which gateways differ first. */
    record Stage(String id, List<Row> rows) {
        private static final Comparator<Row> BY_DIFFERENCE = Comparator.comparing((Row row) -> !row.differs())
                .thenComparing(row -> row.rule().level())
                .thenComparing(Row::pattern, Stage::compare);

        static Stage of(String id, List<Row> rows) {
            List<Row> sorted = new ArrayList<>(rows);
            sorted.sort(BY_DIFFERENCE);
            return new Stage(id, List.copyOf(sorted));
        }

        private static int compare(List<Integer> one, List<Integer> other) {
            for (int i = 0; i < one.size(); i++) {
                int order = Integer.compare(one.get(i), other.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        long differing() {
            return rows.stream().filter(Row::differs).count();
        }
    }

    List<Column> columns() {
        return Stream.concat(vendors.stream(), mocks.stream()).toList();
    }

    /** The contracts that were judged: more than one, and the columns cannot be compared without a thought. */
    List<Run.ContractName> contracts() {
        return matrix.runs().stream().map(Run::contract).distinct().toList();
    }

    List<String> suites() {
        return matrix.runs().stream().map(Run::suiteVersion).distinct().toList();
    }
}
