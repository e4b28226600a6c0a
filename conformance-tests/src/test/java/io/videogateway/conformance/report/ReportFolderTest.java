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
    void whatAKilledProcessHadBegunIsClearedAway(@TempDir Path folder) throws Exception {
        Process over = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        over.waitFor();
        Path forsaken = folder.resolve(".unfinished-" + over.pid());
        Files.createDirectories(forsaken.resolve("requests"));
        Files.writeString(forsaken.resolve("requests/complete.body.tmp"), "--");
        Path written = Files.createDirectory(folder.resolve(
                ".unfinished-" + ProcessHandle.current().parent().orElseThrow().pid()));
        Path others = Files.createDirectory(folder.resolve(".unfinished-report"));

        ReportFolder.open(folder);

        assertThat(folder).isDirectoryContaining(written::equals).isDirectoryContaining(others::equals);
        assertThat(forsaken).doesNotExist();
    }

    @Test
    void theBodiesOfAnEarlierContractGo(@TempDir Path folder) throws Exception {
        Path earlier = Files.createDirectories(folder.resolve("requests")).resolve("without.size.body");
        Files.writeString(earlier, "--");
        Path foreign = Files.writeString(folder.resolve("requests/notes.txt"), "mine");

        ReportFolder.open(folder).write(GivenRun.of(GivenRun.judging()), GivenRun.CONTRACT);

        assertThat(earlier).doesNotExist();
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void whatCannotBeTakenAwayDoesNotCostTheRecord(@TempDir Path folder) throws Exception {
        Run run = GivenRun.of(GivenRun.judging());
        String body = "requests/" + run.exchanges().get(0).probe() + ".body";
        Files.createDirectories(folder.resolve(body).resolve("not-empty"));
        ReportFolder opened = ReportFolder.open(folder);

        assertThatThrownBy(() -> opened.write(run, GivenRun.CONTRACT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("results.json is there, beside files of an earlier run");

        assertThat(folder.resolve("results.json")).hasBinaryContent(ResultsJson.of(run));
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
