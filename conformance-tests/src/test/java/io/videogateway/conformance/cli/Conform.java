package io.videogateway.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.target.BundledContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One run of the command line: what it told the shell, and what it printed. */
record Conform(int status, String out, String err) {
    static final Contract CONTRACT = Contract.parse(BundledContract.bytes(), "the bundled contract");

    /** The first contract that was received, for what a test says of its parts and properties, whatever is bundled by now. */
    static final Path RECEIVED = Path.of("..", "generated-client", "src", "test", "contract", "received.yaml");

    static Conform run(Map<String, String> environment, Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] args = List.of(words).stream().map(Object::toString).toArray(String[]::new);
        int status = Main.run(args, environment::get, new PrintWriter(out), new PrintWriter(err));
        return new Conform(status, out.toString(), err.toString());
    }

    static Conform run(Object... words) {
        return run(Map.of(), words);
    }

    /** What the user gets for a mistake: exit status 2, one line, and nothing else. */
    static Conform refusal(String line) {
        return new Conform(2, "", line + System.lineSeparator());
    }

    /** The record in a report folder. */
    static JsonNode record(Path folder) {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(folder.resolve("results.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The verdicts of a record about rules whose id begins so. */
    static List<JsonNode> verdicts(Path folder, String begin) {
        return StreamSupport.stream(record(folder).get("verdicts").spliterator(), false)
                .filter(verdict -> verdict.get("rule").asText().startsWith(begin))
                .toList();
    }
}
