package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videogateway.conformance.rule.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    private Path temp;

    private RecordedOutcomes run(String name, Outcome outcome) throws IOException {
        return RecordedOutcomes.read(
                Files.write(temp.resolve(outcome + ".json"), ResultsJson.of(MatrixTest.named(name, outcome))));
    }

    private RecordedOutcomes matrix(Run... runs) throws IOException {
        Files.write(temp.resolve("matrix.json"), MatrixJson.of(new Matrix(List.of(runs), List.of())));
        return RecordedOutcomes.read(temp);
    }

    @Test
    void nothingChanged() throws Exception {
        Comparison same = Comparison.of(run("acme", Outcome.FAILED), run("acme", Outcome.FAILED));

        assertThat(same).hasToString("acme: nothing changed\n");
        assertThat(same.isWorse()).isFalse();
        assertThat(same.isUntold()).isFalse();
    }

    @Test
    void whatFailsNowIsWorse() throws Exception {
        Comparison worse = Comparison.of(run("acme", Outcome.PASSED), run("acme", Outcome.FAILED));

        assertThat(worse).hasToString("""
                        acme: 2 newly failing
                          newly failing     response.required.id  MUST  passed -> failed
                          newly failing     response.media-type  MUST  passed -> failed
                        """);
        assertThat(worse.isWorse()).isTrue();
    }

    @Test
    void aNewWarningIsWorse() throws Exception {
        Comparison worse = Comparison.of(run("acme", Outcome.PASSED), run("acme", Outcome.WARNED));

        assertThat(worse.toString()).startsWith("acme: 2 new warning\n");
        assertThat(worse.isWorse()).isTrue();
    }

    @Test
    void whatPassesNowIsFixed() throws Exception {
        Comparison better = Comparison.of(run("acme", Outcome.FAILED), run("acme", Outcome.PASSED));

        assertThat(better.toString()).startsWith("acme: 2 fixed\n  fixed             response.required.id  MUST");
        assertThat(better.isWorse()).isFalse();
        assertThat(better.isUntold()).isFalse();
    }

    @Test
    void whatIsNoLongerToldIsNeitherBetterNorWorse() throws Exception {
        Comparison untold = Comparison.of(run("acme", Outcome.PASSED), run("acme", Outcome.UNDECIDED));

        assertThat(untold.toString()).startsWith("acme: 2 no longer told\n");
        assertThat(untold.isWorse()).isFalse();
        assertThat(untold.isUntold()).isTrue();
    }

    @Test
    void whatTheNewRunLeavesOutOfTheSameContractIsNoLongerTold() throws Exception {
        RecordedOutcomes before = run("acme", Outcome.PASSED);
        RecordedOutcomes.Gateway told = before.gateways().get("acme");

        Comparison less = Comparison.of(before, only("acme", told.contract()));
        Comparison other = Comparison.of(before, only("acme", "another contract"));

        assertThat(less.toString().lines())
                .startsWith("acme: 5 no longer told, 3 otherwise changed")
                .contains("  no longer told    response.required.id  MUST  passed -> not judged")
                .contains("  otherwise changed response.type.id  MUST  undecided -> not judged");
        assertThat(less.isUntold()).isTrue();
        assertThat(other.toString()).startsWith("acme was judged by another contract\nacme: 8 otherwise changed\n");
        assertThat(other.isUntold()).isFalse();
    }

    private static RecordedOutcomes only(String name, String contract) {
        return new RecordedOutcomes(Map.of(name, new RecordedOutcomes.Gateway(contract, Map.of())));
    }

    @Test
    void nothingInEitherRecordIsSaid() {
        RecordedOutcomes nobody = new RecordedOutcomes(Map.of());

        assertThat(Comparison.of(nobody, nobody)).hasToString("no gateway is in either record\n");
    }

    @Test
    void matricesAreComparedGatewayByGateway() throws Exception {
        RecordedOutcomes before = matrix(
                MatrixTest.named("a", Outcome.PASSED),
                MatrixTest.named("b", Outcome.FAILED),
                MatrixTest.named("c", Outcome.PASSED));
        RecordedOutcomes after = matrix(
                MatrixTest.named("a", Outcome.FAILED),
                MatrixTest.named("b", Outcome.PASSED),
                MatrixTest.named("d", Outcome.PASSED));

        Comparison comparison = Comparison.of(before, after);

        assertThat(comparison.toString().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        "c is not in the new record", "d is not in the old record", "a: 2 newly failing", "b: 2 fixed");
        assertThat(comparison.isWorse()).isTrue();
        assertThat(comparison.isUntold()).isTrue();
    }

    @Test
    void whatIsNoRecordIsRefused() throws Exception {
        assertThatThrownBy(() -> RecordedOutcomes.read(temp))
                .isInstanceOf(IOException.class)
                .hasMessage("there is neither a matrix.json nor a results.json in " + temp);
        for (String text : List.of(
                "",
                "[]",
                "{}",
                "{\"reportVersion\": 1, \"verdicts\": [{}]}",
                "{\"reportVersion\": 1, \"verdicts\": 5, \"gateway\": {\"name\": \"a\"}, \"contract\": {\"sha256\": \"b\"}}",
                "{\"reportVersion\": 1, \"gateways\": [{\"name\": 1}]}",
                "{\"reportVersion\": 1, \"gateways\": 5, \"rules\": []}",
                "nonsense")) {
            Path file = Files.writeString(temp.resolve("results.json"), text);
            assertThatThrownBy(() -> RecordedOutcomes.read(temp))
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + " is no record of a run or a matrix");
        }
        Path newer = Files.writeString(temp.resolve("results.json"), "{\"reportVersion\": 2, \"verdicts\": []}");
        assertThatThrownBy(() -> RecordedOutcomes.read(temp))
                .isInstanceOf(IOException.class)
                .hasMessage(newer + " has the report version 2, and 1 is understood");
    }
}
