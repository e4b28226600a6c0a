package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    @Test
    void holdsTheReportsAndTheBytesOfTheRequests(@TempDir Path temp) throws Exception {
        Path folder = temp.resolve("deep/er");
        Run run = GivenRun.of(GivenRun.judging());

        ReportFolder.open(folder).write(run, GivenRun.CONTRACT);
        ReportFolder.open(folder).write(run, GivenRun.CONTRACT);

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "results.json",
                            "junit.xml",
                            "summary.md",
                            "exchanges.har",
                            "badge.svg",
                            "report.html",
                            Path.of("requests", "complete.body").toString(),
                            Path.of("requests", "without.model.body").toString());
        }
        assertThat(folder.resolve("requests/without.model.body")).hasBinaryContent(new byte[] {(byte) 0xff, 0});
        assertThat(folder.resolve("results.json")).hasBinaryContent(ResultsJson.of(run));
        assertThat(folder.resolve("junit.xml")).hasBinaryContent(JUnitXml.of(run));
    }

    @Test
    void aFileInItsPlaceIsNoFolder(@TempDir Path temp) throws Exception {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> ReportFolder.open(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ReportFolder.open(file.resolve("folder"))).isInstanceOf(IOException.class);
    }

    @Test
    void aRecordThatIsNoneIsRefused(@TempDir Path temp) throws Exception {
        assertThatThrownBy(() -> Recorded.read(temp))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no results.json in " + temp);

        for (String record : new String[] {"", "no json", "{}", "[]", "{\"contract\":5}"}) {
            Files.writeString(temp.resolve("results.json"), record);
            assertThatThrownBy(() -> Recorded.read(temp))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(temp.resolve("results.json") + " is no record of a run: ")
                    .hasMessageNotContaining("\n");
        }
    }
}
