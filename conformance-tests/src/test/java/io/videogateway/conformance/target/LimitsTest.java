package io.videogateway.conformance.target;

import static io.videogateway.conformance.target.GivenTarget.LIMITS;
import static io.videogateway.conformance.target.GivenTarget.ascii;
import static io.videogateway.conformance.target.GivenTarget.exchange;
import static io.videogateway.conformance.target.GivenTarget.response;
import static io.videogateway.conformance.target.GivenTarget.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that take longer or send more than the suite waits for. */
class LimitsTest {
    private static final Duration SHORT = Duration.ofMillis(600);

    /** Both HTTP libraries load some hundred classes, which must not count against the short deadlines below. */
    @BeforeAll
    static void loadClasses() throws Exception {
        exchange("complete", "HTTP/1.1 400 Bad\r\n\r\n");
        exchange("without/prompt", "HTTP/1.1 400 Bad\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aServerThatDripsHeadersCannotStretchTheDeadline(String probe) throws Exception {
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> {
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
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> {
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
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> connection.hold())) {
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

    /** The client has a bound of its own, which must not be the smaller one. */
    @Test
    void aBodyBeyondTheClientsDefaultIsDecodedWhereItMayBe() throws Exception {
        String body =
                "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"sora-2\",\"status\":\"queued\",\"progress\":0,"
                        + "\"created_at\":1,\"seconds\":\"10\",\"size\":\"16x9\"}" + " ".repeat(5 << 20);
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body));
            connection.hold();
        })) {
            Exchange exchange = send("complete", server.url(), Limits.DEFAULT.withBodyBytes(6 << 20));

            assertThat(exchange.fault()).isNull();
            assertThat(exchange.decoded().error()).isNull();
            assertThat(exchange.decoded().json().get("id").asText()).isEqualTo("video_1");
        }
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
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> {
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

    @Test
    void theBoundIsFourMebibytes() {
        assertThat(Limits.DEFAULT).isEqualTo(new Limits(Duration.ofSeconds(30), 4 * 1024 * 1024));
    }
}
