package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.target.MutantGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitOptionsTest {
    private static final String TOKEN = TokenScan.TOKEN;

    @TempDir
    private Path folder;

    private Conform check(MutantGateway.Change change, Object... options) throws Exception {
        try (MutantGateway gateway = MutantGateway.start(Conform.CONTRACT, TOKEN, change, Clock.systemUTC())) {
            Object[] words = new Object[7 + options.length];
            System.arraycopy(
                    new Object[] {"check", "--url", gateway.url(), "--token-env", "TOKEN", "--report", folder},
                    0,
                    words,
                    0,
                    7);
            System.arraycopy(options, 0, words, 7, options.length);
            return Conform.run(Map.of("TOKEN", TOKEN), words);
        }
    }

    @Test
    void whatIsNotSentWhenTheDeadlineOfTheRunIsOverIsSkipped() throws Exception {
        Conform run = check(
                (request, correct, success) -> new MockResponse.Builder(correct)
                        .headersDelay(60, java.util.concurrent.TimeUnit.MILLISECONDS)
                        .build(),
                "--run-timeout",
                "100ms");

        assertThat(run.status()).isEqualTo(3);
        JsonNode last = Conform.record(folder).at("/exchanges/11/response/fault");
        assertThat(last.get("kind").asText()).isEqualTo("not-sent");
        assertThat(last.get("message").asText()).isEqualTo("the deadline of the run, 100 ms, ran out");
    }

    @Test
    void aBodyBeyondTheBoundIsUndecided() throws Exception {
        Conform run = check(
                (request, correct, success) -> new MockResponse.Builder(correct)
                        .body(" ".repeat((1 << 20) + 1))
                        .build(),
                "--max-body-mib",
                "1");

        assertThat(run.status()).isEqualTo(3);
        assertThat(Conform.verdicts(folder, "response.json")
                        .get(0)
                        .get("reason")
                        .asText())
                .isEqualTo("the body has more than 1048576 bytes");
    }

    @Test
    void aBoundThatIsNoneIsRefused() {
        assertThat(Conform.run("check", "--max-body-mib", "0"))
                .isEqualTo(Conform.refusal("conform: --max-body-mib is 0, and must be from 1 to 64"));
    }

    @Test
    void aContractThatIsTooLongIsNotRead() throws Exception {
        Path contract = Files.writeString(folder.resolve("long.yaml"), "a".repeat(3_000_001));

        assertThat(Conform.run("rules", "--contract", contract))
                .isEqualTo(Conform.refusal("conform: the contract " + contract
                        + " has 3000001 bytes, more than the 3000000 that are read"));
    }

    @Test
    void aProfileThatIsTooLongIsNotRead() throws Exception {
        Path profile = Files.writeString(folder.resolve("long.yaml"), "a".repeat((256 << 10) + 1));

        assertThat(Conform.run("check", "--gateway", profile))
                .isEqualTo(Conform.refusal("conform: the gateway profile " + profile
                        + " has 262145 bytes, more than the 262144 that are read"));
    }

    @Test
    void anEmptyRuleIsRefused() {
        assertThat(Conform.run("check", "--only", ","))
                .isEqualTo(Conform.refusal("conform: --only has an empty rule; an unset variable, perhaps"));
    }

    @Test
    void nothingToJudgeIsRefused() {
        assertThat(Conform.run("check", "--only", "response.*", "--except", "response.*"))
                .isEqualTo(Conform.refusal("conform: --only and --except leave no rule to judge"));
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws Exception {
        Path contract = Files.writeString(folder.resolve("twice.yaml"), """
                openapi: 3.0.3
                info: {title: t, version: "1"}
                paths: {}
                paths: {}
                """);

        assertThat(Conform.run("rules", "--contract", contract))
                .isEqualTo(Conform.refusal(
                        "conform: " + contract + " is neither YAML nor JSON: line 4: Duplicate field 'paths'"));
    }

    @Test
    void aClientThatKeepsItsRulesSaysNothingAboutTheGateway() throws Exception {
        Conform run = check(
                (request, correct, success) ->
                        new MockResponse.Builder().code(500).build(),
                "--only",
                "client.method");

        assertThat(run.out()).contains("1 passed").contains("result: inconclusive");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aDryRunWithoutABudgetSaysWhatIsNotSent() throws Exception {
        Conform run = check((request, correct, success) -> correct, "--dry-run", "--budget", "0");

        assertThat(run.out().lines().filter(line -> line.contains("not sent: may be charged, and the budget is 0")))
                .hasSize(10);
    }
}
