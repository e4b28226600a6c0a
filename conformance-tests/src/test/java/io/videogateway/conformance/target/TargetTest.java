package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of an exchange with servers that misbehave. The probe {@code complete} goes through the generated client,
 * {@code without/prompt} goes raw; what is recorded must not tell which HTTP library was at work.
 */
class TargetTest {
    private static final Contract BUNDLED = Contract.parse(BundledContract.bytes(), "the bundled contract");
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 64 << 10);
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final String VIDEO =
            "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"m\",\"status\":\"queued\","
                    + "\"progress\":0,\"created_at\":1762326617,\"seconds\":\"10\",\"size\":\"1280x720\"}";

    /** Both HTTP libraries load some hundred classes, which must not count against the short deadlines below. */
    @BeforeAll
    static void loadClasses() throws Exception {
        exchange("complete", "HTTP/1.1 400 Bad\r\n\r\n");
        exchange("without/prompt", "HTTP/1.1 400 Bad\r\n\r\n");
    }

    private static Probe probe(Contract contract, String name) {
        return Probes.of(contract, Map.of()).stream()
                .filter(probe -> probe.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Target target(Contract contract, String url, Limits limits) {
        return new Target(contract, url, new Credentials("secret-of-acme", "ACME_TOKEN"), limits, "1");
    }

    private static Exchange send(String probe, String url, Limits limits) {
        return target(BUNDLED, url, limits).send(probe(BUNDLED, probe));
    }

    /** Sends one probe to a server that answers with these bytes and closes the connection. */
    private static Exchange exchange(String probe, byte[] answer) throws Exception {
        try (Server server = new Server((out, connection) -> out.write(answer))) {
            Exchange exchange = send(probe, server.url(), LIMITS);
            assertThat(server.requests()).hasSize(1);
            return exchange;
        }
    }

    private static Exchange exchange(String probe, String answer) throws Exception {
        return exchange(probe, answer.getBytes(StandardCharsets.UTF_8));
    }

    private static Response response(int status, String body, String... lines) {
        return new Response(
                status,
                new Headers(Arrays.stream(lines)
                        .map(line -> new Header(line.split(": ", 2)[0], line.split(": ", 2)[1]))
                        .toList()),
                Body.of(body));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(String head, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Test
    void aCompleteAnswerThroughTheClient() throws Exception {
        Exchange exchange = exchange(
                "complete",
                "HTTP/1.1 200 Fine\r\nContent-Type: application/json\r\nX-Twice: 1\r\nX-Twice: 2\r\nContent-Length: "
                        + VIDEO.length() + "\r\n\r\n" + VIDEO);

        assertThat(exchange.fault()).isNull();
        assertThat(exchange.request().via()).isEqualTo(Request.Via.CLIENT);
        assertThat(exchange.response())
                .isEqualTo(response(
                        200,
                        VIDEO,
                        "Content-Type: application/json",
                        "X-Twice: 1",
                        "X-Twice: 2",
                        "Content-Length: " + VIDEO.length()));
        assertThat(exchange.decoded()).isEqualTo(new Decoded(new ObjectMapper().readTree(VIDEO), null));
    }

    @Test
    void aCompleteAnswerToARawRequest() throws Exception {
        Exchange exchange = exchange(
                "without/prompt",
                "HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nX-Twice: 1\r\nX-Twice: 2\r\n\r\n{\"a\": 1}");

        assertThat(exchange.fault()).isNull();
        assertThat(exchange.request().via()).isEqualTo(Request.Via.RAW);
        assertThat(exchange.response())
                .isEqualTo(response(400, "{\"a\": 1}", "Content-Type: application/json", "X-Twice: 1", "X-Twice: 2"));
        assertThat(exchange.decoded()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complete",
                "required-only",
                "without/prompt",
                "without-token",
                "wrong-token",
                "wrong-media-type",
                "wrong-method"
            })
    void theRecordIsWhatWentOverTheWire(String probe) throws Exception {
        try (Server server = new Server((out, connection) -> out.write(ascii("HTTP/1.1 204 Nothing\r\n\r\n")))) {
            Exchange exchange = send(probe, server.url() + "/relay/", LIMITS);

            String[] wire = server.requests().get(0).split("\r\n\r\n", 2);
            String head = exchange.request().method() + " /relay/v1/videos HTTP/1.1"
                    + exchange.request().headers().lines().stream()
                            .map(line -> "\r\n" + line.name() + ": " + line.value())
                            .reduce("", String::concat);
            assertThat(head)
                    .isEqualTo(wire[0].replace("secret-of-acme", "$ACME_TOKEN")
                            .replace("secret-of-acmx", "$WRONG_ACME_TOKEN"));
            assertThat(exchange.request().body().bytes()).isEqualTo(wire[1].getBytes(StandardCharsets.ISO_8859_1));
            assertThat(exchange.request().url()).isEqualTo(server.url() + "/relay/v1/videos");
            assertThat(exchange.response()).isEqualTo(response(204, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void interimAnswersAreNotTheAnswer(String probe) throws Exception {
        Exchange exchange = exchange(
                probe, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: a\r\n\r\nHTTP/1.1 400 Bad\r\n\r\nno");

        assertThat(exchange.response()).isEqualTo(response(400, "no"));
    }

    @ParameterizedTest
    @CsvSource({"complete, gzip", "without/prompt, gzip", "without/prompt, x-gzip"})
    void aContentCodingIsTakenOff(String probe, String coding) throws Exception {
        byte[] zipped = gzip("{\"error\":\"画面\"}".getBytes(StandardCharsets.UTF_8));

        Exchange exchange = exchange(
                probe,
                concat(
                        "HTTP/1.1 400 Bad\r\nContent-Encoding: " + coding + "\r\nContent-Length: " + zipped.length
                                + "\r\n\r\n",
                        zipped));

        assertThat(exchange.fault()).isNull();
        assertThat(exchange.response())
                .isEqualTo(response(
                        400, "{\"error\":\"画面\"}", "Content-Encoding: " + coding, "Content-Length: " + zipped.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aServerThatDripsHeadersCannotStretchTheDeadline(String probe) throws Exception {
        try (Server server = new Server((out, connection) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nX-Drip: "));
            connection.drip(out);
        })) {
            Exchange exchange = send(probe, server.url(), LIMITS.withDeadline(SHORT));

            assertThat(exchange.fault())
                    .isEqualTo(new Fault(Fault.Kind.TIMEOUT, "no complete answer within 600 ms", true));
            assertThat(exchange.response()).isNull();
            assertThat(exchange.durationMillis()).isBetween(550L, 5_000L);
            assertThat(server.requests()).hasSize(1);
            server.awaitEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aServerThatDripsABodyCannotStretchTheDeadline(String probe) throws Exception {
        try (Server server = new Server((out, connection) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
            connection.drip(out);
        })) {
            Exchange exchange = send(probe, server.url(), LIMITS.withDeadline(SHORT));

            assertThat(exchange.fault())
                    .isEqualTo(new Fault(Fault.Kind.TIMEOUT, "no complete answer within 600 ms", true));
            assertThat(exchange.response().status()).isEqualTo(200);
            assertThat(exchange.response().body().toString()).matches("a{1,20}");
            assertThat(exchange.durationMillis()).isBetween(550L, 5_000L);
            assertThat(server.requests()).hasSize(1);
            server.awaitEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aServerThatSaysNothingMeetsTheDeadline(String probe) throws Exception {
        try (Server server = new Server((out, connection) -> connection.hold())) {
            Exchange exchange = send(probe, server.url(), LIMITS.withDeadline(SHORT));

            assertThat(exchange.fault())
                    .isEqualTo(new Fault(Fault.Kind.TIMEOUT, "no complete answer within 600 ms", true));
            assertThat(exchange.response()).isNull();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aBodyOfTheLargestSizeIsRead(String probe) throws Exception {
        String body = "a".repeat(64 << 10);

        Exchange exchange = exchange(probe, "HTTP/1.1 400 Bad\r\nContent-Length: 65536\r\n\r\n" + body);

        assertThat(exchange.fault()).isNull();
        assertThat(exchange.response()).isEqualTo(response(400, body, "Content-Length: 65536"));
    }

    /** The server never ends the body, so that who reads on to its end meets the deadline. */
    @ParameterizedTest
    @CsvSource({
        "complete,       Content-Length: 1073741824",
        "without/prompt, Content-Length: 1073741824",
        "complete,       X-Length: unknown",
        "without/prompt, X-Length: unknown",
    })
    void aLargerBodyIsNotReadToItsEnd(String probe, String length) throws Exception {
        try (Server server = new Server((out, connection) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n" + length + "\r\n\r\n"));
            out.write(ascii("a".repeat((64 << 10) + 1)));
            connection.hold();
        })) {
            Exchange exchange = send(probe, server.url(), LIMITS);

            assertThat(exchange.fault())
                    .isEqualTo(new Fault(Fault.Kind.LIMIT, "the body has more than 65536 bytes", true));
            assertThat(exchange.response()).isEqualTo(response(200, "a".repeat(64 << 10), length));
            assertThat(exchange.durationMillis()).isLessThan(5_000);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aBodyThatInflatesBeyondTheBoundIsNotInflated(String probe) throws Exception {
        byte[] bomb = gzip(new byte[32 << 20]);
        assertThat(bomb).hasSizeLessThan(64 << 10);

        Exchange exchange = exchange(
                probe,
                concat(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n",
                        bomb));

        assertThat(exchange.fault())
                .isEqualTo(new Fault(Fault.Kind.LIMIT, "the body has more than 65536 bytes after inflating", true));
        assertThat(exchange.response().status()).isEqualTo(200);
        assertThat(exchange.response().body()).isEqualTo(Body.EMPTY);
    }

    @Test
    void theBoundIsFourMebibytes() {
        assertThat(Limits.DEFAULT).isEqualTo(new Limits(Duration.ofSeconds(30), 4 * 1024 * 1024));
    }

    @ParameterizedTest
    @CsvSource({
        "complete,       301", "complete,       302", "complete,       303", "complete,       307",
        "complete,       308", "without/prompt, 301", "without/prompt, 302", "without/prompt, 303",
        "without/prompt, 307", "without/prompt, 308"
    })
    void aRedirectIsNotFollowed(String probe, int status) throws Exception {
        try (Server elsewhere = new Server((out, connection) -> out.write(ascii("HTTP/1.1 200 OK\r\n\r\n")))) {
            Exchange exchange = exchange(
                    probe, "HTTP/1.1 " + status + " Go\r\nLocation: " + elsewhere.url() + "/v1/videos\r\n\r\n");

            assertThat(exchange.fault()).isNull();
            assertThat(exchange.response())
                    .isEqualTo(response(status, "", "Location: " + elsewhere.url() + "/v1/videos"));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    /** Each of these makes some HTTP library send again. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "complete       | 401 | WWW-Authenticate: Basic realm=a",
                "without/prompt | 401 | WWW-Authenticate: Basic realm=a",
                "complete       | 407 | Proxy-Authenticate: Basic realm=a",
                "without/prompt | 407 | Proxy-Authenticate: Basic realm=a",
                "complete       | 408 | Retry-After: 0",
                "without/prompt | 408 | Retry-After: 0",
                "complete       | 421 | Retry-After: 0",
                "without/prompt | 421 | Retry-After: 0",
                "complete       | 425 | Retry-After: 0",
                "complete       | 429 | Retry-After: 0",
                "complete       | 503 | Retry-After: 0",
                "without/prompt | 503 | Retry-After: 0",
            })
    void nothingIsSentAgain(String probe, int status, String header) throws Exception {
        try (Server server = new Server((out, connection) -> {
            out.write(ascii("HTTP/1.1 " + status + " No\r\n" + header + "\r\nContent-Length: 2\r\n\r\nno"));
            connection.awaitMore();
        })) {
            Exchange exchange = send(probe, server.url(), LIMITS);

            assertThat(exchange.fault()).isNull();
            assertThat(exchange.response()).isEqualTo(response(status, "no", header, "Content-Length: 2"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aPortOnWhichNobodyListensIsRefused(String probe) throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        Exchange exchange = send(probe, "http://127.0.0.1:" + port, LIMITS);

        assertThat(exchange.fault()).isEqualTo(new Fault(Fault.Kind.REFUSED, "the connection was refused", false));
        assertThat(exchange.response()).isNull();
        assertThat(exchange.decoded()).isNull();
        assertThat(exchange.wasSent()).isTrue();
        assertThat(exchange.request().via()).isEqualTo(probe.equals("complete") ? Request.Via.CLIENT : Request.Via.RAW);
        assertThat(exchange.request().method()).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aHostWithoutAnAddressIsUnresolved(String probe) {
        Exchange exchange = send(probe, "http://gateway.invalid", LIMITS);

        assertThat(exchange.fault()).isEqualTo(new Fault(Fault.Kind.UNRESOLVED, "the host name has no address", false));
        assertThat(exchange.response()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"complete, true", "complete, false", "without/prompt, true", "without/prompt, false"})
    void aConnectionThatEndsBeforeTheAnswerIsReset(String probe, boolean hard) throws Exception {
        try (Server server = new Server((out, connection) -> {
            if (hard) {
                connection.socket().setSoLinger(true, 0);
            }
        })) {
            Exchange exchange = send(probe, server.url(), LIMITS);

            assertThat(exchange.fault())
                    .isEqualTo(new Fault(Fault.Kind.RESET, "the connection ended before an answer came", true));
            assertThat(exchange.response()).isNull();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRequestWithoutABodyMayHaveBeenTakenOnceItIsOut() throws Exception {
        Contract contract = Contract.parse(
                ascii("{openapi: 3.0.3, paths: {/videos: {post: {responses: {}}, get: {responses: {}}}}}"), "it.yaml");
        try (Server server = new Server((out, connection) -> {})) {
            Target target = target(contract, server.url(), LIMITS);

            assertThat(target.send(probe(contract, "complete@POST /videos")).fault())
                    .isEqualTo(new Fault(Fault.Kind.RESET, "the connection ended before an answer came", true));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "complete       | HTTP/1.1 200 OK%nContent-Length: 100%n%n{\"id\":      | {\"id\":",
                "without/prompt | HTTP/1.1 200 OK%nContent-Length: 100%n%n{\"id\":      | {\"id\":",
                "complete       | HTTP/1.1 200 OK%nContent-Length: 100%n%n              | ''",
                "without/prompt | HTTP/1.1 200 OK%nContent-Length: 100%n%n              | ''",
                "complete       | HTTP/1.1 200 OK%nTransfer-Encoding: chunked%n%n5%nabc  | abc",
                "without/prompt | HTTP/1.1 200 OK%nTransfer-Encoding: chunked%n%n5%nabc  | abc",
                "complete       | HTTP/1.1 200 OK%nTransfer-Encoding: chunked%n%n3%nabc%n | abc",
                "without/prompt | HTTP/1.1 200 OK%nTransfer-Encoding: chunked%n%n3%nabc%n | abc",
            })
    void anAnswerThatEndsTooSoonIsCut(String probe, String answer, String kept) throws Exception {
        Exchange exchange = exchange(probe, answer.replace("%n", "\r\n"));

        assertThat(exchange.fault())
                .isEqualTo(new Fault(Fault.Kind.CUT, "the answer ended before it was complete", true));
        assertThat(exchange.response().status()).isEqualTo(200);
        assertThat(exchange.response().body()).isEqualTo(Body.of(kept));
        assertThat(exchange.decoded()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"complete, gzip", "without/prompt, gzip", "without/prompt, deflate"})
    void aContentCodingThatLiesIsMalformed(String probe, String coding) throws Exception {
        Exchange exchange = exchange(
                probe, "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nContent-Length: 8\r\n\r\n{\"a\": 1}");

        assertThat(exchange.fault())
                .isEqualTo(new Fault(
                        Fault.Kind.MALFORMED, "the body is not what Content-Encoding " + coding + " says", true));
        assertThat(exchange.response())
                .isEqualTo(response(200, "{\"a\": 1}", "Content-Encoding: " + coding, "Content-Length: 8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aContentCodingThatIsCutIsMalformed(String probe) throws Exception {
        byte[] zipped = gzip("a long text that is cut".getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(zipped, zipped.length / 2);

        Exchange exchange = exchange(
                probe,
                concat(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + half.length + "\r\n\r\n",
                        half));

        assertThat(exchange.fault().kind()).isEqualTo(Fault.Kind.MALFORMED);
        assertThat(exchange.response().body()).isEqualTo(Body.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "complete       | HTTP/1.1 200 OK%nTransfer-Encoding: chunked%n%nzz%nabc%n0%n%n",
                "without/prompt | HTTP/1.1 200 OK%nTransfer-Encoding: chunked%n%nzz%nabc%n0%n%n",
                "complete       | HTTP/1.1 200 OK%nTransfer-Encoding: chunked%n%n-3%nabc%n0%n%n",
                "without/prompt | HTTP/1.1 200 OK%nTransfer-Encoding: chunked%n%n-3%nabc%n0%n%n",
                "complete       | SSH-2.0-OpenSSH_9.6%n",
                "without/prompt | SSH-2.0-OpenSSH_9.6%n",
                "complete       | <html><body>hello</body></html>%n",
                "without/prompt | <html><body>hello</body></html>%n",
                "complete       | HTTP/1.1 OK%n%n",
                "without/prompt | HTTP/1.1 OK%n%n",
            })
    void whatIsNoHttpIsMalformed(String probe, String answer) throws Exception {
        Exchange exchange = exchange(probe, answer.replace("%n", "\r\n"));

        assertThat(exchange.fault().kind()).isEqualTo(Fault.Kind.MALFORMED);
        assertThat(exchange.fault().requestBodyStarted()).isTrue();
        assertThat(exchange.fault().message()).isNotBlank().doesNotContain("\n");
        assertThat(exchange.answer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void tlsWithAServerThatSpeaksNoneFails(String probe) throws Exception {
        try (Server server = new Server((out, connection) -> out.write(ascii("HTTP/1.1 400 Bad\r\n\r\n")))) {
            Exchange exchange = send(probe, server.url().replace("http:", "https:"), LIMITS);

            assertThat(exchange.fault().kind()).isEqualTo(Fault.Kind.TLS);
            assertThat(exchange.fault().message()).startsWith("TLS failed: ");
            assertThat(exchange.fault().requestBodyStarted()).isFalse();
            assertThat(exchange.response()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt", "wrong-token"})
    void aTokenThatTheServerSendsBackIsTakenOut(String probe) throws Exception {
        try (Server server = new Server((out, connection) -> {
            String sent = connection
                    .request()
                    .lines()
                    .filter(line -> line.startsWith("Authorization: "))
                    .findFirst()
                    .orElseThrow();
            out.write(ascii("HTTP/1.1 200 OK\r\nX-Sent: " + sent + "\r\n\r\n{\"sent\": \"" + sent + "\"}"));
        })) {
            Exchange exchange = send(probe, server.url(), LIMITS);

            String shown = probe.equals("wrong-token") ? "$WRONG_ACME_TOKEN" : "$ACME_TOKEN";
            assertThat(exchange.request().headers().first("Authorization")).contains("Bearer " + shown);
            assertThat(exchange.response())
                    .isEqualTo(response(
                            200,
                            "{\"sent\": \"Authorization: Bearer " + shown + "\"}",
                            "X-Sent: Authorization: Bearer " + shown));
            assertThat(exchange.toString()
                            + exchange.request().body()
                            + exchange.response().body())
                    .doesNotContain("secret-of-acm");
            assertThat(exchange.curl())
                    .contains("-H 'Authorization: Bearer '\"" + shown + "\"")
                    .endsWith("--data-binary '@" + Exchange.bodyFile(probe) + "' '" + server.url() + "/v1/videos'");
        }
    }

    @Test
    void whatIsHeldBackSaysWhatWouldHaveBeenSent() {
        Exchange exchange = target(BUNDLED, "http://gateway.invalid", LIMITS)
                .heldBack(probe(BUNDLED, "without/prompt"), "the budget of creates does not reach for it");

        assertThat(exchange.wasSent()).isFalse();
        assertThat(exchange.fault()).isEqualTo(Fault.notSent("the budget of creates does not reach for it"));
        assertThat(exchange.response()).isNull();
        assertThat(exchange.request().url()).isEqualTo("http://gateway.invalid/v1/videos");
        assertThat(exchange.request().headers().first("Authorization")).contains("Bearer $ACME_TOKEN");
        assertThat(exchange.request().body().size()).isPositive();
    }

    @Test
    void anotherContractGoesRawAltogether() throws Exception {
        Contract other = Contract.parse(
                new String(BundledContract.bytes(), StandardCharsets.UTF_8)
                        .replace("title: ''", "title: other")
                        .getBytes(StandardCharsets.UTF_8),
                "it.yaml");
        try (Server server = new Server((out, connection) -> out.write(ascii("HTTP/1.1 400 Bad\r\n\r\n")))) {
            Exchange exchange = target(other, server.url(), LIMITS).send(probe(other, "complete"));

            assertThat(exchange.request().via()).isEqualTo(Request.Via.RAW);
            assertThat(exchange.decoded()).isNull();
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads each request whole, answers as a test says, and closes the connection. */
    private static final class Server implements AutoCloseable {
        private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)\r\n");

        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> requests = new CopyOnWriteArrayList<>();
        private final CountDownLatch closed = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        interface Behaviour {
            void answer(OutputStream out, Connection connection) throws IOException, InterruptedException;
        }

        Server(Behaviour behaviour) throws IOException {
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
    }

    /** One connection to a server, and the request that came over it. */
    private record Connection(Server server, Socket socket, String request) {

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
            String more = Server.read(socket.getInputStream());
            if (!more.isEmpty()) {
                server.requests.add(more);
            }
        }
    }
}
