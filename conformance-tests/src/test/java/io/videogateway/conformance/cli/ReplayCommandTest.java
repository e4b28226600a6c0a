package io.videogateway.conformance.cli;

import static io.videogateway.conformance.cli.Conform.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.target.MutantGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conform replay}: judges what was recorded, after the gateway is gone. */
class ReplayCommandTest {
    private static final String TOKEN = TokenScan.TOKEN;

    @TempDir
    private Path folder;

    @Test
    void givesTheSameRecordByteForByte() throws Exception {
        Conform check = check("--fail-on", "known", "--except", "serve.example.*");

        Conform replay = Conform.run("replay", folder, "--report", folder.resolve("again"));

        assertThat(replay.status()).isEqualTo(check.status()).isZero();
        assertThat(folder.resolve("again/results.json")).hasSameBinaryContentAs(folder.resolve("results.json"));
        assertThat(folder.resolve("again/junit.xml")).hasSameBinaryContentAs(folder.resolve("junit.xml"));
        assertThat(judged(replay)).isEqualTo(judged(check)).contains("WARN", "error.text");
    }

    @Test
    void judgesAsTheOptionsSay() throws Exception {
        check();

        assertThat(Conform.run("replay", folder).status()).isZero();
        assertThat(Conform.run("replay", folder, "--strict").status()).isEqualTo(1);
        assertThat(Conform.run("replay", folder, "--fail-on", "warned").status())
                .isEqualTo(1);
        assertThat(Conform.run("replay", folder, "--strict", "--except", "error.*")
                        .status())
                .isZero();
        assertThat(Conform.run(
                                "replay",
                                folder,
                                "--strict",
                                "--only",
                                "response.*",
                                "--report",
                                folder.resolve("again"))
                        .status())
                .isZero();
        assertThat(Conform.verdicts(folder.resolve("again"), ""))
                .hasSizeGreaterThan(10)
                .allSatisfy(verdict -> assertThat(verdict.get("rule").asText()).startsWith("response."));
    }

    @Test
    void leavesWhatTheRunWasToldUnlessItIsToldOtherwise() throws Exception {
        check("--strict", "--only", "error.*,auth.*");

        assertThat(Conform.run("replay", folder).status()).isEqualTo(1);
        assertThat(Conform.run("replay", folder, "--except", "error.text").status())
                .isZero();
        assertThat(Conform.run("replay", folder, "--only", "auth.*").status()).isZero();
    }

    @Test
    void judgesAgainstAnotherContract() throws Exception {
        check(GivenContract.RECEIVED, "--contract", Conform.RECEIVED);
        Path stricter = Files.writeString(
                folder.resolve("stricter.yaml"),
                Files.readString(Conform.RECEIVED)
                        .replace(
                                "                  - size\n                x-apifox",
                                "                  - size\n                  - price\n                x-apifox"));

        Conform replay = Conform.run("replay", folder, "--contract", stricter);

        assertThat(replay.status()).isEqualTo(1);
        assertThat(replay.out())
                .contains("FAIL      response.required.price  MUST  the 200 body has price\n")
                .contains("  actual:   [id, object, model, status, progress, created_at, seconds, size]\n")
                .doesNotContain("note: ");
    }

    @Test
    void saysThatTheRunWasJudgedByAnotherContractThanTheBundledOne() throws Exception {
        Path other = Files.writeString(
                folder.resolve("other.yaml"), Files.readString(Conform.RECEIVED) + "x-other: contract\n");
        check(Contract.read(other), "--contract", other);

        assertThat(Conform.run("replay", folder).out())
                .contains("\nnote:     the run was judged by another contract, which --contract names\n");
        assertThat(Conform.run("replay", folder, "--contract", other).out()).doesNotContain("note: ");
    }

    @Test
    void refusesARuleThatIsNone() throws Exception {
        check();

        assertThat(Conform.run("replay", folder, "--only", "error.txet"))
                .isEqualTo(Conform.refusal(
                        "conform: --only has error.txet, and there is no such rule; the nearest is error.text"));
    }

    /** Checks a gateway that refuses without a word why, which is a warning. */
    private Conform check(Object... options) throws Exception {
        return check(CONTRACT, options);
    }

    private Conform check(Contract served, Object... options) throws Exception {
        MutantGateway.Change silent = (request, correct, success) ->
                correct.getCode() == 400 ? correct.newBuilder().body("").build() : correct;
        Object[] words = new Object[options.length + 7];
        System.arraycopy(options, 0, words, 7, options.length);
        try (MutantGateway gateway = MutantGateway.start(served, TOKEN, silent, Clock.systemUTC())) {
            Object[] plain = {"check", "--url", gateway.url(), "--token-env", "ACME_TOKEN", "--report", folder};
            System.arraycopy(plain, 0, words, 0, plain.length);
            return Conform.run(Map.of("ACME_TOKEN", TOKEN), words);
        }
    }

    /** The report itself, without what was sent and where it was written. */
    private static String judged(Conform run) {
        String report = run.out().substring(run.out().indexOf("\n\n"));
        return report.substring(0, report.indexOf("\nresult: "));
    }
}
