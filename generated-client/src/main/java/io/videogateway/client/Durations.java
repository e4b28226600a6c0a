package io.videogateway.client;

import java.time.Duration;

/** What a duration given by a user must be. */
final class Durations {

    /** What a clock that counts nanoseconds can still tell: 292 years. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Durations() {}

    static Duration positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is " + duration + ", and must be longer than nothing");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + duration + ", and must be shorter than 292 years");
        }
        return duration;
    }
}
