package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.target.MutantGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract that wants two things at once of whoever asks, each with a secret of its own or both with the token. */
class CredentialsTest {
    private static final String CONTRACT = """
            openapi: 3.0.3
            info: {title: Notes, version: "1"}
            paths:
              /notes:
                get:
                  responses:
                    '200':
                      description: All notes
                      content:
                        application/json:
                          schema: {type: object, required: [count], properties: {count: {type: integer, example: 3}}}
            security: [{account: [], "app.key": []}]
            components:
              securitySchemes:
                account: {type: http, scheme: %s}
                app.key: {type: apiKey, in: query, name: key}
            """;

    private static final String TOKEN = "sk-of-the-account-1";
    private static final String KEY = "ak-of-the-app-98765";

    @TempDir
    private Path folder;

    private Path contract;

    @BeforeEach
    void write() throws IOException {
        contract = Files.writeString(folder.resolve("notes.yaml"), CONTRACT.formatted("bearer"));
    }

    @Test
    void theTokenIsSentForEach() throws Exception {
        try (MutantGateway gateway = gateway(TOKEN)) {
            Conform run = Conform.run(
                    Map.of("ACME_TOKEN", TOKEN),
                    "check",
                    "--contract",
                    contract,
                    "--url",
                    gateway.url(),
                    "--token-env",
                    "ACME_TOKEN",
                    "--report",
                    folder.resolve("report"));

            assertThat(run.status()).as(run.out()).isZero();
        }
    }

    @Test
    void eachHasItsOwnSecretWhichIsInNoReport() throws Exception {
        try (MutantGateway gateway = gateway(KEY)) {
            Conform run = check(
                    gateway.url(), "credentials: {app.key: ACME_KEY}", Map.of("ACME_TOKEN", TOKEN, "ACME_KEY", KEY));

            assertThat(run.status()).as(run.out()).isZero();
            assertThat(Files.readString(folder.resolve("report/results.json")))
                    .contains("?key=$ACME_KEY", "?key=$WRONG_ACME_KEY", "Bearer $WRONG_ACME_TOKEN")
                    .contains("/notes?key='\\\"$ACME_KEY\\\"");
            assertThat(run.out() + run.err()).doesNotContain(TOKEN, KEY);
            try (Stream<Path> files = Files.walk(folder.resolve("report"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    // Also what begins like them, as the wrong ones do.
                    assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContain(TOKEN.substring(0, TOKEN.length() - 1), KEY.substring(0, KEY.length() - 1));
                }
            }
        }
    }

    @Test
    void aServerThatWantsTheOtherSecretRefusesTheToken() throws Exception {
        try (MutantGateway gateway = gateway(KEY)) {
            assertThat(check(gateway.url(), "budget: 1", Map.of("ACME_TOKEN", TOKEN))
                            .status())
                    .isEqualTo(3);
        }
    }

    @Test
    void whatCannotBeSentIsNamed() throws Exception {
        Map<String, String> environment = Map.of("ACME_TOKEN", TOKEN, "SHORT", "1234567");

        assertThat(check("http://127.0.0.1:1", "credentials: {app.key: ACME_KEY}", environment))
                .isEqualTo(Conform.refusal("conform: the environment variable ACME_KEY is not set or empty"));
        assertThat(check("http://127.0.0.1:1", "credentials: {app.key: SHORT}", environment))
                .isEqualTo(Conform.refusal(
                        "conform: the secret of app.key has fewer than 8 characters, so that it cannot be"
                                + " kept out of reports safely"));
        assertThat(check("http://127.0.0.1:1", "credentials: {other: ACME_TOKEN}", environment))
                .isEqualTo(
                        Conform.refusal("conform: credentials in the profile acme has other, and no request is sent by"
                                + " such a security scheme of the contract; known are account, app.key"));
        assertThat(check("http://127.0.0.1:1", "credentials: {app.key: 'sk-in-the-file'}", environment))
                .isEqualTo(Conform.refusal("conform: the gateway profile " + folder.resolve("acme.yaml")
                        + " cannot be used: credentials names an environment variable for each security scheme; what"
                        + " stands there is none, and a secret does not belong in a file"));
        Files.writeString(contract, CONTRACT.formatted("basic"));
        assertThat(check("http://127.0.0.1:1", "budget: 1", environment))
                .isEqualTo(
                        Conform.refusal("conform: the contract wants user:password for the security scheme account, and"
                                + " what was given has no colon"));
    }

    private Conform check(String url, String line, Map<String, String> environment) throws IOException {
        Path profile = Files.writeString(
                folder.resolve("acme.yaml"), "name: acme\nurl: " + url + "\ntokenEnv: ACME_TOKEN\n" + line + "\n");
        return Conform.run(
                environment,
                "check",
                "--contract",
                contract,
                "--gateway",
                profile,
                "--report",
                folder.resolve("report"));
    }

    /** A gateway that serves who sends the token in one place and this key in the other. */
    private MutantGateway gateway(String key) throws Exception {
        MutantGateway.Change change = (request, correct, success) ->
                Objects.equals(request.getHeaders().get("Authorization"), "Bearer " + TOKEN)
                                && key.equals(request.getUrl().queryParameter("key"))
                                && correct.getCode() != 405
                        ? success.get()
                        : correct;
        return MutantGateway.start(Contract.read(contract), "nobody-has-this-token", change, Clock.systemUTC());
    }
}
