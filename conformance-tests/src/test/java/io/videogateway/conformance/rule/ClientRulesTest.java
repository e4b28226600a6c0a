package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.deviation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientRulesTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /v1/{kind}:
                post:
                  parameters: [{name: kind, in: path, required: true}]
                  requestBody:
                    content:
                      multipart/form-data:
                        schema:
                          required: [model, file]
                          properties:
                            model: {type: string, example: sora-2}
                            file: {type: string, format: binary}
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {type: object, required: [id], properties: {id: {type: string}, at: {type: integer}}}
            security: [it: []]
            components: {securitySchemes: {it: {type: http, scheme: bearer}}}
            """);
    private static final String FORM = "/paths/~1v1~1{kind}/post/requestBody/content";

    private static final String BODY = """
            --b\r
            Content-Disposition: form-data; name="model"\r
            \r
            sora-2\r
            --b\r
            Content-Disposition: form-data; name="file"; filename="a.png"\r
            Content-Type: image/png\r
            \r
            PNG\r
            --b--\r
            """;

    /** What the client wrote, as the record has it. */
    private static Exchange sent(String method, String url, String body, String... headers) {
        return new Exchange(
                "complete",
                new Request(Request.Via.CLIENT, method, url, GivenExchange.headers(headers), Body.of(body)),
                null,
                null,
                null,
                7,
                "");
    }

    private static Exchange wrote(String body) {
        return sent("POST", "http://h/v1/videos", body, "Content-Type: multipart/form-data; boundary=b");
    }

    private static Exchange decoded(String answer, Decoded decoded) {
        Exchange sent = wrote(BODY);
        return new Exchange(
                "complete", sent.request(), new Response(200, Headers.NONE, Body.of(answer)), null, decoded, 7, "");
    }

    private static Finding finding(String rule, Exchange exchange) {
        return Given.finding(CONTRACT, rule, exchange);
    }

    @Test
    void theRules() {
        assertThat(Given.rules(CONTRACT, "client.*"))
                .extracting(
                        Rule::id,
                        Rule::level,
                        Rule::title,
                        rule -> rule.clause().toString())
                .containsExactly(
                        tuple("client.method", Level.MUST, "the client sends POST", "/paths/~1v1~1{kind}/post"),
                        tuple("client.path", Level.MUST, "the client sends to /v1/{kind}", "/paths/~1v1~1{kind}/post"),
                        tuple(
                                "client.authentication",
                                Level.MUST,
                                "the client sends the token where the contract wants it",
                                "/security"),
                        tuple("client.media-type", Level.MUST, "the client sends a declared media type", FORM),
                        tuple(
                                "client.part.model",
                                Level.MUST,
                                "the client sends the part model",
                                FORM + "/multipart~1form-data/schema/properties/model"),
                        tuple(
                                "client.part.file",
                                Level.MUST,
                                "the client sends the part file",
                                FORM + "/multipart~1form-data/schema/properties/file"),
                        tuple(
                                "client.content-length",
                                Level.SHOULD,
                                "the client sends the length of its body",
                                "/paths/~1v1~1{kind}/post"),
                        tuple(
                                "client.decode",
                                Level.MUST,
                                "the client reads the answer without loss",
                                "/paths/~1v1~1{kind}/post/responses/200"));
    }

    @Test
    void aContractWithoutClientHasNoSuchRules() {
        assertThat(Rules.of(CONTRACT, false, Set.of()))
                .filteredOn(rule -> rule.family().stage().equals("client"))
                .isEmpty();
    }

    @Test
    void theMethod() {
        assertThat(finding("client.method", sent("POST", "http://h/v1/videos", "")))
                .isEqualTo(Finding.conforms());
        assertThat(finding("client.method", sent("GET", "http://h/v1/videos", "")))
                .isEqualTo(deviation("POST", "GET"));
    }

    @ParameterizedTest
    @CsvSource({"http://h/v1/videos", "http://h/relay/v1/videos", "http://h/v1/a%2Fb", "http://h/v1/videos?a=/b"})
    void thePath(String url) {
        assertThat(finding("client.path", sent("POST", url, ""))).isEqualTo(Finding.conforms());
    }

    @ParameterizedTest
    @CsvSource({"http://h/videos, /videos", "http://h/v1/videos/, /v1/videos/", "http://h/v1/, /v1/", "http://h, ''"})
    void anotherPath(String url, String path) {
        assertThat(finding("client.path", sent("POST", url, "")))
                .isEqualTo(deviation("a path that ends in /v1/{kind}", path));
    }

    @Test
    void theToken() {
        assertThat(finding("client.authentication", sent("POST", "http://h/", "", "authorization: Bearer $TOKEN")))
                .isEqualTo(Finding.conforms());
        assertThat(finding("client.authentication", sent("POST", "http://h/", "")))
                .isEqualTo(deviation("one Authorization that matches Bearer \\S+", "[]"));
        assertThat(finding("client.authentication", sent("POST", "http://h/", "", "Authorization: $TOKEN")))
                .isEqualTo(deviation("one Authorization that matches Bearer \\S+", "[$TOKEN]"));
        assertThat(finding(
                        "client.authentication",
                        sent("POST", "http://h/", "", "Authorization: Bearer a", "Authorization: Bearer b")))
                .isEqualTo(deviation("one Authorization that matches Bearer \\S+", "[Bearer a, Bearer b]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: http, scheme: basic}             | http://h/v1/a           | Authorization: Basic abc",
                "{type: apiKey, in: header, name: X-Key} | http://h/v1/a           | X-Key: abc",
                "{type: apiKey, in: query, name: key}    | http://h/v1/a?a=b&key=c | X-None: none",
                "{type: apiKey, in: cookie, name: s}     | http://h/v1/a           | Cookie: t=1; s=abc",
            })
    void theTokenOfOtherSchemes(String scheme, String url, String header) {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths: {/v1/a: {post: {responses: {'200': {}}}}}
                security: [it: []]
                components: {securitySchemes: {it: %s}}
                """.formatted(scheme));

        assertThat(Given.finding(contract, "client.authentication", sent("POST", url, "", header)))
                .isEqualTo(Finding.conforms());
        assertThat(Given.finding(
                                contract, "client.authentication", sent("POST", "http://h/v1/a?k=c", "", "Cookie: t=1"))
                        .kind())
                .isEqualTo(Finding.Kind.DEVIATES);
    }

    @Test
    void theTokensOfTwoSchemesAtOnce() {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths: {/v1/a: {post: {responses: {'200': {}}}}}
                security: [{bearer: [], key: []}]
                components:
                  securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}
                """);
        String url = "http://h/v1/a";

        assertThat(Given.finding(
                        contract,
                        "client.authentication",
                        sent("POST", url, "", "Authorization: Bearer a", "X-Key: b")))
                .isEqualTo(Finding.conforms());
        assertThat(Given.finding(contract, "client.authentication", sent("POST", url, "", "Authorization: Bearer a")))
                .isEqualTo(deviation("one X-Key that matches .+", "[]"));
    }

    @Test
    void theMediaType() {
        assertThat(finding("client.media-type", wrote(BODY)))
                .isEqualTo(Finding.conforms("multipart/form-data; boundary=b"));
        assertThat(finding("client.media-type", sent("POST", "http://h/", "", "Content-Type: multipart/form-data")))
                .isEqualTo(deviation("multipart/form-data", "multipart/form-data"));
        assertThat(finding("client.media-type", sent("POST", "http://h/", "", "Content-Type: application/json")))
                .isEqualTo(deviation("multipart/form-data", "application/json"));
        assertThat(finding("client.media-type", sent("POST", "http://h/", "")))
                .isEqualTo(deviation("multipart/form-data", "no Content-Type"));
    }

    @Test
    void theParts() {
        assertThat(finding("client.part.model", wrote(BODY))).isEqualTo(Finding.conforms());
        assertThat(finding("client.part.file", wrote(BODY))).isEqualTo(Finding.conforms());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "model | name=\"model\"        | name=\"prompt\"           | one part model           | [prompt, file]",
                "file  | name=\"model\"        | name=\"file\"             | one part file            | [file, file]",
                "model | sora-2                | \"sora-2\"                | a text without JSON quotes | \"sora-2\"",
                "model | sora-2                | veo                       | sora-2                   | veo",
                "model | name=\"model\"        | name=\"model\"; filename=\"m\" | a part without a file name"
                        + " | Content-Disposition: form-data; name=\"model\"; filename=\"m\"",
                "file  | ; filename=\"a.png\"  | ``                        | a part with a file name"
                        + " | Content-Disposition: form-data; name=\"file\" Content-Type: image/png",
                "file  | image/png             | application/octet-stream  | the media type of the file"
                        + " | application/octet-stream",
                "file  | Content-Type: image/png | X-None: a               | the media type of the file | no Content-Type",
                "file  | PNG                   | ``                        | a value                  | nothing",
                "model | --b--                 | ``                        | a multipart body         | the body ends before"
                        + " its last boundary",
            })
    void aPartThatIsWritten(String part, String right, String wrong, String expected, String actual) {
        assertThat(BODY).contains(right);

        assertThat(finding("client.part." + part, wrote(BODY.replace(right, wrong))))
                .isEqualTo(deviation(expected, actual));
    }

    @Test
    void aBodyWithoutBoundaryHasNoParts() {
        assertThat(finding("client.part.model", sent("POST", "http://h/", BODY)))
                .isEqualTo(deviation("a multipart body", "no boundary in the Content-Type"));
    }

    @Test
    void aValueOfTheProfileNeedNotBeTheExample() {
        Rule rule = Given.rule(CONTRACT, "client.part.model", Set.of("model"));
        Exchange other = wrote(BODY.replace("sora-2", "veo"));

        assertThat(rule.check(other, new Evidence(List.of(other), Given.START))).isEqualTo(Finding.conforms());
    }

    @Test
    void theLength() {
        assertThat(finding("client.content-length", sent("POST", "http://h/", "abc", "Content-Length: 3")))
                .isEqualTo(Finding.conforms("3"));
        assertThat(finding("client.content-length", sent("POST", "http://h/", "abc", "Transfer-Encoding: chunked")))
                .isEqualTo(deviation("Content-Length: 3", "no Content-Length"));
        assertThat(finding("client.content-length", sent("POST", "http://h/", "abc", "Content-Length: 4")))
                .isEqualTo(deviation("Content-Length: 3", "4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"a\"}                            | {\"id\":\"a\"}",
                "{\"id\":\"a\",\"at\":1762326617000}       | {\"at\":1762326617000,\"id\":\"a\"}",
                "{\"id\":\"a\",\"x\":1.0,\"y\":[null,{}]}  | {\"id\":\"a\",\"x\":1.00,\"y\":[null,{}]}",
            })
    void whatTheClientReadIsWhatCame(String answer, String read) throws Exception {
        assertThat(finding("client.decode", decoded(answer, new Decoded(new ObjectMapper().readTree(read), null))))
                .isEqualTo(Finding.conforms());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"a\",\"task_id\":\"b\"}     | {\"id\":\"a\"}",
                "{\"id\":\"a\",\"at\":1762326617000}  | {\"id\":\"a\",\"at\":-1}",
                "{\"id\":\"a\",\"x\":0.5}             | {\"id\":\"a\",\"x\":0}",
                "{\"id\":\"a\",\"x\":null}            | {\"id\":\"a\"}",
                "{\"id\":\"a\",\"x\":\"10\"}          | {\"id\":\"a\",\"x\":10}",
            })
    void aLossDeviates(String answer, String read) throws Exception {
        assertThat(finding("client.decode", decoded(answer, new Decoded(new ObjectMapper().readTree(read), null))))
                .isEqualTo(deviation(answer, read));
    }

    @Test
    void aClientThatThrowsDeviates() {
        assertThat(finding("client.decode", decoded("{\"id\":\"a\"}", new Decoded(null, "UnreadableException: no"))))
                .isEqualTo(deviation("a model", "UnreadableException: no"));
    }

    @Test
    void anAnswerThatBreaksTheContractNeedNotBeRead() {
        assertThat(finding("client.decode", decoded("{\"id\":7}", new Decoded(null, "UnreadableException: no"))))
                .isEqualTo(Finding.undecided("the answer is not what the contract promises"));
        assertThat(finding("client.decode", decoded("no json", new Decoded(null, "UnreadableException: no"))))
                .isEqualTo(Finding.undecided("there was no success with a JSON body to read"));
        assertThat(finding("client.decode", decoded("{\"id\":\"a\"}", null)))
                .isEqualTo(Finding.undecided("there was no success with a JSON body to read"));
    }
}
