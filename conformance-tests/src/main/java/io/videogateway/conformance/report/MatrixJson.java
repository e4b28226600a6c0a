package io.videogateway.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes {@code matrix.json}: the outcomes of all gateways in one file. What was sent and seen is in each one's record. */
final class MatrixJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MatrixJson() {}

    static byte[] of(Matrix matrix) {
        return JsonDocument.bytes(tree(matrix));
    }

    static ObjectNode tree(Matrix matrix) {
        ObjectNode root = JSON.objectNode();
        root.put("reportVersion", ResultsJson.REPORT_VERSION);
        ArrayNode gateways = root.putArray("gateways");
        matrix.runs().forEach(run -> gateways.add(gateway(run)));
        matrix.unfinished().forEach(root.putArray("unfinished")::add);
        ArrayNode rules = root.putArray("rules");
        for (Matrix.Row row : matrix.rows()) {
            ObjectNode rule = rules.addObject();
            rule.put("rule", row.rule().id());
            rule.put("level", row.rule().level().name());
            rule.put("title", row.rule().title());
            rule.put("clause", row.rule().clause().toString());
            ObjectNode outcomes = rule.putObject("outcomes");
            row.outcomes().forEach((gateway, outcome) -> outcomes.put(gateway, ResultsJson.word(outcome)));
        }
        return root;
    }

    private static ObjectNode gateway(Run run) {
        ObjectNode node = JSON.objectNode();
        node.put("name", run.gateway().name());
        node.put("url", run.gateway().url());
        node.put("mode", run.gateway().mode());
        node.set("contract", ResultsJson.contract(run.contract()));
        node.putObject("suite").put("version", run.suiteVersion());
        node.put("startedAt", run.startedAt().toString());
        node.put("durationMillis", run.duration().toMillis());
        node.put("result", run.result().toString());
        node.set("counts", ResultsJson.counts(run));
        node.set("usage", ResultsJson.usage(run.usage()));
        return node;
    }
}
