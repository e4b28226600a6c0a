package io.videogateway.conformance.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server of raw sockets that does one thing to everybody who connects. */
final class HostileServer implements AutoCloseable {

    /** What a server does with a connection. Whatever it throws ends the connection. */
    @FunctionalInterface
    interface Behaviour {
        void meet(Peer peer) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    HostileServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        Thread acceptor = new Thread(() -> accept(behaviour), "hostile");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    static HostileServer start(Behaviour behaviour) {
        try {
            return new HostileServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept(Behaviour behaviour) {
        while (!socket.isClosed()) {
            Socket connection;
            try {
                connection = socket.accept();
            } catch (IOException e) {
                continue;
            }
            open.add(connection);
            Thread thread = new Thread(() -> meet(connection, behaviour), "hostile connection");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void meet(Socket connection, Behaviour behaviour) {
        try (connection) {
            behaviour.meet(new Peer(connection));
        } catch (IOException | InterruptedException e) {
            // The peer went away, as it should from such a server.
            return;
        } finally {
            open.remove(connection);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }

    /** One connection. */
    static final class Peer {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        /** The same connection, with TLS over it. */
        Peer secured(SSLContext context) throws IOException {
            SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, in, true);
            secured.startHandshake();
            return new Peer(secured);
        }

        /** Waits until something comes. */
        void firstByte() throws IOException {
            if (in.read() < 0) {
                throw new IOException("the peer ended");
            }
        }

        /** Reads the head of a request. */
        String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    throw new IOException("the peer ended");
                }
                head.write(b);
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        /** Reads a request to its end. */
        Peer request() throws IOException {
            String head = head().toLowerCase(Locale.ROOT);
            int at = head.indexOf("content-length:");
            if (at >= 0) {
                String length = head.substring(at + "content-length:".length()).strip();
                in.readNBytes(Integer.parseInt(length.substring(0, length.indexOf('\r'))));
            }
            return this;
        }

        Peer send(String text) throws IOException {
            return send(text.getBytes(StandardCharsets.UTF_8));
        }

        Peer send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            return this;
        }

        /** Sends the same bytes until the peer has enough. */
        void sendForEver(byte[] bytes) throws IOException {
            while (true) {
                out.write(bytes);
            }
        }

        /** Sends a text one byte at a time. */
        void drip(String text, long millisBetween) throws IOException, InterruptedException {
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                out.write(b);
                out.flush();
                Thread.sleep(millisBetween);
            }
        }

        /** Keeps the connection until the peer gives up. */
        void hang() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        void halfClose() throws IOException {
            socket.shutdownOutput();
        }
    }
}
