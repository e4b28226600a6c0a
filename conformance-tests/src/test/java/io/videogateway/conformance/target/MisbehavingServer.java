package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads each request whole, answers as a test says, and closes the connection. */
final class MisbehavingServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)\r\n");

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    interface Behaviour {
        void answer(OutputStream out, Connection connection) throws IOException, InterruptedException;
    }

    MisbehavingServer(Behaviour behaviour) throws IOException {
        Thread thread = new Thread(() -> accept(behaviour), "misbehaving-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** What came, on whatever connection; each byte as one character. */
    List<String> requests() {
        return requests;
    }

    /** Waits until an answer has found its connection closed. */
    void awaitEnd() throws InterruptedException {
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private void accept(Behaviour behaviour) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                String request = read(socket.getInputStream());
                requests.add(request);
                behaviour.answer(socket.getOutputStream(), new Connection(this, socket, request));
            } catch (IOException e) {
                // The other side has gone, or the test is over.
                ended.countDown();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int wanted = Integer.MAX_VALUE;
        while (request.size() < wanted) {
            int next = in.read();
            // What does not begin with a letter is no HTTP, and the blank line never comes.
            if (next < 0 || (request.size() == 0 && !Character.isLetter(next))) {
                break;
            }
            request.write(next);
            if (wanted == Integer.MAX_VALUE && next == '\n') {
                String head = request.toString(StandardCharsets.ISO_8859_1);
                if (head.endsWith("\r\n\r\n")) {
                    Matcher length = LENGTH.matcher(head);
                    wanted = request.size() + (length.find() ? Integer.parseInt(length.group(1)) : 0);
                }
            }
        }
        return request.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
    }

    /** One connection to a server, and the request that came over it. */
    record Connection(MisbehavingServer server, Socket socket, String request) {

        /** One byte every 50 milliseconds, without end. */
        void drip(OutputStream out) throws IOException, InterruptedException {
            do {
                out.write('a');
                out.flush();
            } while (!server.closed.await(50, TimeUnit.MILLISECONDS));
        }

        /** Leaves the connection open until the test is over. */
        void hold() throws InterruptedException {
            server.closed.await();
        }

        /** Leaves the connection open for another request, which it takes note of and does not answer. */
        void awaitMore() throws IOException {
            String more = MisbehavingServer.read(socket.getInputStream());
            if (!more.isEmpty()) {
                server.requests.add(more);
            }
        }
    }
}
