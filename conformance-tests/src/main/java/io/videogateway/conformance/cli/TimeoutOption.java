package io.videogateway.conformance.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** {@code --timeout}. */
final class TimeoutOption {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "The deadline of each exchange, from connecting to the last byte: 500ms, 30s, 2m."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "30s")
    private Duration timeout = Duration.ofSeconds(30);

    Duration deadline() {
        return timeout;
    }
}
