package io.videogateway.conformance.target;

import static io.videogateway.conformance.exchange.GivenExchange.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.probe.GivenProbe;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import io.videogateway.conformance.probe.Value;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestWriterTest {
    private static final String BASE = "http://gateway.example";

    private static Request write(String baseUrl, Probe probe) {
        return write(baseUrl, "secret-of-acme", Map.of(), probe);
    }

    private static Request write(String baseUrl, String token, Map<String, Credentials.Secret> own, Probe probe) {
        return new RequestWriter(baseUrl, new Credentials(new Credentials.Secret(token, "ACME_TOKEN"), own), "suite/1")
                .write(probe);
    }

    @Test
    void writesAFormWithFiles() {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /v1/videos:
                    post:
                      requestBody:
                        content:
                          multipart/form-data:
                            schema:
                              properties:
                                prompt: {type: string, example: "画面 \\"动\\" & more"}
                                input_reference: {type: string, format: binary, example: 场景1.png}
                                seconds: {type: integer, example: 10}
                      responses: {}
                security: [bearer: []]
                components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
                """);
        Probe probe = GivenProbe.of(contract, "complete");
        Value.File file = (Value.File) probe.values(Parameter.Place.BODY).get("input_reference");

        Request request = write(BASE, probe);

        Buffer body = new Buffer().writeUtf8("""
                        --video-gateway-conformance-8d2f6a41\r
                        Content-Disposition: form-data; name="prompt"\r
                        \r
                        画面 "动" & more\r
                        --video-gateway-conformance-8d2f6a41\r
                        Content-Disposition: form-data; name="input_reference"; filename="场景1.png"\r
                        Content-Type: image/png\r
                        \r
                        """).write(file.content()).writeUtf8("""
                        \r
                        --video-gateway-conformance-8d2f6a41\r
                        Content-Disposition: form-data; name="seconds"\r
                        \r
                        10\r
                        --video-gateway-conformance-8d2f6a41--\r
                        """);
        assertThat(request)
                .isEqualTo(new Request(
                        Request.Via.RAW,
                        "POST",
                        "http://gateway.example/v1/videos",
                        headers(
                                "User-Agent: suite/1",
                                "Accept: */*",
                                "Authorization: Bearer secret-of-acme",
                                "Content-Type: multipart/form-data; boundary=video-gateway-conformance-8d2f6a41"),
                        new Body(body.readByteArray())));
    }

    @Test
    void writesAFormWithFilesThatHasNoParts() {
        Contract contract = GivenContract.taking("multipart/form-data", "{properties: {model: {type: string}}}");
        Probe probe = GivenProbe.of(contract, "required-only");

        assertThat(write(BASE, probe).body()).isEqualTo(Body.of("--video-gateway-conformance-8d2f6a41--\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "complete         | application/json                  | {\"model\":\"a&b=ü\",\"seconds\":10,\"tags\":[\"x\"]}",
                "complete         | application/vnd.acme+json         | {\"model\":\"a&b=ü\",\"seconds\":10,\"tags\":[\"x\"]}",
                "complete         | application/json; charset=utf-8   | {\"model\":\"a&b=ü\",\"seconds\":10,\"tags\":[\"x\"]}",
                "complete         | application/x-www-form-urlencoded | model=a%26b%3D%C3%BC&seconds=10&tags=x",
                "without/model    | application/json                  | {\"seconds\":10,\"tags\":[\"x\"]}",
                "required-only    | application/json                  | {\"model\":\"a&b=ü\"}",
                "required-only    | application/x-www-form-urlencoded | model=a%26b%3D%C3%BC",
            })
    void writesTheMediaTypeOfTheContract(String name, String mediaType, String body) {
        Contract contract = GivenContract.taking(mediaType, """
                {
                  required: [model],
                  properties: {
                    model: {type: string, example: a&b=ü},
                    seconds: {type: integer, example: 10},
                    tags: {type: array, items: {example: x}}}}
                """);

        Request request = write(BASE, GivenProbe.of(contract, name));

        assertThat(request.headers())
                .isEqualTo(headers("User-Agent: suite/1", "Accept: */*", "Content-Type: " + mediaType));
        assertThat(request.body()).hasToString(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data               | application/json | {\"model\":\"m\",\"file\":\"image.png\"}",
                "application/x-www-form-urlencoded | application/json | {\"model\":\"m\",\"file\":\"image.png\"}",
                "application/json                  | text/plain       | 'model=m\nfile=image.png'",
            })
    void writesAMediaTypeThatTheContractDoesNotDeclare(String declared, String mediaType, String body) {
        Contract contract = GivenContract.taking(
                declared, "{properties: {model: {example: m}, file: {type: string, format: binary}}}");

        Request request = write(BASE, GivenProbe.of(contract, "wrong-media-type"));

        assertThat(request.headers().first("Content-Type")).contains(mediaType);
        assertThat(request.body()).hasToString(body);
    }

    @Test
    void listsAreSeveralPartsAndObjectsAreJson() {
        Contract contract = GivenContract.taking(
                "multipart/form-data", "{properties: {tags: {example: [a, b]}, camera: {example: {zoom: 2}}}}");

        assertThat(write(BASE, GivenProbe.of(contract, "complete")).body()).hasToString("""
                        --video-gateway-conformance-8d2f6a41\r
                        Content-Disposition: form-data; name="tags"\r
                        \r
                        a\r
                        --video-gateway-conformance-8d2f6a41\r
                        Content-Disposition: form-data; name="tags"\r
                        \r
                        b\r
                        --video-gateway-conformance-8d2f6a41\r
                        Content-Disposition: form-data; name="camera"\r
                        Content-Type: application/json\r
                        \r
                        {"zoom":2}\r
                        --video-gateway-conformance-8d2f6a41--\r
                        """);
    }

    @Test
    void writesATextAsItIs() {
        Contract contract = GivenContract.taking("text/plain", "{type: string, example: a prompt}");

        assertThat(write(BASE, GivenProbe.of(contract, "complete")).body()).hasToString("a prompt");
    }

    @Test
    void aMediaTypeIsRecognisedHoweverItIsWritten() {
        Contract contract = GivenContract.taking("Multipart/Form-Data", "{properties: {model: {example: m}}}");

        Request request = write(BASE, GivenProbe.of(contract, "complete"));

        assertThat(request.headers().first("Content-Type"))
                .contains("Multipart/Form-Data; boundary=video-gateway-conformance-8d2f6a41");
        assertThat(request.body()).hasToString("""
                        --video-gateway-conformance-8d2f6a41\r
                        Content-Disposition: form-data; name="model"\r
                        \r
                        m\r
                        --video-gateway-conformance-8d2f6a41--\r
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http, scheme: bearer              | complete    | Authorization: Bearer secret-of-acme",
                "http, scheme: bearer              | wrong-token | Authorization: Bearer secret-of-acmx",
                "http, scheme: basic               | complete    | Authorization: Basic c2VjcmV0LW9mLWFjbWU=",
                "apiKey, in: header, name: X-Key   | complete    | X-Key: secret-of-acme",
                "apiKey, in: header, name: X-Key   | wrong-token | X-Key: secret-of-acmx",
                "apiKey, in: cookie, name: session | complete    | Cookie: session=secret-of-acme; theme=dark",
            })
    void writesTheTokenIntoAHeader(String scheme, String name, String line) {
        Request request = write(BASE, GivenProbe.of(secured(scheme), name));

        assertThat(request.headers().lines()).contains(headers(line).lines().get(0));
        assertThat(request.url()).isEqualTo("http://gateway.example/videos");
    }

    @Test
    void writesTheTokenIntoTheQuery() {
        Contract contract = secured("apiKey, in: query, name: my key");

        assertThat(write(BASE, GivenProbe.of(contract, "complete")).url())
                .isEqualTo("http://gateway.example/videos?my%20key=secret-of-acme");
        assertThat(write(BASE, GivenProbe.of(contract, "wrong-token")).url())
                .isEqualTo("http://gateway.example/videos?my%20key=secret-of-acmx");
    }

    @ParameterizedTest
    @CsvSource({
        "'http, scheme: bearer'",
        "'http, scheme: basic'",
        "'apiKey, in: header, name: X-Key'",
        "'apiKey, in: query, name: key'",
        "'apiKey, in: cookie, name: session'"
    })
    void writesNoTokenAtAll(String scheme) {
        Request request = write(BASE, GivenProbe.of(secured(scheme), "without-token"));

        assertThat(request)
                .isEqualTo(new Request(
                        Request.Via.RAW,
                        "GET",
                        "http://gateway.example/videos",
                        headers("User-Agent: suite/1", "Accept: */*", "Cookie: theme=dark"),
                        Body.EMPTY));
    }

    private static Contract secured(String scheme) {
        return GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos:
                    get:
                      parameters: [{name: theme, in: cookie, example: dark}]
                      responses: {}
                security: [it: []]
                components: {securitySchemes: {it: {type: %s}}}
                """.formatted(scheme));
    }

    @Test
    void theWrongTokenDiffersInItsLastCharacter() {
        Probe wrong = GivenProbe.of(secured("http, scheme: bearer"), "wrong-token");

        assertThat(write(BASE, "ends-in-x", Map.of(), wrong).headers())
                .isEqualTo(headers(
                        "User-Agent: suite/1", "Accept: */*", "Authorization: Bearer ends-in-y", "Cookie: theme=dark"));
    }

    @Test
    void theWrongPasswordStandsBehindTheColonToo() {
        Probe wrong = GivenProbe.of(secured("http, scheme: basic"), "wrong-token");

        assertThat(write(BASE, "key-of-acme:", Map.of(), wrong).headers().first("Authorization"))
                .contains("Basic " + Base64.getEncoder().encodeToString("key-of-acme:x".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "complete,      Bearer secret-of-acme, key=key-of-acmf",
        "wrong-token,   Bearer secret-of-acmx, key=key-of-acmx",
        "without-token, ,                      "
    })
    void writesEachOfTheSchemesThatAreWantedAtOnce(String name, String authorization, String cookie) {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths: {/videos: {get: {responses: {}}}}
                security: [{bearer: [], app: [], session: []}]
                components:
                  securitySchemes:
                    bearer: {type: http, scheme: bearer}
                    app: {type: apiKey, in: query, name: app}
                    session: {type: apiKey, in: cookie, name: key}
                """);

        Request request = write(
                BASE,
                "secret-of-acme",
                Map.of("session", new Credentials.Secret("key-of-acmf", "ACME_KEY")),
                GivenProbe.of(contract, name));

        assertThat(request.headers().first("Authorization")).isEqualTo(Optional.ofNullable(authorization));
        assertThat(request.headers().first("Cookie")).isEqualTo(Optional.ofNullable(cookie));
        assertThat(request.url())
                .isEqualTo(BASE + "/videos"
                        + (authorization == null ? "" : "?app=" + authorization.substring("Bearer ".length())));
    }

    @Test
    void encodesWhatGoesIntoTheUrl() {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos/{id}/{part}:
                    get:
                      parameters:
                        - {name: id, in: path, example: a/b c}
                        - {name: part, in: path, example: "{id}"}
                        - {name: q&, in: query, example: "ü+1"}
                        - {name: n, in: query, example: 5}
                        - {name: X-Note, in: header, example: as it is}
                      responses: {}
                """);
        Probe probe = GivenProbe.of(contract, "complete");

        Request request = write("http://gateway.example/relay", probe);

        assertThat(request.url())
                .isEqualTo("http://gateway.example/relay/videos/a%2Fb%20c/%7Bid%7D?q%26=%C3%BC%2B1&n=5");
        assertThat(request.headers()).isEqualTo(headers("User-Agent: suite/1", "Accept: */*", "X-Note: as it is"));
    }

    /** The tables of the OpenAPI specification, under Style Values. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in: path, example: [a b, c]                                      | /simple/a%20b,c",
                "in: path, example: {r: 1, g: 2}                                  | /simple/r,1,g,2",
                "in: path, explode: true, example: {r: 1, g: 2}                   | /simple/r=1,g=2",
                "in: path, style: label, example: a                               | /simple/.a",
                "in: path, style: label, example: [a, b]                          | /simple/.a,b",
                "in: path, style: label, explode: true, example: [a, b]           | /simple/.a.b",
                "in: path, style: label, explode: true, example: {r: 1, g: 2}     | /simple/.r=1.g=2",
                "in: path, style: matrix, example: a                              | /simple/;it=a",
                "in: path, style: matrix, example: [a, b]                         | /simple/;it=a,b",
                "in: path, style: matrix, explode: true, example: [a, b]          | /simple/;it=a;it=b",
                "in: path, style: matrix, explode: true, example: {r: 1, g: 2}    | /simple/;r=1;g=2",
                "in: path, style: matrix, example: {r: 1, g: 2}                   | /simple/;it=r,1,g,2",
                "in: query, example: [a, b]                                       | /simple/{it}?it=a&it=b",
                "in: query, explode: false, example: [a, b]                       | /simple/{it}?it=a,b",
                "in: query, style: spaceDelimited, explode: false, example: [a, b] | /simple/{it}?it=a%20b",
                "in: query, style: pipeDelimited, explode: false, example: [a, b] | /simple/{it}?it=a%7Cb",
                "in: query, example: {r: 1, g: 2}                                 | /simple/{it}?r=1&g=2",
                "in: query, example: {}                                           | /simple/{it}",
                "in: query, explode: false, example: {r: 1, g: 2}                 | /simple/{it}?it=r,1,g,2",
                "in: query, style: deepObject, explode: true, example: {r: 1}     | /simple/{it}?it%5Br%5D=1",
            })
    void writesListsAndObjectsInTheirStyle(String parameter, String expected) {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths: {'/simple/{it}': {get: {parameters: [{name: it, %s}], responses: {}}}}
                """.formatted(parameter));

        assertThat(write("", GivenProbe.of(contract, "complete")).url()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header | example: [a b, c]                | X-It: a b,c",
                "header | example: {r: 1, g: 2}            | X-It: r,1,g,2",
                "header | explode: true, example: {r: 1}   | X-It: r=1",
                "cookie | example: [a, b]                  | Cookie: X-It=a,b",
            })
    void writesListsAndObjectsIntoHeaders(String place, String parameter, String expected) {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths: {/simple: {get: {parameters: [{name: X-It, in: %s, %s}], responses: {}}}}
                """.formatted(place, parameter));

        assertThat(write("", GivenProbe.of(contract, "complete")).headers())
                .isEqualTo(headers("User-Agent: suite/1", "Accept: */*", expected));
    }

    @Test
    void theSameProbeGivesTheSameBytes() {
        List<Probe> probes = Probes.of(GivenContract.OF_CLIENT, Map.of());

        assertThat(probes).isNotEmpty();
        for (Probe probe : probes) {
            assertThat(write(BASE, probe)).isEqualTo(write(BASE, probe));
        }
    }
}
