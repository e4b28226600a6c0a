package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.ResponseSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files and variables that cannot be what they should be: exit status 2, one line that says what is wrong, and no request to
 * anybody. The URLs lead to a port at which nobody listens, and the line would be another one if something was sent.
 */
class WrongFileTest {
    private static final String TOKEN = TokenScan.TOKEN;
    /** The tests themselves write it into files. */
    private static final String MISPLACED = "sk-in-the-wrong-place";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UNSET  | the environment variable UNSET is not set or empty",
                "EMPTY  | the environment variable EMPTY is not set or empty",
                "BLANK  | the environment variable BLANK is not set or empty",
                "SHORT  | the token has fewer than 8 characters, so that it cannot be kept out of reports safely",
                "BROKEN | the token has a blank or a character that no header can carry",
                "LONG   | the token has 16385 characters, more than the 16384 that a header can carry",
                "sk-in-the-wrong-place | what --token-env or tokenEnv names is no environment variable that is set; name the"
                        + " variable, not the token",
            })
    void aTokenThatIsNone(String variable, String message) {
        Map<String, String> environment = Map.of(
                "EMPTY", "",
                "BLANK", "  ",
                "SHORT", "1234567",
                "BROKEN", "sk-of-a-user 0123456789",
                "LONG", "k".repeat(16_385));

        assertThat(Conform.run(
                        environment,
                        "check",
                        "--url",
                        "http://127.0.0.1:1",
                        "--token-env",
                        variable,
                        "--report",
                        folder.resolve("report")))
                .isEqualTo(Conform.refusal("conform: " + message));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noTokenAtAll() {
        assertThat(Conform.run("check", "--url", "http://127.0.0.1:1"))
                .isEqualTo(Conform.refusal("conform: the contract wants a token for gateway: name its environment"
                        + " variable with --token-env, or tokenEnv in the profile"));
    }

    static Stream<Arguments> contracts() {
        return Stream.of(
                Arguments.of(
                        "- a\n- b\n",
                        "FILE is no usable contract: it is no OpenAPI document, for it has no field openapi"),
                Arguments.of("", "FILE is no usable contract: it is no OpenAPI document, for it has no field openapi"),
                Arguments.of(
                        "swagger: '2.0'\n",
                        "FILE is no usable contract: it is a Swagger 2 document; convert it to OpenAPI 3 first"),
                Arguments.of(
                        "openapi: 4.0.0\n",
                        "FILE is no usable contract: it is written in OpenAPI 4.0.0; 3.0 and 3.1 are understood"),
                Arguments.of(
                        "a: [b\nc: d\n",
                        "FILE is neither YAML nor JSON: line 2: while parsing a flow sequence, expected ',' or ']', but"
                                + " got :"),
                Arguments.of("a: b: c\n", "FILE is neither YAML nor JSON: line 1: mapping values are not allowed here"),
                Arguments.of("a: \u00ff\u00fe", "FILE is neither YAML nor JSON: it is no text in UTF-8"),
                Arguments.of(
                        "a: " + "[".repeat(2000),
                        "FILE is neither YAML nor JSON: Document nesting depth (1001) exceeds the maximum allowed"
                                + " (1000)"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aContractThatIsNoOpenApiDocument(String content, String message) throws IOException {
        Path file = folder.resolve("contract.yaml");
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Conform.run("check", "--mock", "embedded", "--contract", file, "--report", folder.resolve("report")))
                .isEqualTo(Conform.refusal("conform: " + message.replace("FILE", file.toString())));
    }

    @Test
    void aContractThatIsNotThereOrAFolder() {
        Path missing = folder.resolve("contract.yaml");

        assertThat(Conform.run("rules", "--contract", missing))
                .isEqualTo(Conform.refusal("conform: there is no contract at " + missing));
        assertThat(Conform.run("rules", "--contract", folder))
                .isEqualTo(Conform.refusal("conform: the contract " + folder + " cannot be read: Is a directory"));
    }

    @Test
    void aReportFolderThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "a file");
        Path below = file.resolve("acme");

        assertThat(Conform.run("check", "--mock", "embedded", "--report", file))
                .isEqualTo(Conform.refusal("conform: the report folder " + file
                        + " cannot be written: a file stands in its place; name another one with --report"));
        assertThat(Conform.run("check", "--mock", "embedded", "--report", below))
                .isEqualTo(Conform.refusal("conform: the report folder " + below
                        + " cannot be written: Not a directory; name another one with --report"));
        assertThat(Conform.run("check", "--mock", "embedded", "--report", ""))
                .isEqualTo(Conform.refusal("conform: --report names no folder"));
    }

    static Stream<Arguments> profiles() {
        // Whatever the bundled contract requires: a property, and one that is spelled wrongly.
        String property = Conform.CONTRACT
                .operations()
                .get(0)
                .success()
                .flatMap(ResponseSpec::json)
                .flatMap(MediaType::schema)
                .orElseThrow()
                .required()
                .iterator()
                .next();
        String whole = "name: acme\nurl: http://127.0.0.1:1\ntokenEnv: ACME_TOKEN\n";
        return Stream.of(
                Arguments.of("", "FILE cannot be used: it is no YAML mapping, like name: acme"),
                Arguments.of("null\n", "FILE cannot be used: it is empty"),
                Arguments.of("- a\n", "FILE cannot be used: it is no YAML mapping, like name: acme"),
                Arguments.of("url: http://a\n", "FILE cannot be used: it lacks name"),
                Arguments.of(
                        "name: a b\n",
                        "FILE cannot be used: the name a b is no slug: letters, digits, dots and hyphens, 64 at most"),
                Arguments.of("name: a\n---\nname: b\n", "FILE cannot be used: a second document stands in it"),
                Arguments.of("name: a\nname: b\n", "FILE is no YAML: line 2: Duplicate field 'name'"),
                Arguments.of(
                        "name: &a acme\nurl: *a\n",
                        "FILE cannot be used: it has the YAML alias *a; write out what that stands for"),
                Arguments.of("name: a: b\n", "FILE is no YAML: line 1: mapping values are not allowed here"),
                Arguments.of(
                        "name: a\nvalues: {size: @}\n",
                        "FILE is no YAML: line 2: while scanning for the next token, found character '@' that cannot start"
                                + " any token. (Do not use @ for indentation)"),
                Arguments.of("name: [a]\n", "FILE cannot be used: what stands under name is no text"),
                Arguments.of(
                        "name: a\nbudget: many\n",
                        "FILE cannot be used: what stands under budget is no whole number that fits"),
                Arguments.of(
                        "name: a\nbudget: 1.5\n",
                        "FILE cannot be used: what stands under budget is no whole number that fits"),
                Arguments.of(
                        "name: a\nbudget: 99999999999\n",
                        "FILE cannot be used: what stands under budget is no whole number that fits"),
                Arguments.of("name: a\nbudget: -1\n", "FILE cannot be used: the budget is below 0"),
                Arguments.of("name: a\nprice: 3\n", "FILE cannot be used: what stands under price is no mapping"),
                Arguments.of(
                        "name: a\nprice: {perSecond: x, currency: USD}\n",
                        "FILE cannot be used: what stands under price.perSecond is no number"),
                Arguments.of(
                        "name: a\nvalues: {size: [1]}\n",
                        "FILE cannot be used: what stands under values.size is no text"),
                Arguments.of("name: a\nknown: {a: b}\n", "FILE cannot be used: what stands under known is no list"),
                Arguments.of(
                        "name: a\nknown:\n  - {rule: response.required.size}\n",
                        "FILE cannot be used: an entry under known lacks its rule or its reason"),
                Arguments.of(
                        "name: a\nknown: [{rule: a, reason: b, ticket: 3}]\n",
                        "FILE has the unknown key ticket; known are reason, rule, seen, until"),
                Arguments.of(
                        "name: a\ntimeout: 3s\n",
                        "FILE has the unknown key timeout; known are budget, credentials, known, name, paid, price, tokenEnv, url, values"),
                Arguments.of(
                        "name: a\ntoken: " + MISPLACED + "\n",
                        "FILE has the key token; a secret does not belong in a file: name its environment variable under"
                                + " tokenEnv or credentials"),
                Arguments.of(
                        "name: a\ntokenEnv: " + MISPLACED + "\n",
                        "FILE cannot be used: tokenEnv names an environment variable; what stands there is none, and a"
                                + " token does not belong in a file"),
                Arguments.of(
                        "name: a\nurl: https://" + MISPLACED + "@acme.example\n",
                        "FILE cannot be used: the url carries a user or a query, and secrets do not belong in a file"),
                Arguments.of(
                        whole + "known:\n  - {rule: response.required.size, reason: r, until: 2027-3-1}\n",
                        "FILE has the date 2027-3-1 for response.required.size; write it as 2027-03-31"),
                Arguments.of(
                        whole + "known:\n  - {rule: response.required." + property + "x, reason: r}\n",
                        "known in the profile acme has response.required." + property
                                + "x, and there is no such rule; the" + " nearest is response.required." + property),
                Arguments.of(
                        whole + "values: {no-part: 16x9}\n",
                        "values in the profile acme has no-part, and the contract has no such part or parameter; known are "
                                + Conform.CONTRACT
                                        .operations()
                                        .get(0)
                                        .inputs()
                                        .map(Parameter::name)
                                        .collect(Collectors.joining(", "))));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aProfileThatIsNone(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("acme.yaml"), content);
        String line = message.replace("FILE", "the gateway profile " + file);

        for (String command : new String[] {"check --gateway", "matrix"}) {
            Object[] words = Stream.of(command.split(" "), new Object[] {file, "--report", folder.resolve("report")})
                    .flatMap(Stream::of)
                    .toArray();

            assertThat(Conform.run(Map.of("ACME_TOKEN", TOKEN), words)).isEqualTo(Conform.refusal("conform: " + line));
        }
    }

    @Test
    void aProfileThatIsNotThereOrAFolder() {
        Path missing = folder.resolve("acme.yaml");

        assertThat(Conform.run("check", "--gateway", missing))
                .isEqualTo(Conform.refusal("conform: there is no gateway profile at " + missing));
        assertThat(Conform.run("check", "--gateway", folder))
                .isEqualTo(
                        Conform.refusal("conform: the gateway profile " + folder + " cannot be read: Is a directory"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                            | it lacks reportVersion",
                "[1]                             | it lacks reportVersion",
                "{\"a\":                         | line 1: Unexpected end-of-input within/between Object entries",
                "{\"reportVersion\": 2}          | its report version is 2, and 1 is understood",
                "{\"reportVersion\": 1}          | it lacks contract",
                "{\"reportVersion\": 1, \"contract\": [], \"gateway\": {}} | it lacks title",
            })
    void aRecordThatIsNone(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("results.json"), content);

        assertThat(Conform.run("replay", folder))
                .isEqualTo(Conform.refusal("conform: " + file + " is no record of a run: " + message));
    }

    @Test
    void aFolderWithoutARecord() {
        assertThat(Conform.run("replay", folder))
                .isEqualTo(Conform.refusal("conform: there is no results.json in " + folder));
    }

    @Test
    void aComparisonWithoutTwoRecords() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path file = Files.writeString(other.resolve("results.json"), "{\"verdicts\":");

        assertThat(Conform.run("compare", folder, other))
                .isEqualTo(Conform.refusal("conform: there is neither a matrix.json nor a results.json in " + folder));
        assertThat(Conform.run("compare", other, folder))
                .isEqualTo(Conform.refusal("conform: " + file + " is no record of a run or a matrix"));
    }
}
