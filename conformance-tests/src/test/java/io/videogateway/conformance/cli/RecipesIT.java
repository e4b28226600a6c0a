package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.Tools;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MutantGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shell texts of the CI recipes, run as they stand there: with the one jar, in a folder that holds only what the recipe
 * says, and against servers on this machine.
 */
class RecipesIT {
    private static final Path JAR = Path.of(Objects.requireNonNull(System.getProperty("oneJar")));
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (?:vars|secrets)\\.(\\w+) }}");

    @TempDir
    private Path repository;

    @TempDir
    private Path temporary;

    /** What the user of the recipe has set: variables and secrets. */
    private final Map<String, String> given = new HashMap<>();

    private String console = "";

    @BeforeAll
    static void findCurl() throws InterruptedException {
        try {
            new ProcessBuilder("curl", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            Tools.unavailable("no curl: " + e.getMessage());
        }
    }

    @BeforeEach
    void giveTheJar() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream jar = new DigestInputStream(Files.newInputStream(JAR), digest)) {
            jar.transferTo(OutputStream.nullOutputStream());
        }
        given.put("SUITE_JAR_URL", JAR.toUri().toString());
        given.put("SUITE_JAR_SHA256", HexFormat.of().formatHex(digest.digest()));
        // The java that runs this test, also where the path names another one or none.
        Path java = Path.of(System.getProperty("java.home"), "bin");
        given.put("PATH", java + ":" + System.getenv("PATH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void aServerIsVerified(String ci) throws Exception {
        int port = freePort();
        given.put("SERVER_URL", "http://127.0.0.1:" + port);
        given.put("SERVER_TOKEN", Mock.TOKEN);
        Path server = Files.writeString(repository.resolve("start-server"), """
                #!/bin/sh
                echo $$ >server.pid
                exec java -jar '%s' mock --mock embedded --port %d
                """.formatted(JAR, port));
        assertThat(server.toFile().setExecutable(true)).isTrue();
        int status;
        try {
            status = run(ci, "verify-server");
        } finally {
            Path pid = repository.resolve("server.pid");
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).trim())).ifPresent(ProcessHandle::destroy);
            }
        }

        assertThat(status).as(console).isZero();
        assertThat(console).contains("result: conformant");
        assertThat(repository.resolve("conformance/junit.xml")).exists();
        if (ci.equals("github")) {
            assertThat(temporary.resolve("summary")).content().contains("conformant");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void aVendorThatGotWorseIsSeenTheNightAfter(String ci) throws Exception {
        given.put("ACME_TOKEN", TokenScan.TOKEN);
        Contract contract = Contract.read(Path.of("..", "openapi", "video-gateway.yaml"));
        try (MutantGateway good = start(contract, true);
                MutantGateway worse = start(contract, false)) {
            profile(good.url());
            assertThat(run(ci, "vendor-matrix")).as(console).isZero();
            assertThat(console).contains("There is no record of the night before.");

            profile(worse.url());
            assertThat(run(ci, "vendor-matrix")).as(console).isEqualTo(1);
            assertThat(console).contains("newly failing     serve.complete");

            assertThat(run(ci, "vendor-matrix"))
                    .as("the same again: " + console)
                    .isZero();
        }
        assertThat(console).doesNotContain(TokenScan.TOKEN);
        assertThat(repository.resolve("last-night")).isDirectoryContaining("glob:**/matrix.json");
        if (ci.equals("github")) {
            assertThat(temporary.resolve("summary")).content().contains("acme", "newly failing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void aNightWithoutProfilesFails(String ci) throws Exception {
        given.put("ACME_TOKEN", TokenScan.TOKEN);

        assertThat(run(ci, "vendor-matrix")).as(console).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void anotherJarThanTheUsersIsNotRun(String ci) throws Exception {
        given.put("SUITE_JAR_SHA256", "0".repeat(64));

        assertThat(run(ci, "verify-server")).as(console).isEqualTo(1);
        assertThat(console).contains("FAILED").doesNotContain("gateway:");
    }

    private static MutantGateway start(Contract contract, boolean good) throws Exception {
        return MutantGateway.start(
                contract,
                TokenScan.TOKEN,
                (request, correct, success) -> good || correct.getCode() >= 300
                        ? correct
                        : correct.newBuilder().code(500).build(),
                Clock.systemUTC());
    }

    private void profile(String url) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("gateways"));
        Files.writeString(
                folder.resolve("acme.yaml"), "name: acme\nurl: " + url + "\ntokenEnv: ACME_TOKEN\nbudget: 100\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs the only job of a recipe. */
    private int run(String ci, String name) throws IOException, InterruptedException {
        Recipe recipe = Recipe.read(Path.of("ci", ci, name + ".yml"));
        JsonNode job = recipe.jobs().get(0);
        console = "";
        return recipe.isGithub() ? runSteps(recipe, job) : runScript(recipe, job);
    }

    /** As GitHub does: a step that failed ends the job, but for the steps that ask to be run all the same. */
    private int runSteps(Recipe recipe, JsonNode job) throws IOException, InterruptedException {
        int status = 0;
        for (JsonNode step : job.get("steps")) {
            String condition = step.path("if").asText();
            if (!step.has("run") || (status != 0 && !condition.contains("!cancelled()")) || !holds(condition)) {
                continue;
            }
            Map<String, String> environment = new HashMap<>();
            for (JsonNode level : List.of(recipe.root(), job, step)) {
                level.path("env")
                        .properties()
                        .forEach(entry -> environment.put(
                                entry.getKey(), value(entry.getValue().asText())));
            }
            // Under env stand also the values that users adapt.
            environment.replaceAll((key, value) -> given.getOrDefault(key, value));
            environment.put("RUNNER_TEMP", temporary.toString());
            environment.put("GITHUB_STEP_SUMMARY", temporary.resolve("summary").toString());
            int ended = bash(step.get("run").asText(), environment);
            status = status == 0 ? ended : status;
        }
        return status;
    }

    private int runScript(Recipe recipe, JsonNode job) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        job.path("variables")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        environment.putAll(given);
        return bash(recipe.shellTexts().get(0), environment);
    }

    private String value(String text) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(match -> Objects.requireNonNull(given.get(match.group(1)), match.group()));
    }

    /** Whether the files are there that a condition asks for. */
    private boolean holds(String condition) {
        return Pattern.compile("hashFiles\\('([^']+)'\\) != ''")
                .matcher(condition)
                .results()
                .allMatch(match -> Files.exists(repository.resolve(match.group(1))));
    }

    private int bash(String text, Map<String, String> environment) throws IOException, InterruptedException {
        Path said = Files.createTempFile(temporary, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", text)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        // Nothing of this machine but where its programs are.
        builder.environment().clear();
        builder.environment().put("PATH", Objects.requireNonNull(given.get("PATH")));
        // Optimising code that runs for a few seconds costs more time than it saves.
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            fail("still runs after three minutes: " + text);
        }
        console += Files.readString(said);
        return process.exitValue();
    }
}
