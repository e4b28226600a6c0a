package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final Run ACME = GivenRun.of(Judging.PLAIN);

    /** A gateway that passes what the other one fails. */
    private static final Run ZENITH = named("zenith", Outcome.PASSED);

    static Run named(String name, Outcome instead) {
        return new Run(
                ACME.contract(),
                ACME.suiteVersion(),
                new Run.Gateway(name, "https://" + name + ".example", "live"),
                ACME.startedAt(),
                ACME.duration(),
                ACME.result(),
                ACME.usage(),
                ACME.verdicts().stream()
                        .map(verdict -> verdict.outcome() == Outcome.FAILED
                                ? new Verdict(verdict.rule(), verdict.probe(), instead, "", "", "")
                                : verdict)
                        .toList(),
                ACME.exchanges(),
                ACME.judging(),
                ACME.coverage());
    }

    @Test
    void theRecordOfAMatrix() {
        Matrix matrix = new Matrix(List.of(ZENITH, ACME), List.of("late", "gone"));

        assertThat(new String(MatrixJson.of(matrix), StandardCharsets.UTF_8)).isEqualTo(GivenRun.golden("matrix.json"));
    }

    @Test
    void theSummaryOfAMatrix() {
        Matrix matrix = new Matrix(List.of(ZENITH, ACME), List.of("late", "gone"));

        assertThat(new String(Markdown.of(matrix), StandardCharsets.UTF_8)).isEqualTo(GivenRun.golden("matrix.md"));
    }

    @Test
    void theOrderOfTheGatewaysIsThatOfTheirNames() {
        assertThat(MatrixJson.of(new Matrix(List.of(ZENITH, ACME), List.of("a", "b"))))
                .isEqualTo(MatrixJson.of(new Matrix(List.of(ACME, ZENITH), List.of("b", "a"))));
    }
}
