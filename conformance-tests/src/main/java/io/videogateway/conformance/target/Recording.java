package io.videogateway.conformance.target;

import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one exchange has shown so far. The thread that sends writes it; the thread that watches the deadline reads it, also
 * in the middle of an answer that never ends.
 */
final class Recording {
    private static final int ENDLESS = 64 << 10;

    private final int limit;
    private final AtomicBoolean requestBodyStarted = new AtomicBoolean();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private volatile long startNanos;
    /** 0 until the last byte of an answer is read. */
    private volatile long endNanos;

    private @Nullable Request request;
    /** Below 0 until a status came; a broken server sends 0. */
    private int status = -1;

    private Headers headers = Headers.NONE;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private @Nullable Body decoded;
    private @Nullable Fault fault;

    /** @param limit the most bytes of a body that are kept, before and after inflating */
    Recording(int limit) {
        this.limit = limit;
    }

    /** The HTTP library goes to work: the clock of the exchange starts, however long its classes took to load. */
    void connecting() {
        startNanos = System.nanoTime();
        underWay.countDown();
    }

    /** The sender has ended, whether or not it ever went to work. */
    void ended() {
        underWay.countDown();
    }

    /** Waits until the clock of the exchange runs or there is nothing to wait for. */
    void awaitStart() throws InterruptedException {
        underWay.await();
    }

    /** Milliseconds from the start of the clock to the last byte of the answer, or until now; 0 where it never started. */
    long elapsedMillis() {
        long end = endNanos == 0 ? System.nanoTime() : endNanos;
        return startNanos == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(end - startNanos);
    }

    /** Whether an answer was read to its last byte. */
    boolean hasWholeAnswer() {
        return endNanos != 0;
    }

    synchronized void sent(Request wire) {
        request = wire;
    }

    /** The request's body goes out; where there is none, the request itself. From here on the server may act. */
    void requestBodyStarts() {
        requestBodyStarted.set(true);
    }

    boolean requestBodyStarted() {
        return requestBodyStarted.get();
    }

    synchronized void answered(int code, Headers lines) {
        status = code;
        headers = lines;
    }

    /**
     * Reads a body to its end or to the limit, keeping what came even where reading fails.
     *
     * @return the body without its content coding
     * @throws LimitException if it has more bytes than are read
     */
    Body read(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            if (!fits(buffer, n)) {
                throw new LimitException("the body has more than " + limit + " bytes");
            }
        }
        Body whole = ContentCoding.decode(wire(), headers, limit);
        synchronized (this) {
            decoded = whole;
        }
        endNanos = System.nanoTime();
        return whole;
    }

    private synchronized boolean fits(byte[] buffer, int n) {
        int room = limit - received.size();
        received.write(buffer, 0, Math.min(n, room));
        return n <= room;
    }

    /** What is kept of a body that no rule will read: enough to see what it was. */
    private byte[] excerpt() {
        byte[] bytes = received.toByteArray();
        boolean coded = !headers.contentCoding().isEmpty();
        if (coded && new Body(bytes).utf8().isEmpty()) {
            // Where the coding could not be taken off, a token inside could not be either.
            return new byte[0];
        }
        boolean endless = fault != null && fault.kind() == Fault.Kind.LIMIT;
        return endless && bytes.length > ENDLESS ? Arrays.copyOf(bytes, ENDLESS) : bytes;
    }

    private synchronized byte[] wire() {
        return received.toByteArray();
    }

    synchronized void failed(Fault reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    synchronized @Nullable Request request() {
        return request;
    }

    synchronized @Nullable Fault fault() {
        return fault;
    }

    /** What came, as far as it came. */
    synchronized @Nullable Response response() {
        if (status < 0) {
            return null;
        }
        return new Response(status, headers, decoded != null ? decoded : new Body(excerpt()));
    }
}
