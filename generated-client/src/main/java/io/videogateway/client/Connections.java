package io.videogateway.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a gateway shares with its copies: connections, and the threads of asynchronous calls. */
final class Connections implements AutoCloseable {

    /** OkHttp keeps five, so that of 64 calls at a time most would connect anew, with a handshake each. */
    private static final int IDLE = 64;

    private static final AtomicInteger THREADS = new AtomicInteger();

    final OkHttpClient http;
    private final boolean ownsHttp;
    private final ExecutorService threads;
    private volatile boolean closed;

    /** With the user's client, or one of our own if that is null. */
    Connections(@Nullable OkHttpClient users) {
        Json.load();
        this.ownsHttp = users == null;
        this.http = users == null ? own() : users;
        // No more threads than calls at a time, and none that would keep a program from ending.
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Connections::daemon);
    }

    private static OkHttpClient own() {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE, 5, TimeUnit.MINUTES))
                .build();
    }

    void execute(Runnable call) {
        refuseWhenClosed();
        threads.execute(call);
    }

    void refuseWhenClosed() {
        if (closed) {
            throw new IllegalStateException("this gateway is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        if (ownsHttp) {
            http.connectionPool().evictAll();
        }
    }

    private static Thread daemon(Runnable call) {
        Thread thread = new Thread(call, "video-gateway-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
