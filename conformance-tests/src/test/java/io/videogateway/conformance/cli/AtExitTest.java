package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.JavaProcess;
import io.videogateway.conformance.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtExitTest {
    /** What asks to be looked after while the process ends, as a run does whose user is quick with Ctrl-C. */
    static final class Late {
        private Late() {}

        public static void main(String[] args) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    AtExit.doing(() -> {});
                    System.out.println("begun");
                } catch (UsageException e) {
                    System.out.println(e.getMessage());
                }
            }));
        }
    }

    @Test
    void nothingBeginsInAProcessThatEnds() throws Exception {
        Process late = JavaProcess.running(Late.class, List.of()).start();

        assertThat(new String(late.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("ended before anything was sent\n");
        assertThat(late.waitFor()).isZero();
    }
}
