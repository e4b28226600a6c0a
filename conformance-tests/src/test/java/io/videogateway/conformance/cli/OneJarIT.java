package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Rules;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.Mocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite as one file, run as its users do: by Java alone, in a folder that holds nothing else. */
class OneJarIT {
    private static final Contract CONTRACT = Contract.read(Path.of("..", "openapi", "video-gateway.yaml"));
    private static final Path JAR = Path.of(Objects.requireNonNull(System.getProperty("oneJar")));
    private static final String VERSION = Objects.requireNonNull(System.getProperty("suiteVersion"));

    @TempDir
    private Path empty;

    @Test
    void tellsItsVersion() throws Exception {
        assertThat(run(List.of("--version"))).isEqualTo("conform " + VERSION + "\n");
    }

    @Test
    void listsTheRules() throws Exception {
        assertThat(run(List.of("rules")))
                .contains(Rules.of(CONTRACT, true, Set.of()).stream()
                        .map(Rule::id)
                        .toList());
    }

    @Test
    void checksTheMockInsideIt() throws Exception {
        String console = run(List.of("check", "--mock", "embedded", "--report", "reports"));

        assertThat(console).contains("result: conformant");
        assertThat(empty.resolve("reports")).isDirectoryContaining("glob:**/{results.json,junit.xml,summary.md}");
        assertThat(empty.resolve("reports/results.json"))
                .content(StandardCharsets.UTF_8)
                .contains("\"version\" : \"" + VERSION + "\"");
    }

    @Test
    void checksAServer() throws Exception {
        try (Mock server = Mocks.start(MockKind.EMBEDDED, CONTRACT, line -> {})) {
            String console = run(List.of("check", "--url", server.url(), "--token-env", "LOCAL_TOKEN"));

            assertThat(console).contains("gateway:  " + server.url(), "result: conformant");
        }
    }

    @Test
    void holdsWhatTheLicensesAskFor() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Jackson JSON processor", "Apache HttpClient");
            String thirdParty = text(jar, "META-INF/THIRD-PARTY.txt");
            assertThat(artifacts())
                    .allSatisfy(artifact -> assertThat(thirdParty).containsPattern("(?m)^  " + artifact + " +\\S+"));
        }
    }

    @Test
    void holdsNothingThatIsTrueOnlyOfTheJarsItIsMadeOf() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isNull();
            assertThat(jar.stream().map(JarEntry::getName))
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"))
                    .noneMatch(name -> name.matches("(META-INF/versions/\\d+/)?module-info\\.class"));
        }
    }

    /** Of everything that the suite needs; the plain jar finds it in this folder. */
    private static List<String> artifacts() throws IOException {
        try (Stream<Path> jars = Files.list(JAR.resolveSibling("lib"))) {
            return jars.map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
                    .filter(artifact -> !artifact.startsWith("video-gateway-"))
                    .toList();
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (var stream = jar.getInputStream(Objects.requireNonNull(jar.getJarEntry(name), name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What a successful run says. */
    private String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(arguments);
        Path console = Files.createTempFile("one-jar", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(empty.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile());
            builder.environment().put("LOCAL_TOKEN", Mock.TOKEN);
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                fail("still runs after two minutes: " + arguments);
            }
            String said = Files.readString(console);
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            Files.delete(console);
        }
    }
}
