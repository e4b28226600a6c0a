package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.Conformance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the command line as a whole. */
class MainTest {
    @ParameterizedTest
    @CsvSource({
        "'',      Usage: conform [",
        "check,   Usage: conform check [",
        "matrix,  Usage: conform matrix [",
        "compare, Usage: conform compare [",
        "replay,  Usage: conform replay [",
        "mock,    Usage: conform mock [",
        "rules,   Usage: conform rules [",
        "diff,    Usage: conform diff [",
    })
    void everyCommandHasHelpWithExamples(String command, String usage) {
        Conform run = command.isEmpty() ? Conform.run("--help") : Conform.run(command, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith(usage).containsPattern("\nExamples:\n  conform ?" + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check", "matrix", "compare", "replay", "mock", "rules", "diff"})
    void everyCommandTellsTheVersion(String command) {
        Conform run = command.isEmpty() ? Conform.run("--version") : Conform.run(command, "--version");

        assertThat(run).isEqualTo(new Conform(0, "conform development" + System.lineSeparator(), ""));
    }

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(Conform.run("--help").out())
                .containsPattern(
                        "(?s)\n  check .*\n  matrix .*\n  compare .*\n  replay .*\n  mock .*\n  rules .*\n  diff ");
    }

    @Test
    void theCatalogueIsPrinted() {
        Conform run = Conform.run("rules", "--contract", Conform.RECEIVED);

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" {9,}", " … ")))
                .contains(
                        "MUST    response.required.size … the 200 body has size",
                        "SHOULD  reject.without.prompt … a request without prompt is refused with a 4xx");
    }

    /** Also of rules that the bundled contract gives no cause for, so that RULES.md cannot have them. */
    @Test
    void theCatalogueIsExplained(@TempDir Path folder) throws IOException {
        Path contract = Files.writeString(folder.resolve("contract.yaml"), """
                openapi: 3.0.3
                paths:
                  /v1/videos:
                    post:
                      requestBody: {content: {application/json: {}, multipart/form-data: {schema: {properties: {a: {}}}}}}
                      responses:
                        '200': {content: {application/json: {schema: {type: object}}}}
                        '422': {content: {application/json: {schema: {type: object}}}}
                """);

        Conform run = Conform.run("rules", "--explain", "--contract", contract);

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .containsSequence(
                        "error.schema: An error under a status that the contract documents has the body that it documents.",
                        "  why:     Callers tell from the fields of an error what they can do about it; where the body is another"
                                + " one, what is generated from the contract finds nothing in it.",
                        "  to pass: Send the documented body, also from what stands in front of the gateway, or document the"
                                + " one that is sent.",
                        "  MUST    error.schema.422                     the body of 422 is the documented one",
                        "")
                .anyMatch(line -> line.startsWith("serve.media-type: "))
                .filteredOn(line -> line.matches("  [A-Z]+ .*"))
                .hasSameSizeAs(Conform.run("rules", "--contract", contract)
                        .out()
                        .lines()
                        .toList());
    }

    @Test
    void theCatalogueOfTheBundledContractHasTheClientToo() {
        assertThat(Conform.run("rules").out().lines())
                .anyMatch(line -> line.startsWith("MUST    client.method "))
                .hasSize(Conformance.of(Conform.CONTRACT).rules().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chekc                  | there is no command chekc; the commands are check, matrix, compare, replay, mock, rules, diff"
                        + " (see conform --help)",
                "check --reprot x       | there is no option --reprot (see conform check --help)",
                "--reprot x             | there is no option --reprot (see conform check --help)",
                "check --token=sk-12345 | there is no option --token (see conform check --help)",
                "check --token sk-12345 | there is no option --token (see conform check --help)",
                "check acme             | nothing can be done with the word acme (see conform check --help)",
                "check --timeout soon   | Invalid value for option '--timeout': 'soon' is no time; write 500ms, 30s or 2m"
                        + " (see conform check --help)",
                "check --timeout 0s     | Invalid value for option '--timeout': '0s' leaves no time at all"
                        + " (see conform check --help)",
                "check --timeout 1441m  | Invalid value for option '--timeout': '1441m' is longer than a day"
                        + " (see conform check --help)",
                "check --timeout        | Missing required parameter for option '--timeout' (TIME) (see conform check --help)",
                "check --budget many    | Invalid value for option '--budget': 'many' is no whole number that fits"
                        + " (see conform check --help)",
                "check --budget -1      | --budget is -1, and cannot be below 0",
                "check --mock paper     | Invalid value for option '--mock': expected one of [AUTO, DOCKER, NODE, EMBEDDED]"
                        + " (case-insensitive) but was 'paper' (see conform check --help)",
                "check --fail-on passed | --fail-on is passed; failed, warned, known, undecided and skipped are known",
                "check --only serve.al  | --only has serve.al, and there is no such rule; the nearest is serve.complete",
                "check --except reject  | --except has reject, and there is no such rule; the nearest is error.text",
                "check --token-env T    | --token-env goes with --url",
                "check --url ftp://acme --token-env T | the URL ftp://acme is none of a gateway: http or https, a host, and"
                        + " perhaps a path, without user and query",
                "check --url http://me:pass@acme/a?key=k --token-env T | the URL http://…@acme/a?… is none of a gateway: http or"
                        + " https, a host, and perhaps a path, without user and query",
                "check --url https://me:abc//pass@acme --token-env T | the URL https://…@acme is none of a gateway: http or"
                        + " https, a host, and perhaps a path, without user and query",
                "check --url http://acme --gateway acme.yaml | give --url or --gateway, not both",
                "check --url http://acme --mock embedded     | give a gateway or --mock, not both",
                "check --gateway a.yaml --token-env T        | --token-env goes with --url; a profile names its own variable"
                        + " under tokenEnv",
                "matrix                 | Missing required parameter: 'FILE' (see conform matrix --help)",
                "matrix a --concurrency 0    | --concurrency is 0, and must be at least 1",
                "matrix a --concurrency many | Invalid value for option '--concurrency': 'many' is no whole number that fits"
                        + " (see conform matrix --help)",
                "replay                 | Missing required parameter: 'DIR' (see conform replay --help)",
                "compare old            | Missing required parameter: 'NEW' (see conform compare --help)",
                "diff old.yaml          | Missing required parameter: 'NEW' (see conform diff --help)",
                "diff no.yaml no.yaml   | there is no contract at no.yaml",
                "mock --port 65536      | --port is 65536, and must be from 0 to 65535",
            })
    void whatIsWronglyAskedIsToldInOneLine(String words, String message) {
        Object[] args = words.split(" ");

        assertThat(Conform.run(args)).isEqualTo(Conform.refusal("conform: " + message));
    }

    @Test
    void aMockOnAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Conform mock = Conform.run("mock", "--port", taken.getLocalPort());

            assertThat(mock.status()).isEqualTo(2);
            assertThat(mock.err())
                    .matches("conform: port " + taken.getLocalPort()
                            + " cannot be listened on: .+; name another one with --port\n");
        }
    }

    @Test
    void aLineEndInAWordMakesNoSecondLine() {
        assertThat(Conform.run("check\nall"))
                .isEqualTo(Conform.refusal(
                        "conform: there is no command check all; the commands are check, matrix, compare,"
                                + " replay, mock, rules, diff (see conform --help)"));
    }
}
