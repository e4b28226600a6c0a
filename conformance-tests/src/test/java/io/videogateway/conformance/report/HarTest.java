package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.rule.Judging;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HarTest {
    @Test
    void theExchangesOfARun() {
        assertThat(new String(Har.of(GivenRun.of(Judging.PLAIN)), StandardCharsets.UTF_8))
                .isEqualTo(GivenRun.golden("exchanges.har"));
    }

    @Test
    void whatWasNotSentIsNotInIt() throws Exception {
        JsonNode har = new ObjectMapper().readTree(Har.of(GivenRun.of(Judging.PLAIN)));

        assertThat(har.at("/log/entries"))
                .extracting(entry -> entry.get("comment").asText())
                .containsExactly("complete", "without/model");
    }
}
