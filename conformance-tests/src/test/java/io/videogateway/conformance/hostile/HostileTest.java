package io.videogateway.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither the suite nor the client hangs, breaks, leaks the token or says what is not so, whatever a server does. */
class HostileTest {
    private static final long DEADLINE_MILLIS = 2000;
    /**
     * What it may take beyond the deadline until a sender has given up. A second is enough where nothing else runs; servers
     * that send without an end take the processor from who reads.
     */
    private static final long GRACE_MILLIS = 4000;

    private static final List<Hostility> CATALOGUE = Hostilities.all();

    private static final Map<String, HostileServer> SERVERS = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        // Making one takes longer than a caller waits.
        Certificate.SELF_SIGNED.context();
        Certificate.EXPIRED.context();
        Certificate.OF_ANOTHER_HOST.context();
        CATALOGUE.forEach(hostility -> SERVERS.put(hostility.name(), HostileServer.start(hostility.behaviour())));
    }

    @AfterAll
    static void stop() throws IOException {
        for (HostileServer server : SERVERS.values()) {
            server.close();
        }
    }

    /**
     * Meets every server in a process of its own. Those whose answer never ends are met many at once, for it is the clock
     * that they take; the others two at once, for the deadline must not run out on a busy processor.
     */
    private static List<String> run(Path temp, String heap, Class<?> program, String... first) throws Exception {
        List<String> lines = new ArrayList<>();
        for (boolean waits : new boolean[] {true, false}) {
            List<String> arguments = new ArrayList<>(List.of(first));
            arguments.add(waits ? "8" : "2");
            CATALOGUE.stream()
                    .filter(hostility -> waits == hostility.suite().equals("timeout"))
                    .map(hostility -> hostility.name() + "=" + hostility.scheme() + "://127.0.0.1:"
                            + SERVERS.get(hostility.name()).port())
                    .forEach(arguments::add);
            Path log = temp.resolve("log-" + waits);
            Process process = JavaProcess.running(program, arguments, heap)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            lines.addAll(Files.readAllLines(log));
        }
        return lines;
    }

    private static Map<String, String> outcomes(List<String> lines) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSizeGreaterThan(2);
            outcomes.put(cells[0], cells[1]);
            assertThat(Long.parseLong(cells[2])).as(line).isLessThan(DEADLINE_MILLIS + GRACE_MILLIS);
        }
        return outcomes;
    }

    @Test
    void theCatalogueIsLarge() {
        assertThat(CATALOGUE.stream().map(Hostility::name).distinct()).hasSizeGreaterThanOrEqualTo(80);
    }

    @Test
    void theSuiteGetsThroughAllOfThem(@TempDir Path temp) throws Exception {
        List<String> lines = run(
                temp,
                "-Xmx256m",
                SuiteProgram.class,
                temp.resolve("reports").toString(),
                String.valueOf(DEADLINE_MILLIS));

        Map<String, String> expected = new LinkedHashMap<>();
        CATALOGUE.forEach(hostility -> expected.put(hostility.name(), hostility.suite()));
        assertThat(outcomes(lines)).containsExactlyInAnyOrderEntriesOf(expected);
        try (Stream<Path> files = Files.walk(temp.resolve("reports"))) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertThat(written).hasSizeGreaterThan(CATALOGUE.size()).noneMatch(HostileTest::hasToken);
        }
    }

    @Test
    void theClientGetsThroughAllOfThem(@TempDir Path temp) throws Exception {
        List<String> lines = run(temp, "-Xmx64m", ClientProgram.class, String.valueOf(DEADLINE_MILLIS));

        Map<String, String> expected = new LinkedHashMap<>();
        CATALOGUE.forEach(hostility -> expected.put(hostility.name(), hostility.client()));
        assertThat(outcomes(lines)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static boolean hasToken(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(SuiteProgram.TOKEN);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
