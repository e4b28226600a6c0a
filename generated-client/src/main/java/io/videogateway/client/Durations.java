package io.videogateway.client;

import java.time.Duration;

/** What a duration given by a user must be. */
final class Durations {

    private Durations() {}

    static Duration positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is " + duration + ", and must be longer than nothing");
        }
        return duration;
    }
}
