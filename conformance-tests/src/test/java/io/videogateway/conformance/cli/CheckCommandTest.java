package io.videogateway.conformance.cli;

import static io.videogateway.conformance.cli.Conform.CONTRACT;
import static io.videogateway.conformance.cli.Conform.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.target.MutantGateway;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conform check} against real servers on this machine. */
class CheckCommandTest {
    private static final String TOKEN = TokenScan.TOKEN;
    private static final Map<String, String> ENVIRONMENT = Map.of("ACME_TOKEN", TOKEN);
    private static final String WITHOUT_SIZE =
            "{\"id\":\"v1\",\"object\":\"video\",\"model\":\"m\",\"status\":\"queued\","
                    + "\"progress\":0,\"created_at\":%d,\"seconds\":\"10\"}";

    @TempDir
    private Path folder;

    @Test
    void theMockIsConformantAndItsRecordIsKept() {
        Conform run = Conform.run("check", "--mock", "embedded", "--report", folder);

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList().get(0)).matches("mock:     the embedded gateway at http://\\S+");
        assertThat(run.out().lines().toList().get(1))
                .isEqualTo(
                        "contract: the bundled one, sha256 " + CONTRACT.sha256().substring(0, 12));
        assertThat(run.out())
                .containsPattern("  (\\d+)/\\1 wrong-method")
                .contains("\nresult: conformant\nreports:  " + folder.resolve("results.json"));
        assertThat(folder.resolve("junit.xml")).isNotEmptyFile();
        assertThat(Conform.record(folder).get("result").asText()).isEqualTo("conformant");
        // The curl commands of the record name these files.
        for (JsonNode exchange : Conform.record(folder).get("exchanges")) {
            String file = exchange.get("curl").asText().replaceAll(".*'@([^']*)'.*", "$1");
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
        // The client offers a coding, which curl must take off.
        assertThat(Conform.record(folder).get("exchanges").get(2).get("curl").asText())
                .contains("-H 'Accept-Encoding: gzip' --compressed ");
    }

    @Test
    void withoutACommandTheMockIsChecked() {
        assertThat(Conform.run("--mock", "embedded", "--report", folder).status())
                .isZero();
    }

    @Test
    void aPropertyThatIsMissingIsNamedWithItsClauseAndWhatWasFound() throws Exception {
        try (MutantGateway gateway =
                MutantGateway.start(GivenContract.RECEIVED, TOKEN, withoutSize(), Clock.systemUTC())) {
            Conform run = live(gateway.url(), "--contract", RECEIVED);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("""
                    FAIL      response.required.size  MUST  the 200 body has size
                      clause:   /paths/~1v1~1videos/post/responses/200/content/application~1json/schema/required
                      probe:    complete
                      expected: a property size
                      actual:   [id, object, model, status, progress, created_at, seconds]
                    """).contains("\nresult: nonconformant\n");
            assertThat(Conform.verdicts(folder, "response.required.size"))
                    .containsExactly(new ObjectMapper().readTree("""
                            {
                              "rule": "response.required.size",
                              "level": "MUST",
                              "title": "the 200 body has size",
                              "clause":
                              "/paths/~1v1~1videos/post/responses/200/content/application~1json/schema/required",
                              "probe": "complete",
                              "outcome": "failed",
                              "expected": "a property size",
                              "actual": "[id, object, model, status, progress, created_at, seconds]",
                              "reason": ""
                            }"""));
        }
    }

    @Test
    void whatAnotherContractDoesNotRequireIsNoRule() throws Exception {
        String contract = Files.readString(RECEIVED)
                .replace("                  - size\n                x-apifox", "                x-apifox");
        Path file = Files.writeString(folder.resolve("contract.yaml"), contract);
        try (MutantGateway gateway =
                MutantGateway.start(GivenContract.RECEIVED, TOKEN, withoutSize(), Clock.systemUTC())) {
            Conform run = live(gateway.url(), "--contract", file);

            assertThat(run.out()).contains("contract: " + file + ", sha256 ");
            assertThat(run.status()).isZero();
            assertThat(Conform.verdicts(folder, "response.required."))
                    .extracting(verdict -> verdict.get("rule").asText())
                    .containsExactly(
                            "response.required.id",
                            "response.required.object",
                            "response.required.model",
                            "response.required.status",
                            "response.required.progress",
                            "response.required.created_at",
                            "response.required.seconds");
        }
    }

    @Test
    void aServerThatRefusesEverythingHasProvenNothing() throws Exception {
        MutantGateway.Change broken = (request, correct, success) -> new MockResponse.Builder()
                .code(500)
                .setHeader("Content-Type", "application/json")
                .body("{\"error\":{\"message\":\"down\"}}")
                .build();
        try (MutantGateway gateway = MutantGateway.start(CONTRACT, TOKEN, broken, Clock.systemUTC())) {
            Conform run = live(gateway.url());

            assertThat(run.status()).isEqualTo(1);
            assertThat(Conform.verdicts(folder, "serve.complete"))
                    .extracting(verdict -> verdict.get("outcome").asText())
                    .containsExactly("failed");
            assertThat(Conform.verdicts(folder, "reject."))
                    .extracting(verdict -> verdict.get("outcome").asText())
                    .hasSize(6)
                    .containsOnly("undecided", "skipped");
            assertThat(Conform.verdicts(folder, "auth."))
                    .extracting(verdict -> verdict.get("outcome").asText())
                    .containsExactly("undecided", "undecided", "undecided", "undecided");
        }
    }

    @Test
    void aClosedPortIsSaidOnceAndIsNobodysFailure() throws Exception {
        String url;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + taken.getLocalPort();
        }

        Conform run = live(url, "--timeout", "5s");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("\nNo rule could be judged, for " + url
                        + " could not be reached: the connection was refused.\n\n")
                .contains("\n0 requests, 0 creates of a budget of 3 in ")
                .contains("\nresult: inconclusive\n")
                .doesNotContain("UNDECIDED")
                .doesNotContainPattern("[a-z]\\.[A-Z]|Exception");
        assertThat(run.out().lines()).hasSizeLessThan(25);
        assertThat(Conform.record(folder).get("usage").get("requests").asInt()).isZero();
        assertThat(Conform.verdicts(folder, ""))
                .hasSizeGreaterThan(60)
                .extracting(verdict -> verdict.get("outcome").asText())
                .containsOnly("undecided");
    }

    @Test
    void aServerThatNeverAnswersEndsTheRunAfterTwoDeadlines() throws Exception {
        // The kernel makes the connections, and nobody accepts them.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Conform run = live("http://127.0.0.1:" + silent.getLocalPort(), "--timeout", "300ms");

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.out())
                    .contains("  reason:   no complete answer within 300 ms\n")
                    .contains("  reason:   the server let 2 deadlines in a row run out\n")
                    .contains("\n2 requests, 0 creates of a budget of 3 in ");
        }
    }

    @Test
    void aDryRunSendsNothingAndWritesNothing() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        MutantGateway.Change counting = (request, correct, success) -> {
            requests.incrementAndGet();
            return correct;
        };
        try (MutantGateway gateway = MutantGateway.start(CONTRACT, TOKEN, counting, Clock.systemUTC())) {
            Path profile = Files.writeString(folder.resolve("acme.yaml"), """
                    name: acme
                    url: %s
                    tokenEnv: ACME_TOKEN
                    budget: 2
                    price: {perSecond: 0.10, currency: USD}
                    """.formatted(gateway.url()));
            Path report = folder.resolve("report");

            Conform run = Conform.run(
                    ENVIRONMENT,
                    "check",
                    "--gateway",
                    profile,
                    "--contract",
                    RECEIVED,
                    "--dry-run",
                    "--report",
                    report);

            assertThat(run)
                    .isEqualTo(new Conform(
                            0,
                            String.join(System.lineSeparator(), """
                            gateway:  %s
                            contract: %s, sha256 %s
                            cost:     starts at most 2 paid jobs, at most 2.00 USD
                              without-token                POST /v1/videos
                              wrong-token                  POST /v1/videos
                              complete                     POST /v1/videos  may be charged
                              required-only                POST /v1/videos  may be charged
                              without/model                POST /v1/videos  may be charged
                              without/prompt               POST /v1/videos  may be charged
                              without/seconds              POST /v1/videos  may be charged
                              without/input_reference      POST /v1/videos  may be charged
                              without/size                 POST /v1/videos  may be charged
                              without/watermark            POST /v1/videos  may be charged
                              wrong-media-type             POST /v1/videos  may be charged
                              wrong-method                 PUT /v1/videos  may be charged
                            """.formatted(
                                            gateway.url(),
                                            RECEIVED,
                                            GivenContract.RECEIVED.sha256().substring(0, 12))
                                    .split("\n", -1)),
                            ""));
            assertThat(requests).hasValue(0);
            assertThat(report).doesNotExist();
        }
    }

    /** Where a mock would be started, a dry run shows the requests without one. */
    @Test
    void aDryRunStartsNoMock() {
        Conform auto = Conform.run(ENVIRONMENT, "check", "--contract", RECEIVED, "--dry-run");
        Conform docker = Conform.run(ENVIRONMENT, "check", "--contract", RECEIVED, "--dry-run", "--mock", "docker");

        assertThat(auto.status()).isZero();
        assertThat(auto.out().lines())
                .hasSize(14)
                .startsWith("mock:     the first that works of docker, node and embedded; a dry run starts none")
                .contains("  required-only                POST /v1/videos  may be charged");
        assertThat(docker.out())
                .startsWith("mock:     docker; a dry run starts none")
                .endsWith(auto.out().substring(auto.out().indexOf("contract:")));
    }

    /** The names of several operations stand in one column, which is as wide as they are. */
    @Test
    void theOperationsOfAContractAreToldApart() {
        Conform run = Conform.run(
                ENVIRONMENT,
                "check",
                "--url",
                "http://127.0.0.1:1",
                "--token-env",
                "ACME_TOKEN",
                "--contract",
                Path.of("src/test/resources/contract/stateful.yaml"),
                "--only",
                "state.*",
                "--dry-run");

        assertThat(run.out().lines().filter(line -> line.startsWith("  ")))
                .containsExactly(
                        "  complete@POST /v1/videos               POST    may be charged",
                        "  complete@GET /v1/videos                GET",
                        "  complete@GET /v1/videos/{video_id}     GET",
                        "  unknown-id@GET /v1/videos/{video_id}   GET",
                        "  again@GET /v1/videos                   GET",
                        "  again@GET /v1/videos/{video_id}        GET",
                        "  complete@DELETE /v1/videos/{video_id}  DELETE  may change data",
                        "  after-delete@GET /v1/videos/{video_id} GET");
    }

    @Test
    void warningsFailWhereTheUserSaysSo() throws Exception {
        try (MutantGateway gateway = MutantGateway.start(CONTRACT, TOKEN, withoutText(), Clock.systemUTC())) {
            assertThat(live(gateway.url()).status()).isZero();
            assertThat(live(gateway.url(), "--strict").status()).isEqualTo(1);
            assertThat(live(gateway.url(), "--fail-on", "warned").status()).isEqualTo(1);
            assertThat(live(gateway.url(), "--fail-on", "known,undecided").status())
                    .isZero();
            assertThat(live(gateway.url(), "--strict", "--except", "error.text").status())
                    .isZero();
        }
    }

    @Test
    void onlyWhatWasAskedForIsJudgedAndSent() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        MutantGateway.Change counting = (request, correct, success) -> {
            requests.incrementAndGet();
            return correct;
        };
        try (MutantGateway gateway = MutantGateway.start(CONTRACT, TOKEN, counting, Clock.systemUTC())) {
            Conform run = live(
                    gateway.url(),
                    "--only",
                    "serve.*,auth.enforced.without-token",
                    "--except",
                    "serve.example.*,serve.non-ascii");

            assertThat(run.status()).isZero();
            assertThat(Conform.verdicts(folder, ""))
                    .extracting(verdict -> verdict.get("rule").asText())
                    .containsExactly(
                            "serve.complete",
                            "serve.required-only",
                            "serve.optional-parts",
                            "auth.enforced.without-token");
            assertThat(requests).hasValue(3);
        }
    }

    @Test
    void aBudgetOfNothingSendsNothingThatCouldBeCharged() throws Exception {
        AtomicInteger underToken = new AtomicInteger();
        MutantGateway.Change counting = (request, correct, success) -> {
            if (("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
                underToken.incrementAndGet();
            }
            return correct;
        };
        try (MutantGateway gateway = MutantGateway.start(CONTRACT, TOKEN, counting, Clock.systemUTC())) {
            Conform run = live(gateway.url(), "--budget", "0");

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.out()).contains("\n2 requests, 0 creates of a budget of 0 in ");
            assertThat(underToken).hasValue(0);
        }
    }

    private Conform live(String url, Object... options) {
        Stream<Object> words =
                Stream.of("check", "--url", url, "--token-env", "ACME_TOKEN", "--report", folder.toString());
        return Conform.run(
                ENVIRONMENT, Stream.concat(words, Arrays.stream(options)).toArray());
    }

    private static MutantGateway.Change withoutSize() {
        return (request, correct, success) -> correct.getCode() != 200
                ? correct
                : correct.newBuilder()
                        .body(WITHOUT_SIZE.formatted(Clock.systemUTC().instant().getEpochSecond()))
                        .build();
    }

    /** Refuses without a word why: what SHOULD rules warn of. */
    private static MutantGateway.Change withoutText() {
        return (request, correct, success) ->
                correct.getCode() == 400 ? correct.newBuilder().body("").build() : correct;
    }
}
