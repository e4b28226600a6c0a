package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.UsageException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What a run and its exchanges may take. */
final class LimitOptions {
    private static final int MOST_MEBIBYTES = 64;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "The deadline of each exchange, from connecting to the last byte: 500ms, 30s, 2m."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "30s")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--run-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "The deadline of the whole run over a gateway. What is not sent by then is skipped."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "30m")
    private Duration runTimeout = Duration.ofMinutes(30);

    @Option(
            names = "--max-body-mib",
            paramLabel = "N",
            description = "The most mebibytes that are read of an answer's body, also after inflating. A longer one is"
                    + " undecided. Default: ${DEFAULT-VALUE}.",
            defaultValue = "4")
    private int maxBodyMebibytes = 4;

    Conformance configure(Conformance conformance) {
        if (maxBodyMebibytes < 1 || maxBodyMebibytes > MOST_MEBIBYTES) {
            throw new UsageException(
                    "--max-body-mib is " + maxBodyMebibytes + ", and must be from 1 to " + MOST_MEBIBYTES);
        }
        return conformance.withDeadline(timeout).withRunDeadline(runTimeout).readingBodiesUpTo(maxBodyMebibytes << 20);
    }
}
