package io.videogateway.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway on a bad day: it does to each request what a seeded plan says, and counts the jobs that it took for each
 * call. A call names itself in the header {@code X-Call}; the plan depends on that name and on how often the call came,
 * so that two clients which are sent through the same plan meet the same faults.
 */
final class FaultyServer implements AutoCloseable {

    /** What may happen to a request. */
    enum Fault {
        NONE,
        TAKE_THEN_RESET,
        TAKE_THEN_SAY_NOTHING,
        TAKE_THEN_CUT_THE_ANSWER,
        TAKE_THEN_CLOSE_WHEN_IDLE,
        TAKE_THEN_FAIL,
        RESET_BEFORE_READING,
        RESET_WITHIN_THE_BODY,
        REFUSE_WITH_408,
        REFUSE_WITH_409,
        REFUSE_WITH_421,
        REFUSE_WITH_429,
        REFUSE_WITH_503_AND_RETRY_AFTER,
        FAIL_WITH_500,
        FAIL_WITH_502,
        FAIL_WITH_503,
        FAIL_WITH_504,
        REDIRECT_WITH_301,
        REDIRECT_WITH_307,
        REDIRECT_WITH_308
    }

    private static final String VIDEO = "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"sora-2\","
            + "\"status\":\"queued\",\"progress\":0,\"created_at\":1762326617,\"seconds\":\"10\",\"size\":\"16x9\"}";

    private final ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
    private final Map<Fault, AtomicInteger> faults = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final long seed;
    private final long silenceMillis;

    /** It says nothing for so long where the plan wants silence: longer than the client waits. */
    FaultyServer(long seed, long silenceMillis) throws IOException {
        this.seed = seed;
        this.silenceMillis = silenceMillis;
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Jobs that were started for this call. */
    int taken(String call) {
        return taken.getOrDefault(call, new AtomicInteger()).get();
    }

    /** How often the call came. */
    int requests(String call) {
        return requests.getOrDefault(call, new AtomicInteger()).get();
    }

    int faults(Fault fault) {
        return faults.getOrDefault(fault, new AtomicInteger()).get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                int number = connections.incrementAndGet();
                // Nothing is known of the call yet, so this one fault goes by the number of the connection.
                if (new Random(seed * 31 + number).nextInt(10) == 0) {
                    count(faults, Fault.RESET_BEFORE_READING);
                    reset(socket);
                } else {
                    daemon(() -> serve(socket));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (handle(in, socket)) {
                // the next request on this connection
            }
        } catch (IOException clientIsGone) {
            // which is what this server is for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the connection can be used again. */
    private boolean handle(InputStream in, Socket socket) throws IOException, InterruptedException {
        String requestLine = line(in);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        String call = headers.getOrDefault("x-call", "?");
        Fault fault = fault(call, count(requests, call));
        count(faults, fault);
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (fault == Fault.RESET_WITHIN_THE_BODY) {
            in.skipNBytes(length / 2);
            return reset(socket);
        }
        in.skipNBytes(length);
        boolean elsewhere = !requestLine.contains(" /v1/videos ");
        return answer(elsewhere ? Fault.NONE : fault, call, socket);
    }

    private boolean answer(Fault fault, String call, Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        if (fault.name().startsWith("TAKE")) {
            count(taken, call);
        }
        return switch (fault) {
            case NONE -> {
                count(taken, call);
                yield write(out, 200, VIDEO);
            }
            case TAKE_THEN_RESET, RESET_BEFORE_READING, RESET_WITHIN_THE_BODY -> reset(socket);
            case TAKE_THEN_SAY_NOTHING -> {
                Thread.sleep(silenceMillis);
                yield false;
            }
            case TAKE_THEN_CUT_THE_ANSWER -> {
                write(out, 200, VIDEO.length(), VIDEO.substring(0, VIDEO.length() / 2));
                yield false;
            }
            case TAKE_THEN_CLOSE_WHEN_IDLE -> {
                write(out, 200, VIDEO);
                yield false;
            }
            case TAKE_THEN_FAIL -> write(out, 500, "{\"error\":{\"message\":\"oops\"}}");
            case REFUSE_WITH_408 -> write(out, 408, "", "Retry-After: 0");
            case REFUSE_WITH_409 -> write(out, 409, "");
            case REFUSE_WITH_421 -> write(out, 421, "");
            case REFUSE_WITH_429 -> write(out, 429, "", "Retry-After: 0");
            case REFUSE_WITH_503_AND_RETRY_AFTER -> write(out, 503, "", "Retry-After: 0");
            case FAIL_WITH_500 -> write(out, 500, "", "Retry-After: 0");
            case FAIL_WITH_502 -> write(out, 502, "<title>502 Bad Gateway</title>", "Retry-After: 0");
            case FAIL_WITH_503 -> write(out, 503, "");
            case FAIL_WITH_504 -> write(out, 504, "<title>504 Gateway Time-out</title>");
            case REDIRECT_WITH_301 -> write(out, 301, "", "Location: /elsewhere");
            case REDIRECT_WITH_307 -> write(out, 307, "", "Location: /elsewhere");
            case REDIRECT_WITH_308 -> write(out, 308, "", "Location: /elsewhere");
        };
    }

    /** Half of the requests meet no fault, so that calls also succeed, and at their second or third attempt too. */
    private Fault fault(String call, int request) {
        Random random = new Random(seed * 1_000_003L + call.hashCode() * 31L + request);
        Fault[] all = Fault.values();
        if (random.nextInt(5) < 2) {
            return Fault.NONE;
        }
        Fault fault = all[random.nextInt(all.length)];
        return fault == Fault.RESET_BEFORE_READING ? Fault.TAKE_THEN_RESET : fault;
    }

    private static boolean write(OutputStream out, int status, String body, String... headers) throws IOException {
        return write(out, status, body.length(), body, headers);
    }

    private static boolean write(OutputStream out, int status, int length, String body, String... headers)
            throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ").append(length);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        out.write(head.append("\r\n\r\n").append(body).toString().getBytes(UTF_8));
        out.flush();
        return true;
    }

    private static boolean reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c == -1) {
                throw new EOFException();
            }
            line.append(new String(new byte[] {(byte) c}, ISO_8859_1));
        }
        return line.toString().trim();
    }

    private static <K> int count(Map<K, AtomicInteger> counts, K key) {
        return counts.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }
}
