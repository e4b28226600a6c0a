package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.JavaProcess;
import io.videogateway.conformance.cli.Main;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.target.MutantGateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many gateways at once: each gets its own verdicts, whatever the others do and whenever the run ends. */
class MatrixCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Rule> CATALOGUE = Conformance.of(Trial.CONTRACT).rules();
    private static final int GATEWAYS = 40;

    @TempDir
    private Path temp;

    private final List<AutoCloseable> servers = new ArrayList<>();
    private final Map<String, Path> profiles = new LinkedHashMap<>();

    @AfterEach
    void stopServers() throws Exception {
        for (AutoCloseable server : servers) {
            server.close();
        }
    }

    private void gateway(String name, Fault fault) throws Exception {
        MutantGateway gateway = MutantGateway.start(
                Trial.CONTRACT,
                Asked.TOKEN,
                (request, correct, success) -> fault.answer(Asked.of(request), correct, success),
                java.time.Clock.systemUTC());
        servers.add(gateway);
        profile(name, gateway.url());
    }

    /** A server that does this with every connection. */
    private void rawServer(String name, Consumer<Socket> behaviour) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    behaviour.accept(server.accept());
                } catch (IOException e) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        profile(name, "http://127.0.0.1:" + server.getLocalPort());
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void profile(String name, String url) throws IOException {
        profiles.put(
                name,
                Files.writeString(
                        temp.resolve(name + ".yaml"), "name: " + name + "\nurl: " + url + "\ntokenEnv: TOKEN\n"));
    }

    private List<String> commandLine(String... options) {
        return Stream.concat(
                        Stream.concat(
                                Stream.of("matrix"), profiles.values().stream().map(Path::toString)),
                        Stream.concat(Stream.of("--report", temp.resolve("out").toString()), Stream.of(options)))
                .toList();
    }

    private int run(StringWriter said, String... options) {
        PrintWriter out = new PrintWriter(said, true);
        return Main.run(
                commandLine(options).toArray(String[]::new),
                variable -> variable.equals("TOKEN") ? Asked.TOKEN : null,
                out,
                out);
    }

    private Process start(Path log) throws IOException {
        ProcessBuilder builder = JavaProcess.running(Main.class, commandLine("--concurrency", "1"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TOKEN", Asked.TOKEN);
        return builder.start();
    }

    private JsonNode record(String gateway) throws IOException {
        return JSON.readTree(
                temp.resolve("out").resolve(gateway).resolve("results.json").toFile());
    }

    private Set<String> deviating(String gateway) throws IOException {
        Set<String> rules = new TreeSet<>();
        for (JsonNode verdict : record(gateway).get("verdicts")) {
            if (List.of("failed", "warned").contains(verdict.get("outcome").asText())) {
                rules.add(verdict.get("rule").asText());
            }
        }
        return rules;
    }

    @Test
    void everyGatewayGetsItsOwnVerdicts() throws Exception {
        List<Mutant> mutants = Mutants.all().stream().limit(GATEWAYS - 3L).toList();
        for (Mutant mutant : mutants) {
            gateway(slug(mutant), mutant.fault());
        }
        rawServer("hangs", socket -> {});
        rawServer("resets", MatrixCommandTest::reset);
        try (ServerSocket closed = new ServerSocket(0)) {
            profile("closed", "http://127.0.0.1:" + closed.getLocalPort());
        }
        StringWriter said = new StringWriter();

        int status = run(said, "--timeout", "3s");

        assertThat(status).as(said.toString()).isEqualTo(1);
        for (Mutant mutant : mutants) {
            assertThat(deviating(slug(mutant))).as(mutant.name()).isEqualTo(mutant.deviating(CATALOGUE));
        }
        for (String silent : List.of("hangs", "resets", "closed")) {
            assertThat(deviating(silent)).isEmpty();
            assertThat(record(silent).get("result").asText()).isEqualTo("inconclusive");
        }
        JsonNode matrix = JSON.readTree(temp.resolve("out/matrix.json").toFile());
        assertThat(matrix.get("gateways")).hasSize(GATEWAYS);
        assertThat(matrix.get("unfinished")).isEmpty();
        assertThat(temp.resolve("out/summary.md")).content().contains("| hangs | inconclusive |");
        assertThat(said.toString()).doesNotContain("Exception").contains("gateways: " + GATEWAYS + "\n");
    }

    private static String slug(Mutant mutant) {
        return mutant.name().replace('_', '-');
    }

    /** One gateway at a time; the process ends while the second is being checked. */
    private Path interrupted(Consumer<Process> end) throws Exception {
        gateway("a", (asked, correct, success) -> correct);
        gateway("b", Fault.inSuccess(builder -> builder.headersDelay(20, TimeUnit.SECONDS)));
        gateway("c", (asked, correct, success) -> correct);
        Path log = temp.resolve("log.txt");
        Process process = start(log);
        while (!Files.exists(temp.resolve("out/a/results.json"))) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }
        end.accept(process);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return log;
    }

    @Test
    void whatWasDoneWhenTheProcessWasKilledIsNotDoneAgain() throws Exception {
        interrupted(Process::destroyForcibly);
        String before = Files.readString(temp.resolve("out/a/results.json"));
        assertThat(temp.resolve("out/c/results.json")).doesNotExist();
        StringWriter said = new StringWriter();
        servers.get(1).close();
        gateway("b", (asked, correct, success) -> correct);

        int status = run(said, "--resume");

        assertThat(status).isZero();
        assertThat(said.toString()).startsWith("gateways: 3, 1 of them answered earlier\n");
        assertThat(temp.resolve("out/a/results.json")).hasContent(before);
        assertThat(StreamSupport.stream(
                                JSON.readTree(temp.resolve("out/matrix.json").toFile())
                                        .get("gateways")
                                        .spliterator(),
                                false)
                        .map(gateway -> gateway.get("name").asText() + " "
                                + gateway.get("result").asText()))
                .containsExactly("a conformant", "b conformant", "c conformant");
    }

    @Test
    void anInterruptedMatrixSaysWhatIsDoneAndWhatIsNot() throws Exception {
        Path log = interrupted(Process::destroy);

        assertThat(Files.readAllLines(log)).contains("not finished: b, c (--resume checks what is missing)");
        JsonNode matrix = JSON.readTree(temp.resolve("out/matrix.json").toFile());
        assertThat(matrix.at("/gateways/0/name").asText()).isEqualTo("a");
        assertThat(matrix.get("unfinished").toString()).isEqualTo("[\"b\",\"c\"]");
    }

    @Test
    void anAnswerOfAnOlderMatrixIsNoAnswer() throws Exception {
        gateway("a", (asked, correct, success) -> correct);
        run(new StringWriter());
        JsonNode first = record("a");
        StringWriter again = new StringWriter();
        run(again);
        assertThat(again.toString()).startsWith("gateways: 1\n");
        assertThat(record("a").get("startedAt")).isNotEqualTo(first.get("startedAt"));

        Files.write(temp.resolve("out/a/results.json"), first.toPrettyString().getBytes(StandardCharsets.UTF_8));
        StringWriter resumed = new StringWriter();
        run(resumed, "--resume");

        assertThat(resumed.toString()).startsWith("gateways: 1, 0 of them answered earlier\n");
    }
}
