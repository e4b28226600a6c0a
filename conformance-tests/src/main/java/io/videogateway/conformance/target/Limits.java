package io.videogateway.conformance.target;

import java.time.Duration;

/**
 * What one exchange may take.
 *
 * @param deadline from the first attempt to connect to the last byte of the answer
 * @param bodyBytes the most bytes of a body that are read, and the most that it may have after inflating
 */
public record Limits(Duration deadline, int bodyBytes) {
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), 4 << 20);

    public Limits withBodyBytes(int other) {
        return new Limits(deadline, other);
    }

    public Limits withDeadline(Duration other) {
        return new Limits(other, bodyBytes);
    }
}
