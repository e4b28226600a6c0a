package io.videogateway.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time that passes, and waiting for it: the real one, or one that a test moves. */
public interface TimeSource {

    /** The real time. */
    TimeSource SYSTEM = new TimeSource() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    };

    /** Nanoseconds since some fixed moment; only differences mean anything. */
    long nanoTime();

    /** Returns when the duration has passed. */
    void sleep(Duration duration) throws InterruptedException;
}
