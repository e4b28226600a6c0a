package io.videogateway.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing has found stays mended, and some seconds of it find nothing new; {@code scripts/fuzz} runs for long. */
class FuzzTest {
    /** A folder for each target, with inputs to begin with and every input that was once a finding. */
    private static final Path INPUTS = Path.of("src/test/resources/fuzz");

    private static final int SECONDS = 6;
    private static final Pattern EXECUTIONS = Pattern.compile("Done (\\d+) runs");

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(INPUTS)) {
            return files.filter(Files::isRegularFile)
                    .map(INPUTS::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static String target(Path input) {
        return input.getName(0).toString();
    }

    @Test
    void everyTargetHasInputs() throws Exception {
        assertThat(inputs().stream().map(FuzzTest::target).distinct()).containsExactlyElementsOf(EveryTarget.NAMES);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void noKnownInputIsAFinding(Path input) throws Throwable {
        EveryTarget.run(target(input), Files.readAllBytes(INPUTS.resolve(input)));
    }

    @Test
    void someSecondsOfFuzzingFindNothing(@TempDir Path temp) throws Exception {
        Path corpus = Files.createDirectory(temp.resolve("corpus"));
        Path log = temp.resolve("log");
        for (Path input : inputs()) {
            Files.write(
                    corpus.resolve(input.toString().replace('/', '-')),
                    EveryTarget.prefixed(target(input), Files.readAllBytes(INPUTS.resolve(input))));
        }

        Process fuzzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + EveryTarget.class.getName(),
                        "--instrumentation_includes=io.videogateway.**",
                        "--custom_hook_includes=io.videogateway.**",
                        "--reproducer_path=" + temp,
                        "-artifact_prefix=" + temp + "/",
                        // Linux hands the peak of the process that starts another on to it, and that of the tests is
                        // beyond
                        // the usual limit at times. What a target takes is bounded by the heap.
                        "-rss_limit_mb=0",
                        "-seed=1",
                        "-max_total_time=" + SECONDS,
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(fuzzer.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log);
        assertThat(fuzzer.exitValue()).as(said).isZero();
        Matcher executions = EXECUTIONS.matcher(said);
        assertThat(executions.find()).as(said).isTrue();
        assertThat(Integer.parseInt(executions.group(1))).isGreaterThan(inputs().size());
    }
}
