package io.videogateway.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a call that takes too long. OkHttp could do that too, but wakes a thread for every call that begins while there is
 * no other, which is a twentieth of the work of a short one. Here a thread looks once a second at the calls there are, or
 * when the next one has had its time, and ends when there were none for a while.
 *
 * <p>The same thread spares OkHttp the waking for its timeouts of reading and writing, which is a tenth of that work.
 */
final class Deadline implements AutoCloseable {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final int IDLE_LOOKS = 10;

    private static final Set<Deadline> PENDING = ConcurrentHashMap.newKeySet();

    private static volatile @Nullable Thread watcher;

    /** By when the watcher looks again. Who comes with an earlier deadline wakes it. */
    private static volatile long nextLook;

    private final Call call;
    private final long end;
    private volatile boolean passed;

    private Deadline(Call call, long end) {
        this.call = call;
        this.end = end;
    }

    /** Cancels the call in so many nanoseconds, unless this is closed before. */
    static Deadline in(long nanos, Call call) {
        Deadline deadline = new Deadline(call, System.nanoTime() + nanos);
        PENDING.add(deadline);
        Thread watching = watcher;
        if (watching == null) {
            watch();
        } else if (deadline.end - nextLook < 0) {
            LockSupport.unpark(watching);
        }
        return deadline;
    }

    /** Whether the call was cancelled for it. */
    boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        PENDING.remove(this);
    }

    private static synchronized void watch() {
        if (watcher == null && !PENDING.isEmpty()) {
            nextLook = System.nanoTime();
            Thread thread = new Thread(Deadline::look, "video-gateway-deadlines");
            thread.setDaemon(true);
            // It outlives the call that it was started for.
            thread.setContextClassLoader(null);
            watcher = thread;
            thread.start();
        }
    }

    private static void look() {
        AsyncTimeout sentinel = new AsyncTimeout();
        sentinel.timeout(2 * PAUSE, TimeUnit.NANOSECONDS);
        try {
            for (int idle = 0; idle < IDLE_LOOKS; idle = PENDING.isEmpty() ? idle + 1 : 0) {
                // OkHttp wakes its own watcher for a timeout that ends before all others, which with this one few do.
                sentinel.exit();
                sentinel.enter();
                long now = System.nanoTime();
                // Before the look: who comes during it and is not seen sees this.
                nextLook = now + PAUSE;
                long pause = PAUSE;
                for (Deadline deadline : PENDING) {
                    pause = Math.min(pause, deadline.left(now));
                }
                nextLook = now + pause;
                LockSupport.parkNanos(PENDING, now + pause - System.nanoTime());
            }
        } finally {
            sentinel.exit();
            watcher = null;
            // Who came after the last look has not seen that it was.
            watch();
        }
    }

    /** The nanoseconds that are left; the call is cancelled if there are none. */
    private long left(long now) {
        long left = end - now;
        if (left > 0) {
            return left;
        }
        passed = true;
        PENDING.remove(this);
        call.cancel();
        return PAUSE;
    }
}
