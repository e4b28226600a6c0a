package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What REST Assured is prepared with is there, and goes nowhere. */
final class PreparationTest {

    @Test
    void theSlowClassesAreThere() {
        assertThat(Preparation.SLOW_CLASSES)
                .isNotEmpty()
                .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    @Test
    void aRequestIsMadeAndNobodyIsAsked() throws IOException {
        // Nobody listens on this port, so that a connection would fail.
        assertThatCode(() -> new java.net.Socket("localhost", 1)).isInstanceOf(IOException.class);

        assertThatCode(Preparation::makeRequest).doesNotThrowAnyException();
    }

    /** Its socket is open, so that a request which left the process would be seen here. */
    @Test
    void aCallOfTheClientIsRehearsedAndNobodyIsAsked() throws IOException {
        try (java.net.ServerSocket gateway =
                new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            gateway.setSoTimeout(300);
            Contract contract = Contract.parse(BundledContract.bytes(), "the bundled contract");
            Target target = new Target(
                    contract,
                    "http://127.0.0.1:" + gateway.getLocalPort(),
                    new Credentials(new Credentials.Secret("token-of-the-rehearsal", "TOKEN"), Map.of()),
                    Limits.DEFAULT,
                    "test");
            List<Probe> probes = Probes.of(contract, Map.of());
            assertThat(probes)
                    .anyMatch(probe -> ClientSender.call(contract, probe).isPresent());

            probes.forEach(target::rehearse);

            assertThatCode(gateway::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }
}
