package io.videogateway.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How much one thread takes from {@link BoundedSockets} before it has something to show for it. A download has no bound as
 * a whole, so each read of it has one: what a server puts between two bytes of the body stays in memory until it ends.
 *
 * <p>With HTTP/2 another thread reads the socket, and the window of the protocol is the bound.
 */
final class ReadBound {

    private static final ThreadLocal<@Nullable ReadBound> CURRENT = new ThreadLocal<>();

    private final long limit;
    private long left;

    private ReadBound(long limit) {
        this.limit = limit;
        this.left = limit;
    }

    /**
     * Something that reads.
     *
     * @param <T> what it returns
     */
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads, and fails if that takes more bytes than the limit. */
    static <T> T within(long limit, Reading<T> reading) throws IOException {
        ReadBound outer = CURRENT.get();
        CURRENT.set(new ReadBound(limit));
        try {
            return reading.read();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** Called by a socket that gave this thread some bytes. */
    static void took(int bytes) throws IOException {
        ReadBound current = CURRENT.get();
        if (current != null) {
            current.left -= bytes;
            if (current.left < 0) {
                throw new IOException(
                        "the server sent more than " + current.limit + " bytes that are none of the body");
            }
        }
    }
}
