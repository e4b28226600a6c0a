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

    /** A matrix of a thousand gateways holds them so, and must show what it would show with all that they are. */
    @Test
    void aMatrixIsTheSameWithoutTheEvidenceOfItsRuns() {
        Matrix whole = new Matrix(List.of(ZENITH, ACME), List.of("late"));
        Matrix held = new Matrix(List.of(ZENITH.withoutEvidence(), ACME.withoutEvidence()), List.of("late"));

        assertThat(held.runs()).allSatisfy(run -> {
            assertThat(run.exchanges()).isEmpty();
            assertThat(run.verdicts())
                    .hasSameSizeAs(ACME.verdicts())
                    .allSatisfy(verdict -> assertThat(verdict.expected() + verdict.actual() + verdict.reason())
                            .isEmpty());
        });
        assertThat(MatrixJson.of(held)).isEqualTo(MatrixJson.of(whole));
        assertThat(Markdown.of(held)).isEqualTo(Markdown.of(whole));
        assertThat(MatrixPage.of(held)).isEqualTo(MatrixPage.of(whole));
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
