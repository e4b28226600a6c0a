package io.videogateway.conformance.cli;

import static io.videogateway.conformance.cli.Conform.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.videogateway.conformance.JavaProcess;
import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.target.MutantGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that are full or read-only: said before anything is paid where it can be known, and never at the cost of a verdict. */
class UnwritableTest {
    private static final String TOKEN = TokenScan.TOKEN;
    private static final Map<String, String> ENVIRONMENT = Map.of("ACME_TOKEN", TOKEN);
    private static final String JOBS = "jobs started: ";

    @TempDir
    private Path temp;

    private Path disk;
    private boolean mounted;
    private MutantGateway gateway;
    private final AtomicInteger asked = new AtomicInteger();

    /** What happens to the disk at the first request. */
    private volatile Runnable accident = () -> {};

    @BeforeEach
    void start() throws Exception {
        disk = Files.createDirectory(temp.resolve("disk"));
        MutantGateway.Change change = (request, correct, success) -> {
            if (asked.getAndIncrement() == 0) {
                accident.run();
            }
            return correct;
        };
        gateway = MutantGateway.start(CONTRACT, TOKEN, change, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        if (mounted) {
            assertThat(succeeds("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void aDiskWithoutRoomIsRefusedBeforeAnythingIsSent() throws Exception {
        mount("64k");

        assertThat(check()).isEqualTo(refusal("No space left on device; name another one with --report"));
        assertThat(asked).hasValue(0);
        assertThat(disk.resolve("report")).isEmptyDirectory();
    }

    @Test
    void aReadOnlyDiskIsRefusedBeforeAnythingIsSent() throws Exception {
        mount("8m");
        assertThat(check().status()).isZero();
        Map<String, byte[]> old = report();
        asked.set(0);
        remountReadOnly();

        assertThat(check()).isEqualTo(refusal("Read-only file system; name another one with --report"));
        assertThat(matrix("acme").err())
                .isEqualTo(check().err()
                        .replace(
                                "report folder " + disk.resolve("report"),
                                "report folder " + disk.resolve("report/acme")));
        assertThat(asked).hasValue(0);
        assertThat(report()).containsExactlyInAnyOrderEntriesOf(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.json", "junit.xml", "summary.md", "exchanges.har", "badge.svg", "report.html"})
    void aFolderInThePlaceOfAReportIsRefusedBeforeAnythingIsSent(String name) throws IOException {
        Files.createDirectories(disk.resolve("report").resolve(name));

        assertThat(check())
                .isEqualTo(refusal("a folder stands in the place of " + name + "; name another one with --report"));
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"matrix.json", "summary.md", "index.html"})
    void aGatewayThatHasTheNameOfAReportIsRefusedBeforeAnythingIsSent(String name) throws IOException {
        assertThat(matrix(name))
                .isEqualTo(Conform.refusal("conform: the name " + name
                        + " is that of a file of the matrix; give another one in "
                        + disk.resolveSibling(name + ".yaml")));
        assertThat(asked).hasValue(0);
    }

    @Test
    void aDiskThatFillsLeavesTheEarlierReportAndTheVerdictOnTheConsole() throws Exception {
        mount("8m");
        assertThat(check().status()).isZero();
        Map<String, byte[]> old = report();
        asked.set(0);
        accident = () -> fillBut(64);

        Conform run = check();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("\n" + JOBS, "\nresult: conformant\n");
        assertThat(run.err())
                .isEqualTo(refusal("No space left on device; what stands there is of an earlier run, if anything does")
                        .err());
        assertThat(report()).containsExactlyInAnyOrderEntriesOf(old);
    }

    @Test
    void aDiskThatHasRoomForTheRecordKeepsTheRecord() throws Exception {
        mount("8m");
        assertThat(check().status()).isZero();
        asked.set(0);
        accident = () -> fillBut(320);

        Conform run = check();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("\n" + JOBS, "\nresult: conformant\n");
        assertThat(run.err())
                .isEqualTo(refusal(
                                "No space left on device; results.json is there, and conform replay draws the rest from it")
                        .err());
        assertThat(run.out()).contains("\n" + JOBS + jobs() + "\n");
        assertThat(disk.resolve("report/report.html")).doesNotExist();

        Files.delete(disk.resolve("filler"));
        assertThat(Conform.run("replay", disk.resolve("report"), "--report", disk.resolve("report"))
                        .status())
                .isZero();
        assertThat(disk.resolve("report/report.html")).isNotEmptyFile();
    }

    @Test
    void aDiskThatBecomesReadOnlyCostsNoVerdict() throws Exception {
        mount("8m");
        accident = this::remountReadOnly;

        Conform run = check();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("\n" + JOBS, "\nresult: conformant\n");
        assertThat(run.err())
                .isEqualTo(refusal("Read-only file system; what stands there is of an earlier run, if anything does")
                        .err());
    }

    /** The first gateway is paid for when the disk fills; the second one is not. */
    @ParameterizedTest
    @CsvSource({"64, false", "320, true"})
    void aDiskThatFillsEndsTheSpendingOfAMatrix(int kibibytesLeft, boolean kept) throws Exception {
        mount("8m");
        accident = () -> fillBut(kibibytesLeft);

        Conform run = matrix("a", "b");

        // Where there is no room for the page that compares the gateways either, that is said as well.
        assertThat(run.status()).as(run.toString()).isEqualTo(run.err().isEmpty() ? 3 : 2);
        assertThat(run.err().lines()).hasSizeLessThan(2);
        assertThat(run.out())
                .contains("\na: started job ")
                .containsPattern("\na +conformant +0 failed, 0 warned, 2 creates, but its reports cannot be written: No"
                        + " space left on device; " + (kept ? "results.json is there" : "what stands there is of an"))
                .containsPattern("\nb +was not checked, for its reports cannot be written: No space left on device\n")
                .contains("\nnot finished: a, b (--resume checks what is missing)\n");
        int once = asked.get();

        Files.delete(disk.resolve("filler"));
        Conform resumed = matrix("a", "b", "--resume");

        assertThat(resumed.status()).isZero();
        // With its record, the first one is not paid for again; its page is drawn from it.
        assertThat(asked.get() - once).isEqualTo(kept ? once : 2 * once);
        assertThat(disk.resolve("report/a/report.html")).isNotEmptyFile();
    }

    @Test
    void aConsoleThatTakesNothingIsNoRunWithoutFindings() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        Path err = temp.resolve("err");
        Process process = JavaProcess.running(Main.class, List.of("rules"))
                .redirectOutput(full.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(err)
                .hasContent("conform: what was printed did not all reach standard output" + System.lineSeparator());
    }

    private Conform check() {
        return Conform.run(
                ENVIRONMENT,
                "check",
                "--url",
                gateway.url(),
                "--token-env",
                "ACME_TOKEN",
                "--report",
                disk.resolve("report"));
    }

    /** Checks the gateway under each of these names; what begins with two hyphens is an option. */
    private Conform matrix(String... words) throws IOException {
        Stream.Builder<Object> all = Stream.builder();
        all.add("matrix").add("--concurrency").add("1").add("--report").add(disk.resolve("report"));
        for (String word : words) {
            all.add(
                    word.startsWith("--")
                            ? word
                            : Files.writeString(
                                    temp.resolve(word + ".yaml"),
                                    "name: " + word + "\nurl: " + gateway.url() + "\ntokenEnv: ACME_TOKEN\n"));
        }
        return Conform.run(ENVIRONMENT, all.build().toArray());
    }

    private Conform refusal(String why) {
        return Conform.refusal("conform: the report folder " + disk.resolve("report") + " cannot be written: " + why);
    }

    private String jobs() {
        return String.join(
                ", ",
                Stream.of(Conform.record(disk.resolve("report")).at("/usage/jobs"))
                        .flatMap(jobs -> jobs.valueStream().map(job -> job.asText()))
                        .toList());
    }

    private Map<String, byte[]> report() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(disk.resolve("report"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private void mount(String size) throws Exception {
        mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "conform-test", disk.toString());
        assumeTrue(mounted, "only root can mount a small disk, and only on Linux");
    }

    private void remountReadOnly() {
        assertThat(succeeds("mount", "-o", "remount,ro", disk.toString())).isTrue();
    }

    private void fillBut(int kibibytes) {
        try {
            long free = Files.getFileStore(disk).getUsableSpace();
            Files.write(disk.resolve("filler"), new byte[Math.toIntExact(free - kibibytes * 1024L)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            // There is no such command here.
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
