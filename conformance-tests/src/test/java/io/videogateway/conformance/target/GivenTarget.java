package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.GivenProbe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * One exchange with a server that misbehaves. The probe {@code complete} goes through the generated client,
 * {@code without/prompt} goes raw; what is recorded must not tell which HTTP library was at work.
 */
final class GivenTarget {
    static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 64 << 10);

    private GivenTarget() {}

    static Target target(Contract contract, String url, Limits limits) {
        return new Target(
                contract,
                url,
                new Credentials(new Credentials.Secret("secret-of-acme", "ACME_TOKEN"), Map.of()),
                limits,
                "1");
    }

    /** Sends one probe of the bundled contract. */
    static Exchange send(String probe, String url, Limits limits) {
        return target(GivenContract.OF_CLIENT, url, limits).send(GivenProbe.of(GivenContract.OF_CLIENT, probe));
    }

    /** Sends one probe to a server that answers with these bytes and closes the connection. */
    static Exchange exchange(String probe, byte[] answer) throws Exception {
        try (MisbehavingServer server = new MisbehavingServer((out, connection) -> out.write(answer))) {
            Exchange exchange = send(probe, server.url(), LIMITS);
            assertThat(server.requests()).hasSize(1);
            return exchange;
        }
    }

    static Exchange exchange(String probe, String answer) throws Exception {
        return exchange(probe, answer.getBytes(StandardCharsets.UTF_8));
    }

    static Response response(int status, String body, String... headers) {
        return new Response(status, GivenExchange.headers(headers), Body.of(body));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
