package io.videogateway.conformance.target;

import static io.videogateway.conformance.target.GivenTarget.LIMITS;
import static io.videogateway.conformance.target.GivenTarget.ascii;
import static io.videogateway.conformance.target.GivenTarget.exchange;
import static io.videogateway.conformance.target.GivenTarget.response;
import static io.videogateway.conformance.target.GivenTarget.send;
import static io.videogateway.conformance.target.GivenTarget.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.probe.GivenProbe;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of an exchange, through the generated client and raw. */
class TargetTest {
    private static final String VIDEO =
            "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"m\",\"status\":\"queued\","
                    + "\"progress\":0,\"created_at\":1762326617,\"seconds\":\"10\",\"size\":\"1280x720\"}";

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
        try (MisbehavingServer server =
                new MisbehavingServer((out, connection) -> out.write(ascii("HTTP/1.1 204 Nothing\r\n\r\n")))) {
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
    @CsvSource({
        "complete,       301", "complete,       302", "complete,       303", "complete,       307",
        "complete,       308", "without/prompt, 301", "without/prompt, 302", "without/prompt, 303",
        "without/prompt, 307", "without/prompt, 308"
    })
    void aRedirectIsNotFollowed(String probe, int status) throws Exception {
        try (MisbehavingServer elsewhere =
                new MisbehavingServer((out, connection) -> out.write(ascii("HTTP/1.1 200 OK\r\n\r\n")))) {
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
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> {
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
    @ValueSource(strings = {"complete", "without/prompt", "wrong-token"})
    void aTokenThatTheServerSendsBackIsTakenOut(String probe) throws Exception {
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> {
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
        Exchange exchange = target(GivenContract.OF_CLIENT, "http://gateway.invalid", LIMITS)
                .heldBack(
                        GivenProbe.of(GivenContract.OF_CLIENT, "without/prompt"),
                        "the budget of creates does not reach for it");

        assertThat(exchange.wasSent()).isFalse();
        assertThat(exchange.fault()).isEqualTo(Fault.notSent("the budget of creates does not reach for it"));
        assertThat(exchange.response()).isNull();
        assertThat(exchange.request().url()).isEqualTo("http://gateway.invalid/v1/videos");
        assertThat(exchange.request().headers().first("Authorization")).contains("Bearer $ACME_TOKEN");
        assertThat(exchange.request().body().size()).isPositive();
    }

    @Test
    void anotherContractGoesRawAltogether() throws Exception {
        Contract other = GivenContract.of(GivenContract.OF_CLIENT.toString().replace("title: ''", "title: other"));
        try (MisbehavingServer server =
                new MisbehavingServer((out, connection) -> out.write(ascii("HTTP/1.1 400 Bad\r\n\r\n")))) {
            Exchange exchange = target(other, server.url(), LIMITS).send(GivenProbe.of(other, "complete"));

            assertThat(exchange.request().via()).isEqualTo(Request.Via.RAW);
            assertThat(exchange.decoded()).isNull();
            assertThat(server.requests()).hasSize(1);
        }
    }
}
