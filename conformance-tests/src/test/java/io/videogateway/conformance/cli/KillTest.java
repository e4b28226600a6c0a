package io.videogateway.conformance.cli;

import static io.videogateway.conformance.cli.Conform.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.videogateway.conformance.JavaProcess;
import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.target.MutantGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A check that is killed leaves the report that was there or the new one, never parts of both and never half a file.
 * {@code -Dkills=200} kills more often, {@code -Dkills.seed=N} at the moments of an earlier test.
 */
class KillTest {
    private static final String TOKEN = TokenScan.TOKEN;
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

    @TempDir
    private Path temp;

    private Path folder;
    private MutantGateway gateway;

    /** How many requests this run sent. Its report cannot be begun before the last one is answered. */
    private final AtomicInteger asked = new AtomicInteger();

    private final AtomicLong lastAsked = new AtomicLong();

    /** Whether the gateway breaks a rule, so that every file of the new report differs from the old one. */
    private volatile boolean broken;

    @BeforeEach
    void start() throws Exception {
        folder = temp.resolve("report");
        MutantGateway.Change change = (request, correct, success) -> {
            lastAsked.set(System.nanoTime());
            asked.incrementAndGet();
            return broken && correct.getCode() == 200
                    ? correct.newBuilder().body("{\"id\":\"v1\"}").build()
                    : correct;
        };
        gateway = MutantGateway.start(CONTRACT, TOKEN, change, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** How far a run was when it ended. */
    private enum Moment {
        BEFORE_THE_WRITING,
        WITHIN_THE_WRITING,
        AFTER_THE_WRITING
    }

    /** When a process is to be killed: so long after its start, or after its last request, or at a change in the folder. */
    private record Plan(long afterStart, long afterLastRequest, int change) {
        static final Plan NEVER = new Plan(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** What was seen of a process until it ended. */
    private record Seen(Moment moment, long nanos, long nanosAfterLastRequest, int changes) {}

    @Test
    void leavesTheOldReportOrTheNewOne() throws Exception {
        assertThat(Conform.run(
                                Map.of("ACME_TOKEN", TOKEN),
                                "check",
                                "--url",
                                gateway.url(),
                                "--token-env",
                                "ACME_TOKEN",
                                "--report",
                                folder)
                        .status())
                .isZero();
        Map<String, byte[]> old = report();
        int requests = asked.get();
        broken = true;
        Seen whole = run(Plan.NEVER, requests);
        assertThat(whole.moment()).isEqualTo(Moment.AFTER_THE_WRITING);
        assertThat(report()).hasSameSizeAs(old);

        Random random = new Random(SEED);
        Map<String, Integer> counts = new TreeMap<>();
        List<String> torn = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            restore(old);
            // Any moment of a run, any moment of its end, and the moments at which a file comes or goes.
            Plan plan = switch (kill % 3) {
                case 0 -> new Plan((long) (random.nextDouble() * whole.nanos()), Long.MAX_VALUE, Integer.MAX_VALUE);
                case 1 ->
                    new Plan(
                            Long.MAX_VALUE,
                            (long) (random.nextDouble() * whole.nanosAfterLastRequest()),
                            Integer.MAX_VALUE);
                default -> new Plan(Long.MAX_VALUE, Long.MAX_VALUE, 1 + random.nextInt(Math.max(1, whole.changes())));
            };
            Seen seen = run(plan, requests);
            String state = state(old, torn);
            counts.merge(seen.moment() + " left " + state, 1, Integer::sum);
        }
        System.out.println(KILLS + " kills with the seed " + SEED + " of a run of "
                + TimeUnit.NANOSECONDS.toMillis(whole.nanos()) + " ms, the last "
                + TimeUnit.NANOSECONDS.toMillis(whole.nanosAfterLastRequest()) + " of them after the last request: "
                + counts);
        assertThat(torn).as("seed " + SEED).isEmpty();

        // The next run clears away what the killed ones had begun.
        restore(old);
        assertThat(run(Plan.NEVER, requests).moment()).isEqualTo(Moment.AFTER_THE_WRITING);
        assertThat(state(old, torn)).isEqualTo("the new report");
        assertThat(names())
                .isEqualTo(Stream.concat(old.keySet().stream(), Stream.of("requests"))
                        .collect(Collectors.toSet()));
    }

    /** Says which report stands in the folder, and adds to a list what should not be there. */
    private String state(Map<String, byte[]> old, List<String> torn) throws IOException {
        Map<String, byte[]> found = report();
        byte[] record = found.get("results.json");
        if (record == null) {
            torn.add("there is no results.json");
            return "no report";
        }
        boolean isOld = Arrays.equals(record, old.get("results.json"));
        Map<String, byte[]> expected = isOld ? old : drawnAgain(record);
        for (Map.Entry<String, byte[]> file : found.entrySet()) {
            if (!Arrays.equals(file.getValue(), expected.get(file.getKey()))) {
                torn.add(file.getKey() + " is none of the " + (isOld ? "old" : "new") + " report");
            }
        }
        String report = isOld ? "the old report" : "the new report";
        if (found.keySet().equals(expected.keySet())) {
            return report;
        }
        // Between two files: what is missing can be drawn from the record.
        assertThat(Conform.run("replay", folder, "--report", folder).err()).isEmpty();
        assertThat(report()).containsExactlyInAnyOrderEntriesOf(expected);
        return report + " without " + (expected.size() - found.size()) + " of its files";
    }

    /** All that a record says, drawn without the process that was killed. */
    private Map<String, byte[]> drawnAgain(byte[] record) throws IOException {
        JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(record);
        Path again = temp.resolve("again");
        Conform run = Conform.run("replay", folder, "--report", again);
        assertThat(run.err()).isEmpty();
        Map<String, byte[]> drawn = files(again);
        assertThat(drawn.get("results.json")).isEqualTo(record);
        return drawn;
    }

    /** Checks the gateway in a process of its own, and kills it as planned. */
    private Seen run(Plan plan, int requests) throws Exception {
        asked.set(0);
        Path console = temp.resolve("console");
        ProcessBuilder builder = JavaProcess.running(
                        Main.class,
                        List.of(
                                "check",
                                "--url",
                                gateway.url(),
                                "--token-env",
                                "ACME_TOKEN",
                                "--report",
                                folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("ACME_TOKEN", TOKEN);
        Set<String> names = names();
        int changes = 0;
        long began = System.nanoTime();
        Process process = builder.start();
        while (process.isAlive()) {
            long now = System.nanoTime();
            boolean allAsked = asked.get() >= requests;
            if (allAsked) {
                Set<String> next = names();
                if (!next.equals(names)) {
                    changes++;
                    names = next;
                }
            } else {
                names = names();
                Thread.sleep(1);
            }
            if (now - began >= plan.afterStart()
                    || (allAsked && now - lastAsked.get() >= plan.afterLastRequest())
                    || changes >= plan.change()) {
                break;
            }
        }
        process.destroyForcibly();
        int status = process.waitFor();
        long ended = System.nanoTime();
        Moment moment = status == ExitStatus.NONCONFORMANT.code()
                ? Moment.AFTER_THE_WRITING
                : changes > 0 ? Moment.WITHIN_THE_WRITING : Moment.BEFORE_THE_WRITING;
        if (moment != Moment.AFTER_THE_WRITING) {
            assertThat(status).as(Files.readString(console)).isEqualTo(128 + 9);
        }
        return new Seen(moment, ended - began, ended - lastAsked.get(), changes);
    }

    private void restore(Map<String, byte[]> old) throws IOException {
        for (String name : report().keySet()) {
            Files.delete(folder.resolve(name));
        }
        for (Map.Entry<String, byte[]> file : old.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The files of the folder, without those that no reader takes for a report. */
    private Map<String, byte[]> report() throws IOException {
        Map<String, byte[]> files = files(folder);
        files.keySet().removeIf(name -> name.endsWith(".tmp"));
        return files;
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toSet());
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (UncheckedIOException e) {
            // A file went while it was looked at.
            return names();
        }
    }
}
