package io.videogateway.client;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What stands between the parts of a form. Nobody who writes a prompt can guess it, or it could end its part early; that
 * takes one secret of the process. OkHttp's own takes random bytes of the system for each form, one call after the other.
 */
final class Boundary {

    private static final UUID SECRET = UUID.randomUUID();
    private static final AtomicLong COUNT = new AtomicLong();

    private Boundary() {}

    /** Another one each time. */
    static String next() {
        long step = COUNT.incrementAndGet() * 0x9e3779b97f4a7c15L;
        return new UUID(mixed(SECRET.getMostSignificantBits() + step), mixed(SECRET.getLeastSignificantBits() ^ step))
                .toString();
    }

    /** Every bit of the result depends on every bit of the value, as in SplitMix64. */
    private static long mixed(long value) {
        long once = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
