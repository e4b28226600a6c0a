package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.rule.Judging;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void theSummaryOfARun() {
        assertThat(new String(Markdown.of(GivenRun.of(GivenRun.judging())), StandardCharsets.UTF_8))
                .isEqualTo(GivenRun.golden("summary.md"));
    }

    @Test
    void whatAServerSentEndsNoCellAndNoLine() {
        String text = new String(Markdown.of(GivenRun.of(Judging.PLAIN)), StandardCharsets.UTF_8);

        assertThat(text.lines()
                        .filter(line -> line.startsWith("| ` response.media-type `"))
                        .map(line -> line.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count()))
                .containsExactly(6L);
        assertThat(text.lines().filter(line -> line.startsWith("result"))).isEmpty();
    }
}
