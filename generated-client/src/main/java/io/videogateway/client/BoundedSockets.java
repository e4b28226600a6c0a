package io.videogateway.client;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that give so many bytes after the last one that was sent, and no more. OkHttp bounds the heads that it reads, and
 * this client the bodies, but nobody the extension of a chunk: a server that sends one without an end would fill the memory.
 */
final class BoundedSockets extends SocketFactory {
    /** Heads, trailers and what the coding of a transfer adds to a body. */
    private static final long BESIDE_BODY = 1 << 20;

    /**
     * OkHttp writes a file in pieces of 8 KiB, and each would be a call of the system and a packet of its own. No packet
     * has 64 KiB, not even on the way back to the same machine: that much at once leaves a small one behind each time.
     */
    private static final int GATHERED = 48 << 10;

    private final long limit;

    BoundedSockets(int bodyBytes) {
        this(limit(bodyBytes));
    }

    private BoundedSockets(long limit) {
        this.limit = limit;
    }

    /** Sockets that give as much as one wants; a {@link ReadBound} holds for them all the same. */
    static BoundedSockets forDownloads() {
        return new BoundedSockets(Long.MAX_VALUE);
    }

    /** What an answer may have around its body, whose bytes may be compressed badly. */
    static long limit(int bodyBytes) {
        return 2L * bodyBytes + BESIDE_BODY;
    }

    /** Calls with equal bounds share connections. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BoundedSockets && ((BoundedSockets) other).limit == limit;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(limit);
    }

    @Override
    public Socket createSocket() {
        return new BoundedSocket(limit);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connectsLater();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw connectsLater();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connectsLater();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw connectsLater();
    }

    private static UnsupportedOperationException connectsLater() {
        return new UnsupportedOperationException("OkHttp connects the sockets that it makes");
    }

    private static final class BoundedSocket extends Socket {
        private final long limit;
        private final AtomicLong left;

        BoundedSocket(long limit) {
            this.limit = limit;
            this.left = new AtomicLong(limit);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = in.read(bytes, offset, length);
                    if (count > 0 && left.addAndGet(-count) < 0) {
                        throw new IOException("the answer has more than " + limit + " bytes");
                    }
                    ReadBound.took(Math.max(count, 0));
                    return count;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            setTcpNoDelay(true);
            return new BufferedOutputStream(super.getOutputStream(), GATHERED) {
                @Override
                public synchronized void write(int b) throws IOException {
                    left.set(limit);
                    super.write(b);
                }

                @Override
                public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
                    left.set(limit);
                    super.write(bytes, offset, length);
                }
            };
        }
    }
}
