package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The runs over several gateways under one contract, side by side.
 *
 * @param runs of the gateways that are done, in the order of their names
 * @param unfinished the names of the gateways of which there is no run, in alphabetical order
 */
public record Matrix(List<Run> runs, List<String> unfinished) {
    public Matrix {
        runs = runs.stream()
                .sorted(Comparator.comparing((Run run) -> run.gateway().name()))
                .toList();
        unfinished = unfinished.stream().sorted().toList();
    }

    /**
     * One rule, and what became of it at each gateway.
     *
     * @param outcomes by the name of the gateway; a gateway at which the rule was not judged is not in it
     */
    public record Row(Rule rule, Map<String, Outcome> outcomes) {}

    /** The rules of all runs, in the order of the catalogue. */
    public List<Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Run run : runs) {
            for (Verdict verdict : run.verdicts()) {
                rows.computeIfAbsent(verdict.rule().id(), id -> new Row(verdict.rule(), new TreeMap<>()))
                        .outcomes()
                        .put(run.gateway().name(), verdict.outcome());
            }
        }
        return List.copyOf(rows.values());
    }
}
