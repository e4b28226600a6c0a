package io.videogateway.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads requests, forgets them and answers: as cheap as a server can be, so that the clients are what is measured. */
final class DrainingServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");
    private static final String VIDEO = "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"sora-2\","
            + "\"status\":\"queued\",\"progress\":0,\"created_at\":1762326617,\"seconds\":\"4\",\"size\":\"1280x720\"}";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + VIDEO.length() + "\r\n\r\n" + VIDEO)
            .getBytes(UTF_8);

    private final ServerSocket socket;

    DrainingServer() throws IOException {
        socket = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private static void serve(Socket connection) {
        byte[] buffer = new byte[1 << 17];
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = connection.getInputStream();
            while (true) {
                int filled = 0;
                int end = -1;
                while (end < 0) {
                    int count = in.read(buffer, filled, buffer.length - filled);
                    if (count < 0) {
                        return;
                    }
                    filled += count;
                    end = endOfHead(buffer, filled);
                }
                Matcher length = LENGTH.matcher(new String(buffer, 0, end, ISO_8859_1));
                if (!length.find()) {
                    throw new IOException("a request without its length");
                }
                for (long left = Long.parseLong(length.group(1)) - (filled - end); left > 0; ) {
                    int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (count < 0) {
                        throw new EOFException("a cut request");
                    }
                    left -= count;
                }
                connection.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            System.err.println("the server of the bench: " + e);
        }
    }

    /** The index behind the empty line, or -1 if it is not there yet. */
    private static int endOfHead(byte[] bytes, int filled) {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "draining-server");
        thread.setDaemon(true);
        thread.start();
    }
}
