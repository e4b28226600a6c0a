package io.videogateway.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Verdict;
import io.videogateway.conformance.target.BundledContract;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.MutantGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a correct gateway behind a real nginx, and of that nginx. */
class ProxiedGatewayTest {
    private static final Contract CONTRACT = Contract.parse(BundledContract.bytes(), "the bundled contract");

    @TempDir
    private Path folder;

    private final List<RecordedRequest> received = new CopyOnWriteArrayList<>();
    private MutantGateway gateway;

    @BeforeEach
    void start() throws MockUnavailableException {
        gateway = MutantGateway.start(
                CONTRACT,
                SuiteProgram.TOKEN,
                (request, correct, success) -> {
                    received.add(request);
                    return correct;
                },
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static Run check(String url) {
        return Conformance.of(CONTRACT)
                .against(GatewayProfile.at(url, "TOKEN"))
                .withToken(SuiteProgram.TOKEN)
                .run();
    }

    private Run checkBehind(String directives) throws IOException {
        try (Nginx nginx = Nginx.start(folder, directives)) {
            return check(nginx.url());
        }
    }

    private String forwarding() {
        return "location / { proxy_pass " + gateway.url() + "; }";
    }

    private static Stream<Verdict> verdicts(Run run, Outcome outcome) {
        return run.verdicts().stream().filter(verdict -> verdict.outcome() == outcome);
    }

    private static List<String> rules(Run run, Outcome outcome) {
        return verdicts(run, outcome).map(verdict -> verdict.rule().id()).toList();
    }

    private static Verdict verdict(Run run, String rule) {
        return run.verdicts().stream()
                .filter(verdict -> verdict.rule().id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Outcome> outcomes(Run run) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        run.verdicts().forEach(verdict -> outcomes.put(verdict.rule().id(), verdict.outcome()));
        return outcomes;
    }

    private static List<Integer> statuses(Run run) {
        return run.exchanges().stream()
                .flatMap(exchange -> exchange.answer().stream())
                .map(answer -> answer.status())
                .toList();
    }

    /** What the client wrote is judged by what it wrote: whatever became of it. */
    private static void assertThatOnlyTheClientIsJudged(Run run) {
        assertThat(rules(run, Outcome.PASSED)).isNotEmpty().allMatch(rule -> rule.startsWith("client."));
    }

    private static void assertThatAnyoneCouldRead(Run run, String cause) {
        assertThat(ConsoleReport.of(run)).contains(cause).doesNotContain(SuiteProgram.TOKEN);
    }

    /** An upload of eight kilobytes is no more than what the contract shows, so that its refusal is a deviation. */
    @Test
    void anUploadThatItRefusesIsARequestThatIsNotServed() throws Exception {
        Run run = checkBehind("client_max_body_size 4k; " + forwarding());

        assertThat(run.result()).isEqualTo(Result.NONCONFORMANT);
        assertThat(rules(run, Outcome.FAILED)).containsExactly("serve.complete", "serve.required-only");
        assertThat(rules(run, Outcome.WARNED)).containsExactly("error.text");
        assertThat(verdict(run, "serve.complete").actual())
                .startsWith("413 text/html <html> <head><title>413 Request Entity Too Large</title>");
        // Neither is a 413 the refusal of a bad token, nor that of a part that is missing.
        assertThat(Stream.of("auth.enforced.without-token", "auth.status.wrong-token", "reject.without.prompt")
                        .map(rule -> verdict(run, rule).reason()))
                .containsOnly("the complete request was not served in this run, so that a refusal proves nothing");
        assertThat(received)
                .extracting(request -> request.getMethod() + " " + request.getBodySize())
                .as("what is small enough, and costs nothing")
                .containsExactly(sent(run, "without/input_reference"), sent(run, "wrong-media-type"));
        assertThat(run.usage().requests()).isEqualTo(12);
        assertThat(run.usage().creates()).isZero();
        assertThatAnyoneCouldRead(run, "413 Request Entity Too Large");
    }

    private static String sent(Run run, String probe) {
        return run.exchanges().stream()
                .filter(exchange -> exchange.probe().equals(probe))
                .map(exchange -> exchange.request().method() + " "
                        + exchange.request().body().size())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGatewayThatIsDownIsNotJudged() throws Exception {
        gateway.close();

        Run run = checkBehind(forwarding());

        assertThat(run.result()).isEqualTo(Result.INCONCLUSIVE);
        assertThatOnlyTheClientIsJudged(run);
        assertThat(statuses(run)).containsOnly(502).hasSize(5);
        assertThat(verdict(run, "serve.complete").reason())
                .isEqualTo("the server answered 502, which is not its final word; run again later");
        assertThat(run.usage().creates())
                .as("a 502 does not say how far the request got")
                .isEqualTo(Conformance.DEFAULT_BUDGET);
        assertThatNoMoreMoneyWouldHelp(run);
        assertThat(received).isEmpty();
        assertThatAnyoneCouldRead(run, "the server answered 502");
    }

    @Test
    void aGatewayThatIsSilentIsNotJudged() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Run run = checkBehind(
                    "location / { proxy_read_timeout 1s; proxy_pass http://127.0.0.1:" + silent.getLocalPort() + "; }");

            assertThat(run.result()).isEqualTo(Result.INCONCLUSIVE);
            assertThatOnlyTheClientIsJudged(run);
            assertThat(statuses(run)).containsOnly(504).hasSize(5);
            assertThat(verdict(run, "serve.complete").reason())
                    .isEqualTo("the server answered 504, which is not its final word; run again later");
            assertThat(run.usage().creates()).as("the gateway may work on").isEqualTo(Conformance.DEFAULT_BUDGET);
            assertThatNoMoreMoneyWouldHelp(run);
            assertThat(connections(silent)).as("nothing is sent twice").isEqualTo(5);
            assertThatAnyoneCouldRead(run, "the server answered 504");
        }
    }

    /** The budget is what the other requests lacked; a success is what the answers lacked. */
    private static void assertThatNoMoreMoneyWouldHelp(Run run) {
        assertThat(verdict(run, "response.required.id"))
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(Outcome.UNDECIDED, "no request was answered with a success");
        assertThat(verdicts(run, Outcome.SKIPPED))
                .extracting(Verdict::reason)
                .containsOnly("the budget of 3 creates does not reach for it");
        assertThat(rules(run, Outcome.SKIPPED))
                .containsExactly(
                        "reject.without.prompt",
                        "reject.without.seconds",
                        "reject.without.input_reference",
                        "reject.without.size",
                        "reject.without.watermark",
                        "observe.wrong-media-type",
                        "observe.wrong-method",
                        "error.text",
                        "observe.error-envelope");
    }

    @Test
    void aRedirectIsNotFollowedAndItsTargetNamed() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String target = "https://127.0.0.1:" + elsewhere.getLocalPort() + "/v1/videos";

            Run run = checkBehind("return 301 https://127.0.0.1:" + elsewhere.getLocalPort() + "$request_uri;");

            assertThat(run.result()).isEqualTo(Result.INCONCLUSIVE);
            assertThatOnlyTheClientIsJudged(run);
            assertThat(statuses(run)).containsOnly(301).hasSize(12);
            assertThat(rules(run, Outcome.FAILED)).isEmpty();
            assertThat(verdict(run, "serve.complete").reason())
                    .isEqualTo("the server redirects with 301 to " + target + "; give its final address");
            assertThat(run.usage().creates()).isZero();
            assertThat(connections(elsewhere))
                    .as("connections to where it points")
                    .isZero();
            assertThatAnyoneCouldRead(run, "give its final address");
        }
    }

    @Test
    void aCodedAnswerIsJudgedAsAPlainOne() throws Exception {
        Run plain = check(gateway.url());
        Run run = checkBehind("gzip on; gzip_types application/json; gzip_min_length 1; " + forwarding());

        assertThat(run.exchanges().stream()
                        .filter(exchange -> exchange.answer()
                                .flatMap(answer -> answer.headers().first("Content-Encoding"))
                                .filter("gzip"::equals)
                                .isPresent())
                        .map(Exchange::probe))
                .as("only the client offers to read it")
                .containsExactly("complete");
        assertThatNothingIsDifferent(run, plain);
    }

    @Test
    void anAnswerThatPassesUnbufferedIsJudgedAsAnyOther() throws Exception {
        Run plain = check(gateway.url());
        Run run = checkBehind("proxy_buffering off; proxy_request_buffering off; " + forwarding());

        assertThat(run.exchanges())
                .allMatch(exchange -> exchange.response()
                        .headers()
                        .first("Server")
                        .filter(server -> server.startsWith("nginx"))
                        .isPresent());
        assertThatNothingIsDifferent(run, plain);
    }

    private void assertThatNothingIsDifferent(Run run, Run plain) {
        assertThat(run.result()).isEqualTo(Result.CONFORMANT);
        assertThat(outcomes(run)).isEqualTo(outcomes(plain));
        assertThat(statuses(run)).isEqualTo(statuses(plain));
        assertThat(run.usage().creates()).isEqualTo(2);
        assertThat(run.usage().jobs()).hasSize(2);
        assertThat(received).hasSize(2 * 12);
    }

    /** How many have connected, and wait to be accepted. */
    private static int connections(ServerSocket socket) throws IOException {
        socket.setSoTimeout(1);
        for (int count = 0; ; count++) {
            try {
                socket.accept().close();
            } catch (SocketTimeoutException e) {
                return count;
            }
        }
    }
}
