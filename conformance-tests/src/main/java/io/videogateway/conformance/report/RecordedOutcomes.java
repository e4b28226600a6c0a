package io.videogateway.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.rule.Level;
import io.videogateway.conformance.rule.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an earlier run or matrix said, as it said it then, to be compared with another.
 *
 * @param gateways by name
 */
public record RecordedOutcomes(Map<String, Gateway> gateways) {

    /** A rule's level and outcome. */
    public record Cell(Level level, Outcome outcome) {}

    /**
     * One gateway.
     *
     * @param contract the SHA-256 of the contract that it was judged by
     * @param rules by id, in the order of the record
     */
    public record Gateway(String contract, Map<String, Cell> rules) {}

    /**
     * Reads the report folder of a check or of a matrix, or its {@code results.json} or {@code matrix.json}.
     *
     * @throws IOException if there is none, or it is no record; the message says so
     */
    public static RecordedOutcomes read(Path place) throws IOException {
        Path matrix = place.resolve("matrix.json");
        Path results = place.resolve("results.json");
        Path file = Files.isRegularFile(place) ? place : Files.isRegularFile(matrix) ? matrix : results;
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is neither a matrix.json nor a results.json in " + place);
        }
        try {
            JsonNode root = Recorded.JSON.readTree(file.toFile());
            int version = root.required("reportVersion").asInt();
            if (version != ResultsJson.REPORT_VERSION) {
                throw new IOException(file + " has the report version " + version + ", and "
                        + ResultsJson.REPORT_VERSION + " is understood");
            }
            return root.has("gateways") ? ofMatrix(root) : ofRun(root);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(file + " is no record of a run or a matrix", e);
        }
    }

    private static RecordedOutcomes ofRun(JsonNode root) {
        Map<String, Cell> rules = new LinkedHashMap<>();
        for (JsonNode verdict : list(root, "verdicts")) {
            rules.put(
                    verdict.required("rule").asText(),
                    new Cell(level(verdict), outcome(verdict.required("outcome").asText())));
        }
        String name = root.required("gateway").required("name").asText();
        return new RecordedOutcomes(Map.of(name, new Gateway(contract(root), rules)));
    }

    private static RecordedOutcomes ofMatrix(JsonNode root) {
        Map<String, Gateway> gateways = new TreeMap<>();
        for (JsonNode gateway : list(root, "gateways")) {
            gateways.put(gateway.required("name").asText(), new Gateway(contract(gateway), new LinkedHashMap<>()));
        }
        for (JsonNode rule : list(root, "rules")) {
            String id = rule.required("rule").asText();
            rule.required("outcomes").properties().forEach(entry -> {
                Gateway gateway = gateways.get(entry.getKey());
                if (gateway == null) {
                    throw new IllegalArgumentException(entry.getKey() + " has outcomes and is not in the list");
                }
                gateway.rules()
                        .put(id, new Cell(level(rule), outcome(entry.getValue().asText())));
            });
        }
        return new RecordedOutcomes(gateways);
    }

    private static JsonNode list(JsonNode node, String name) {
        if (!node.required(name).isArray()) {
            throw new IllegalArgumentException(name + " is no list");
        }
        return node.get(name);
    }

    private static String contract(JsonNode node) {
        return node.required("contract").required("sha256").asText();
    }

    private static Level level(JsonNode node) {
        return Level.valueOf(node.required("level").asText());
    }

    private static Outcome outcome(String word) {
        return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
