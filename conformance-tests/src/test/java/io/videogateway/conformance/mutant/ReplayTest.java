package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.report.Recorded;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was recorded once is judged alike whenever it is judged, byte for byte. */
class ReplayTest {
    @TempDir
    private Path folder;

    static List<String> gateways() {
        return Stream.of(
                        Mutants.all().stream().map(Mutant::name),
                        Variation.all().stream().map(Variation::name),
                        Oddity.all().stream().map(Oddity::name))
                .flatMap(names -> names)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("gateways")
    void aRunJudgedAgainGivesTheSameRecord(String gateway) throws IOException {
        Run run = Trials.of(gateway);

        String record = record(run, "recorded");
        Run read = Recorded.read(folder.resolve("recorded"));

        assertThat(record(read.judgedBy(Trial.CONTRACT), "replayed")).isEqualTo(record);
    }

    private String record(Run run, String name) throws IOException {
        Path place = folder.resolve(name);
        ReportFolder.open(place).write(run, Trial.CONTRACT);
        return Files.readString(place.resolve("results.json"));
    }
}
