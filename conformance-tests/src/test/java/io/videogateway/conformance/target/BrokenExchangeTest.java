package io.videogateway.conformance.target;

import static io.videogateway.conformance.target.GivenTarget.LIMITS;
import static io.videogateway.conformance.target.GivenTarget.ascii;
import static io.videogateway.conformance.target.GivenTarget.exchange;
import static io.videogateway.conformance.target.GivenTarget.send;
import static io.videogateway.conformance.target.GivenTarget.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.probe.GivenProbe;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges that end without a complete answer. */
class BrokenExchangeTest {
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
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> {
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
        Contract contract =
                GivenContract.of("{openapi: 3.0.3, paths: {/videos: {post: {responses: {}}, get: {responses: {}}}}}");
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> {})) {
            Target target = target(contract, server.url(), LIMITS);

            assertThat(target.send(GivenProbe.of(contract, "complete@POST /videos"))
                            .fault())
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
        try (MisbehavingServer server =
                new MisbehavingServer((out, connection) -> out.write(ascii("HTTP/1.1 400 Bad\r\n\r\n")))) {
            Exchange exchange = send(probe, server.url().replace("http:", "https:"), LIMITS);

            assertThat(exchange.fault().kind()).isEqualTo(Fault.Kind.TLS);
            assertThat(exchange.fault().message()).startsWith("TLS failed: ");
            assertThat(exchange.fault().requestBodyStarted()).isFalse();
            assertThat(exchange.response()).isNull();
        }
    }
}
