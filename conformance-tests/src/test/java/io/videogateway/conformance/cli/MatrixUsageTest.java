package io.videogateway.conformance.cli;

import static io.videogateway.conformance.cli.Conform.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.MutantGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code conform matrix} refuses, and what it tells the shell of several gateways. */
class MatrixUsageTest {
    private static final String TOKEN = TokenScan.TOKEN;
    private static final Map<String, String> ENVIRONMENT = Map.of("ACME_TOKEN", TOKEN);
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    private Path folder;

    @Test
    void everyGatewayHasItsRecordAndTheWorstDecides() throws Exception {
        MutantGateway.Change broken = (request, correct, success) ->
                new MockResponse.Builder().code(500).build();
        try (MutantGateway good = gateway((request, correct, success) -> correct);
                MutantGateway bad = gateway(broken)) {
            Path right = profile("right.yaml", "right", good.url());
            Path wrong = profile("wrong.yaml", "wrong", bad.url());
            Path closed = profile("closed.yaml", "closed", NOWHERE);

            Conform all = matrix(right, wrong, closed);

            assertThat(all.status()).isEqualTo(1);
            assertThat(all.err()).isEmpty();
            assertThat(all.out())
                    .contains("gateways: 3\n")
                    .contains("cost:     starts at most 9 paid jobs\n")
                    .containsPattern("\nright +conformant +0 failed, 0 warned, 2 creates\n")
                    .containsPattern("\nwrong +nonconformant +\\d+ failed, \\d+ warned, 3 creates\n")
                    .containsPattern("\nclosed +inconclusive +0 failed, 0 warned, 0 creates\n");
            assertThat(result("right")).isEqualTo("right conformant");
            assertThat(result("wrong")).isEqualTo("wrong nonconformant");
            assertThat(result("closed")).isEqualTo("closed inconclusive");

            assertThat(matrix(right, closed).status()).isEqualTo(3);
            assertThat(matrix(right).status()).isZero();
        }
    }

    @Test
    void twoProfilesOfOneNameAreRefusedBeforeAnythingIsSent() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        MutantGateway.Change counting = (request, correct, success) -> {
            requests.incrementAndGet();
            return correct;
        };
        try (MutantGateway gateway = gateway(counting)) {
            Path first = profile("first.yaml", "acme", gateway.url());
            Path same = profile("same.yaml", "acme", gateway.url());
            Path otherCase = profile("other-case.yaml", "ACME", gateway.url());

            assertThat(matrix(first, same))
                    .isEqualTo(
                            Conform.refusal("conform: two profiles have the name acme (upper and lower case are one);"
                                    + " one is " + same));
            assertThat(matrix(first, otherCase))
                    .isEqualTo(
                            Conform.refusal("conform: two profiles have the name ACME (upper and lower case are one);"
                                    + " one is " + otherCase));
            assertThat(requests).hasValue(0);
        }
    }

    @Test
    void aGatewayCannotBeCalledAsAFileOfTheMatrix() throws Exception {
        Path taken = profile("taken.yaml", "Matrix.json", NOWHERE);

        assertThat(matrix(taken))
                .isEqualTo(Conform.refusal("conform: the name Matrix.json is that of a file of the matrix; give another"
                        + " one in " + taken));
    }

    @Test
    void aGatewayWhoseTokenIsNotSetIsSaidBeforeAnotherCostsMoney() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        MutantGateway.Change counting = (request, correct, success) -> {
            requests.incrementAndGet();
            return correct;
        };
        try (MutantGateway gateway = gateway(counting)) {
            Path right = profile("right.yaml", "right", gateway.url());
            Path unset = Files.writeString(
                    folder.resolve("unset.yaml"), "name: unset\nurl: " + NOWHERE + "\ntokenEnv: UNSET_TOKEN\n");

            assertThat(matrix(right, unset))
                    .isEqualTo(Conform.refusal("conform: the environment variable UNSET_TOKEN is not set or empty"));
            assertThat(requests).hasValue(0);
        }
    }

    @Test
    void whatIsCountedAsAFailureIsForAllOfThem() throws Exception {
        MutantGateway.Change silent = (request, correct, success) ->
                correct.getCode() == 400 ? correct.newBuilder().body("").build() : correct;
        try (MutantGateway good = gateway((request, correct, success) -> correct);
                MutantGateway warned = gateway(silent)) {
            Path right = profile("right.yaml", "right", good.url());
            Path other = profile("warned.yaml", "warned", warned.url());

            assertThat(matrix(right, other).status()).isZero();
            assertThat(matrix(right, other, "--strict").status()).isEqualTo(1);
            assertThat(matrix(right, other, "--strict", "--only", "response.*").status())
                    .isZero();
        }
    }

    private static MutantGateway gateway(MutantGateway.Change change) throws MockUnavailableException {
        return MutantGateway.start(CONTRACT, TOKEN, change, Clock.systemUTC());
    }

    private Path profile(String file, String name, String url) throws IOException {
        return Files.writeString(folder.resolve(file), "name: " + name + "\nurl: " + url + "\ntokenEnv: ACME_TOKEN\n");
    }

    private Conform matrix(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "matrix";
        all[1] = "--report";
        all[2] = folder.resolve("reports");
        System.arraycopy(words, 0, all, 3, words.length);
        return Conform.run(ENVIRONMENT, all);
    }

    private String result(String name) {
        var record = Conform.record(folder.resolve("reports").resolve(name));
        return record.get("gateway").get("name").asText() + " "
                + record.get("result").asText();
    }
}
