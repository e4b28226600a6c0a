package io.videogateway.conformance.target;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets for one exchange each that give so many bytes and no more. OkHttp bounds the heads that it reads, and its user the
 * bodies, but nobody the extension of a chunk.
 */
final class BoundedSockets extends SocketFactory {
    private final long limit;

    BoundedSockets(long limit) {
        this.limit = limit;
    }

    @Override
    public Socket createSocket() {
        return new BoundedSocket(limit);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return new Socket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return new Socket(host, port, local, localPort);
    }

    private static final class BoundedSocket extends Socket {
        private final long limit;

        BoundedSocket(long limit) {
            this.limit = limit;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Bounded(super.getInputStream(), limit);
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long left;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new LimitException("the answer has more than " + limit + " bytes");
            }
            return count;
        }
    }
}
