package io.videogateway.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.videogateway.client.AmbiguousException;
import io.videogateway.client.CallOptions;
import io.videogateway.client.GatewayException;
import io.videogateway.client.NotSentException;
import io.videogateway.client.Upload;
import io.videogateway.client.VideoGateway;
import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.fuzz.Sending;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.target.BundledContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the suite and the client say where no server got the whole of a request: truly, in time and in one line. */
class UnreachedServerTest {
    private static final Contract CONTRACT = Contract.parse(BundledContract.bytes(), "the bundled contract");
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    /** Beyond the deadline; a second is enough where nothing else runs. */
    private static final long GRACE_MILLIS = 4000;

    private final ProxySelector proxies = ProxySelector.getDefault();
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** Both HTTP libraries load some hundred classes, which must not count against the deadline. */
    @BeforeAll
    static void loadClasses() throws Exception {
        String url = "http://127.0.0.1:" + closedPort();
        check(url);
        create(url, new OkHttpClient(), 1, CallOptions.none(), GatewayException.class);
    }

    @AfterEach
    void close() throws Exception {
        ProxySelector.setDefault(proxies);
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private HostileServer server(HostileServer.Behaviour behaviour) {
        HostileServer server = HostileServer.start(behaviour);
        opened.add(server);
        return server;
    }

    /** A port whose queue is full, so that the kernel answers no one. */
    private int fullPort() throws IOException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        opened.add(socket);
        for (int i = 0; i < 20; i++) {
            Socket waiting = new Socket();
            opened.add(waiting);
            try {
                waiting.connect(socket.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException e) {
                return socket.getLocalPort();
            }
        }
        throw new IOException("the queue of a server has no end here");
    }

    private static Run check(String url) {
        return Conformance.of(CONTRACT)
                .against(GatewayProfile.at(url, "TOKEN"))
                .withToken(SuiteProgram.TOKEN)
                .withDeadline(DEADLINE)
                .run();
    }

    /** Every request fares the same, whichever HTTP library sends it, and costs nothing. */
    private static void assertThatTheSuiteSays(String url, Fault.Kind kind, String message) {
        Run run = check(url);

        List<Exchange> sent = run.exchanges().stream().filter(Exchange::wasSent).toList();
        assertThat(sent).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sent).extracting(Exchange::fault).containsOnly(new Fault(kind, message, false));
        assertThat(sent).allMatch(exchange -> exchange.durationMillis() < DEADLINE.toMillis() + GRACE_MILLIS);
        assertThat(run.result()).isEqualTo(Result.INCONCLUSIVE);
        assertThat(run.usage().requests()).isZero();
        assertThat(run.usage().creates()).isZero();
        assertThat(ConsoleReport.of(run))
                .startsWith("No rule could be judged, for " + url + " could not be reached: " + message + ".\n")
                .doesNotContain(SuiteProgram.TOKEN);
    }

    private static <E extends GatewayException> E create(
            String url, OkHttpClient http, int bytes, CallOptions options, Class<E> type) {
        try (VideoGateway gateway = VideoGateway.builder()
                .baseUrl(url)
                .httpClient(http)
                .token(SuiteProgram.TOKEN)
                .timeout(DEADLINE)
                .build()) {
            E failure = catchThrowableOfType(
                    type,
                    () -> gateway.videos().createVideo(Sending.request(Upload.of(new byte[bytes], "a.png")), options));
            assertThat(failure.elapsed().toMillis()).isLessThan(DEADLINE.toMillis() + GRACE_MILLIS);
            assertThat(failure.getMessage()).hasLineCount(1).doesNotContain(SuiteProgram.TOKEN);
            return failure;
        }
    }

    private static void assertThatTheClientSays(String url, OkHttpClient http, String message) {
        NotSentException failure = create(url, http, 64, CallOptions.none(), NotSentException.class);

        assertThat(failure.mayHaveBeenTaken()).isFalse();
        assertThat(failure.getMessage())
                .matches("POST \\Q" + url + "\\E/v1/videos was not sent: " + message + " \\(\\d attempts?, \\d+ ms\\)");
    }

    @Test
    void aPortOnWhichNobodyListens() throws Exception {
        String url = "http://127.0.0.1:" + closedPort();

        assertThatTheSuiteSays(url, Fault.Kind.REFUSED, "the connection was refused");
        assertThatTheClientSays(url, new OkHttpClient(), "Failed to connect to /127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void aHostWithoutAnAddress() {
        String url = "http://no-such-host.invalid";

        assertThatTheSuiteSays(url, Fault.Kind.UNRESOLVED, "the host name has no address");
        assertThatTheClientSays(url, new OkHttpClient(), "the host name has no address: no-such-host\\.invalid.*");
    }

    @Test
    void aServerThatTakesNoConnection() throws Exception {
        String url = "http://127.0.0.1:" + fullPort();

        assertThatTheSuiteSays(url, Fault.Kind.TIMEOUT, "no connection within 2000 ms");
        assertThatTheClientSays(url, new OkHttpClient(), "no answer within the 2000 ms of the whole call");
    }

    /** Larger than what the kernels of both sides take in, so that the client still writes when the reset comes. */
    @Test
    void aResetInTheMiddleOfAnUploadIsAmbiguous() throws Exception {
        HostileServer server = server(peer -> {
            peer.head();
            peer.firstByte();
            peer.reset();
        });

        AmbiguousException failure = create(
                "http://127.0.0.1:" + server.port(),
                new OkHttpClient(),
                32 << 20,
                CallOptions.none(),
                AmbiguousException.class);

        assertThat(failure.mayHaveBeenTaken()).isTrue();
        assertThat(failure.getMessage())
                .matches("POST http://127\\.0\\.0\\.1:\\d+/v1/videos may have been taken, and was not sent again: .+"
                        + " \\(1 attempt, \\d+ ms\\)");
    }

    @Test
    void anExpectationThatIsNeverMetKeepsTheBodyBack() throws Exception {
        HostileServer server = server(peer -> {
            peer.head();
            peer.hang();
        });

        NotSentException failure = create(
                "http://127.0.0.1:" + server.port(),
                new OkHttpClient(),
                64,
                CallOptions.builder().header("Expect", "100-continue").build(),
                NotSentException.class);

        assertThat(failure.mayHaveBeenTaken()).isFalse();
        assertThat(failure.getMessage()).contains(" was not sent: no answer within the 2000 ms of the whole call (");
    }

    /** A server that does not know the expectation would let every deadline run out. */
    @Test
    void theSuiteExpectsNoInterimAnswer() {
        List<String> heads = new CopyOnWriteArrayList<>();
        HostileServer server = server(refusing(heads));

        check("http://127.0.0.1:" + server.port());

        assertThat(heads)
                .hasSize(12)
                .noneMatch(head -> head.toLowerCase(Locale.ROOT).contains("expect:"));
    }

    /** Refuses every request, and reads it to its end first, for a reset would take the answer back. */
    private static HostileServer.Behaviour refusing(List<String> heads) {
        return peer -> {
            heads.add(peer.head());
            peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .halfClose();
            peer.hang();
        };
    }

    private static Proxy proxy(int port) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", port));
    }

    /** As -Dhttp.proxyHost does, but for other hosts than this one's too. */
    private static void sendAllThrough(Proxy proxy) {
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxy);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // There is no other to be taken.
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"http://gateway.invalid", "https://gateway.invalid"})
    void aProxyThatIsNotThere(String url) throws Exception {
        int port = closedPort();
        Proxy proxy = proxy(port);
        sendAllThrough(proxy);

        assertThatTheSuiteSays(
                url, Fault.Kind.REFUSED, "the connection was refused (by way of the proxy localhost:" + port + ")");
        assertThatTheClientSays(
                url, new OkHttpClient.Builder().proxy(proxy).build(), "Failed to connect to .*127\\.0\\.0\\.1:\\d+");
    }

    @ParameterizedTest
    @CsvSource({"403, Unexpected response code for CONNECT: 403", "407, Failed to authenticate with proxy"})
    void aProxyThatDoesNotLetThrough(int status, String message) throws Exception {
        List<String> heads = new CopyOnWriteArrayList<>();
        int port = server(peer -> {
                    heads.add(peer.head());
                    peer.send("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                })
                .port();
        Proxy proxy = proxy(port);
        sendAllThrough(proxy);

        assertThatTheSuiteSays(
                "https://gateway.invalid",
                Fault.Kind.REFUSED,
                "the proxy refused to connect, with " + status + " (by way of the proxy localhost:" + port + ")");
        assertThatTheClientSays(
                "https://gateway.invalid",
                new OkHttpClient.Builder().proxy(proxy).build(),
                message);
        assertThat(heads).allMatch(head -> head.startsWith("CONNECT ") && !head.contains(SuiteProgram.TOKEN));
    }

    @Test
    void aRunGoesThroughOneProxyAltogether() {
        List<String> heads = new CopyOnWriteArrayList<>();
        sendAllThrough(proxy(server(refusing(heads)).port()));

        check("http://gateway.invalid");

        assertThat(heads).hasSize(12).allMatch(head -> head.contains(" http://gateway.invalid/v1/videos HTTP/1.1\r\n"));
    }

    /** Its certificate is refused, so that what was asked of the proxy is all that anybody sees. */
    @Test
    void aTunnelIsNoAnswer() throws Exception {
        List<String> heads = new CopyOnWriteArrayList<>();
        SSLContext context = Certificate.SELF_SIGNED.context();
        sendAllThrough(proxy(server(peer -> {
                    heads.add(peer.head());
                    peer.send("HTTP/1.1 200 Connection established\r\n\r\n").secured(context);
                })
                .port()));

        Run run = check("https://gateway.invalid");

        assertThat(run.exchanges()).hasSize(12).allMatch(exchange -> exchange.response() == null);
        assertThat(run.exchanges())
                .extracting(exchange -> exchange.fault().kind())
                .containsOnly(Fault.Kind.TLS);
        assertThat(run.usage().creates()).isZero();
        assertThat(heads)
                .hasSize(12)
                .allMatch(
                        head -> head.startsWith("CONNECT gateway.invalid:443 ") && !head.contains(SuiteProgram.TOKEN));
    }
}
