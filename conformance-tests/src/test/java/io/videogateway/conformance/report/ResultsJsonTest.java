package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.rule.Judging;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsJsonTest {
    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theRecordOfARun() {
        byte[] record = ResultsJson.of(GivenRun.of(GivenRun.judging()));

        assertThat(new String(record, StandardCharsets.UTF_8)).isEqualTo(GivenRun.golden("results.json"));
    }

    /** The keys of the design, in its order; what is new stands behind them. */
    @Test
    void theKeysStandInTheirOrder() throws Exception {
        JsonNode record = new ObjectMapper().readTree(ResultsJson.of(GivenRun.of(GivenRun.judging())));

        assertThat(names(record))
                .startsWith(
                        "reportVersion",
                        "contract",
                        "suite",
                        "gateway",
                        "startedAt",
                        "durationMillis",
                        "result",
                        "counts",
                        "usage",
                        "verdicts",
                        "exchanges");
        assertThat(names(record.get("contract"))).containsExactly("title", "version", "sha256");
        assertThat(names(record.get("suite"))).containsExactly("version");
        assertThat(names(record.get("gateway"))).containsExactly("name", "url", "mode");
        assertThat(names(record.get("counts")))
                .containsExactly("passed", "failed", "warned", "known", "observed", "skipped", "undecided");
        assertThat(names(record.get("usage"))).startsWith("requests", "creates", "budget", "jobs");
        assertThat(names(record.get("verdicts").get(0)))
                .containsExactly(
                        "rule", "level", "title", "clause", "probe", "outcome", "expected", "actual", "reason");
        assertThat(names(record.get("exchanges").get(0)))
                .containsExactly("probe", "request", "response", "durationMillis", "curl");
    }

    @Test
    void whatAServerSentIsReadBackAsItWas() throws Exception {
        JsonNode record = new ObjectMapper().readTree(ResultsJson.of(GivenRun.of(Judging.PLAIN)));

        assertThat(record.at("/verdicts/3/actual").asText()).isEqualTo(GivenRun.HOSTILE);
        assertThat(record.at("/exchanges/0/response/headers/1/value").asText()).isEqualTo(GivenRun.HOSTILE);
        assertThat(record.at("/exchanges/1/response/body/base64").asText()).isEqualTo("gA==");
        assertThat(record.at("/usage/jobs/1").asText()).isEqualTo("a\r\nresult: conformant" + GivenRun.HOSTILE);
    }

    @Test
    void aRecordGivesTheRunBack(@TempDir Path folder) throws Exception {
        Run run = GivenRun.of(GivenRun.judging());
        Files.write(folder.resolve("results.json"), ResultsJson.of(run));

        Run read = Recorded.read(folder);

        assertThat(read.exchanges()).isEqualTo(run.exchanges());
        assertThat(read.judging()).isEqualTo(run.judging());
        assertThat(read.contract()).isEqualTo(run.contract());
        assertThat(read.gateway()).isEqualTo(run.gateway());
        assertThat(read.usage()).isEqualTo(run.usage());
        assertThat(read.startedAt()).isEqualTo(run.startedAt());
        assertThat(read.duration()).isEqualTo(run.duration());
        assertThat(read.suiteVersion()).isEqualTo(run.suiteVersion());
    }
}
