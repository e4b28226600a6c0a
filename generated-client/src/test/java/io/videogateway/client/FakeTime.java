package io.videogateway.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only by sleeping, and remembers how long each sleep was. */
final class FakeTime implements TimeSource {

    final List<Duration> sleeps = new ArrayList<>();
    private long nanoTime;

    @Override
    public long nanoTime() {
        return nanoTime;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
        nanoTime += duration.toNanos();
    }
}
