package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.JavaProcess;
import io.videogateway.conformance.cli.Main;
import io.videogateway.conformance.target.MutantGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was paid for is kept where the user ends the run. */
class InterruptionTest {
    @TempDir
    private Path temp;

    @Test
    void aCheckThatIsEndedKeepsWhatItHas() throws Exception {
        Fault silentOnceServed = Fault.inSuccess(builder -> builder.headersDelay(60, TimeUnit.SECONDS));
        Path log = temp.resolve("log.txt");
        try (MutantGateway gateway = MutantGateway.start(
                Trial.CONTRACT,
                Asked.TOKEN,
                (request, correct, success) -> silentOnceServed.answer(Asked.of(request), correct, success),
                Clock.systemUTC())) {
            ProcessBuilder builder = JavaProcess.running(
                            Main.class,
                            List.of(
                                    "check",
                                    "--url",
                                    gateway.url(),
                                    "--token-env",
                                    "TOKEN",
                                    "--report",
                                    temp.resolve("out").toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("TOKEN", Asked.TOKEN);
            Process process = builder.start();
            while (!Files.readString(log).contains("2/12 ")) {
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                Thread.sleep(20);
            }

            // What a terminal does at Ctrl-C, but for the number of the signal.
            process.destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        }
        assertThat(log)
                .content()
                .contains("interrupted: what was sent so far is judged and kept", "result: inconclusive", "page:")
                .doesNotContain("Exception");
        JsonNode results =
                new ObjectMapper().readTree(temp.resolve("out/results.json").toFile());
        assertThat(results.get("result").asText()).isEqualTo("inconclusive");
        JsonNode exchanges = results.get("exchanges");
        assertThat(exchanges).hasSize(12);
        assertThat(exchanges.get(0).at("/response/status").asInt()).isEqualTo(401);
        assertThat(exchanges.get(2).at("/response/fault/message").asText()).isEqualTo("the run was interrupted");
        assertThat(exchanges.get(3).at("/response/fault/message").asText()).isEqualTo("the run was interrupted");
        assertThat(Files.readString(temp.resolve("out/report.html")).strip()).endsWith("</html>");
    }
}
