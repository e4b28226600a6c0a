package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.videogateway.conformance.contract.Parameter.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a contract. */
class ContractTest {
    @Test
    void readsTheReceivedContract() {
        Contract contract = GivenContract.RECEIVED;
        Operation create = GivenContract.only(contract);

        assertThat(contract.title()).isEmpty();
        assertThat(contract.version()).isEqualTo("1.0.0");
        assertThat(contract.serverUrl()).contains("https://api.jxincm.cn");
        assertThat(create.key()).isEqualTo("POST /v1/videos");
        assertThat(create.qualify("serve.complete")).isEqualTo("serve.complete");
        assertThat(create.clause()).hasToString("/paths/~1v1~1videos/post");
        assertThat(create.parameters()).isEmpty();
        assertThat(create.siblings()).containsExactly("POST");
        assertThat(create.security())
                .containsExactly(new SecurityScheme("bearer", SecurityScheme.Kind.BEARER, "Authorization"));
        assertThat(create.securityClause()).hasToString("/paths/~1v1~1videos/post/security");
        assertThat(create.body().orElseThrow().required()).isFalse();
        assertThat(create.body().orElseThrow().content())
                .extracting(MediaType::name)
                .containsExactly("multipart/form-data");
        assertThat(create.parts())
                .extracting(
                        Parameter::name,
                        Parameter::place,
                        Parameter::required,
                        part -> part.example().orElseThrow().asText(),
                        part -> part.schema().orElseThrow().isBinary())
                .containsExactly(
                        tuple("model", Place.BODY, true, "sora-2", false),
                        tuple("prompt", Place.BODY, true, "画面动起来", false),
                        tuple("seconds", Place.BODY, true, "10", false),
                        tuple(
                                "input_reference",
                                Place.BODY,
                                true,
                                "file://C:\\Users\\Administrator\\Desktop\\场景1.png",
                                true),
                        tuple("size", Place.BODY, true, "16x9", false),
                        tuple("watermark", Place.BODY, true, "ture", false),
                        tuple("private", Place.BODY, false, "false", false),
                        tuple(
                                "character_url",
                                Place.BODY,
                                false,
                                "https://filesystem.site/cdn/20251030/javYrU4etHVFDqg8by7mViTWHlMOZy.mp4",
                                false),
                        tuple("character_timestamps", Place.BODY, false, "1,3", false));
        assertThat(create.responses()).extracting(ResponseSpec::status).containsExactly("200");
        MediaType json = create.success().orElseThrow().json().orElseThrow();
        assertThat(json.name()).isEqualTo("application/json");
        assertThat(json.example().orElseThrow().get("model").asText()).isEqualTo("sora_video2");
        Schema video = json.schema().orElseThrow();
        assertThat(video.clause())
                .hasToString("/paths/~1v1~1videos/post/responses/200/content/application~1json/schema");
        assertThat(video.required())
                .containsExactly("id", "object", "model", "status", "progress", "created_at", "seconds", "size");
        assertThat(video.properties().values())
                .extracting(property -> property.types().iterator().next())
                .containsExactly("string", "string", "string", "string", "integer", "integer", "string", "string");
        assertThat(create.variations())
                .extracting(Variation::toString)
                .containsExactly(
                        "complete",
                        "without-token",
                        "wrong-token",
                        "required-only",
                        "without/model",
                        "without/prompt",
                        "without/seconds",
                        "without/input_reference",
                        "without/size",
                        "without/watermark",
                        "wrong-media-type",
                        "wrong-method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```yaml\n%s```",
                "# Videos\n\n```yaml\n%s```\n\ntext\n",
                "~~~~\n%s~~~~",
                "```\nGET /\n```\n```yml x\n%s```\n"
            })
    void readsTheFencedBlockOfAMarkdownExport(String page) {
        String text = "openapi: 3.0.3\r\npaths: {/视频: {get: {responses: {}}}}\n\n";

        Contract contract = GivenContract.of(page.formatted(text));

        assertThat(contract).hasToString(text);
        assertThat(contract.operations()).extracting(Operation::path).containsExactly("/视频");
    }

    @Test
    void aFenceInADescriptionMakesNoMarkdown() {
        String text =
                "openapi: 3.0.3\ninfo:\n  description: |\n    ```\n    openapi: 3.0.0\n    ```\npaths: {/a: {get: {responses: {}}}}\n";

        assertThat(GivenContract.of(text)).hasToString(text);
    }

    @Test
    void readsJsonToo() {
        Operation operation =
                GivenContract.operation("{\"openapi\":\"3.1.0\",\"paths\":{\"/a\":{\"get\":{\"responses\":{}}}}}");

        assertThat(operation.key()).isEqualTo("GET /a");
        assertThat(operation.security()).isEmpty();
        assertThat(operation.responses()).isEmpty();
    }

    @Test
    void anOperationOfOpenApi31NeedNotListResponses() {
        Operation operation = GivenContract.operation("{openapi: 3.1.0, paths: {/a: {get: {}}}}");

        assertThat(operation.responses()).isEmpty();
    }

    @Test
    void severalOperationsAreToldApartByTheirKeys() {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  x-note: {get: no operation}
                  /videos:
                    summary: no operation either
                    get: {responses: {}}
                    post: {responses: {}}
                  /videos/{id}:
                    delete: {responses: {}}
                """);

        assertThat(contract.operations())
                .extracting(Operation::key, operation -> operation.qualify("serve.complete"), Operation::siblings)
                .containsExactly(
                        tuple("GET /videos", "serve.complete@GET /videos", Set.of("GET", "POST")),
                        tuple("POST /videos", "serve.complete@POST /videos", Set.of("GET", "POST")),
                        tuple("DELETE /videos/{id}", "serve.complete@DELETE /videos/{id}", Set.of("DELETE")));
        assertThat(contract.operations()).extracting(Operation::mayCost).containsExactly(false, true, false);
    }

    @Test
    void openApi31HasTypeListsAndFilesByContentMediaType() {
        Operation operation = GivenContract.operation("""
                openapi: 3.1.0
                paths:
                  /videos:
                    post:
                      requestBody:
                        content:
                          multipart/form-data:
                            schema:
                              properties:
                                file: {type: string, contentMediaType: image/png}
                                note: {type: [string, 'null'], examples: [first, second]}
                      responses:
                        '200':
                          content:
                            application/json:
                              schema: {type: [object, 'null'], properties: {size: {type: [string, 'null']}}}
                """);
        Schema video = GivenContract.answer(operation);

        assertThat(operation.parts())
                .extracting(
                        Parameter::name,
                        part -> part.schema().orElseThrow().isBinary(),
                        part -> part.schema().orElseThrow().types(),
                        part -> part.example().map(Object::toString).orElse("none"))
                .containsExactly(
                        tuple("file", true, Set.of("string"), "none"),
                        tuple("note", false, Set.of("string"), "\"first\""));
        assertThat(video.types()).containsExactly("object");
        assertThat(video.problems(new ObjectMapper().createObjectNode().putNull("size")))
                .isEmpty();
        assertThat(video.problems(new ObjectMapper().createObjectNode().put("size", 5)))
                .containsExactly("/size: integer found, [string, null] expected");
    }

    @Test
    void examplesStandInManyPlaces() {
        Operation operation = GivenContract.operation("""
                openapi: 3.0.3
                paths:
                  /videos:
                    post:
                      requestBody:
                        content:
                          application/json:
                            schema:
                              properties:
                                model: {type: string, example: of the property}
                                size: {type: string, example: of the property}
                                note: {type: string, example: null}
                            examples:
                              first: {$ref: '#/components/examples/Create'}
                              second: {value: {model: of the second}}
                      responses:
                        '200': {content: {application/json: {example: of the media type}}}
                        '202': {content: {application/json: {examples: {one: {value: of the examples}}}}}
                        '203': {content: {application/json: {schema: {example: of the schema}}}}
                        '204': {content: {application/json: {schema: {type: string}, examples: {}}}}
                components:
                  examples:
                    Create: {value: {model: of the media type}}
                """);

        assertThat(operation.parts())
                .extracting(Parameter::name, Parameter::example)
                .containsExactly(
                        tuple("model", Optional.of(TextNode.valueOf("of the media type"))),
                        tuple("size", Optional.of(TextNode.valueOf("of the property"))),
                        tuple("note", Optional.empty()));
        assertThat(operation.responses())
                .extracting(response -> response.json().orElseThrow().example().map(Object::toString))
                .containsExactly(
                        Optional.of("\"of the media type\""),
                        Optional.of("\"of the examples\""),
                        Optional.of("\"of the schema\""),
                        Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void readsSecurity(String security, List<SecurityScheme> expected) {
        Operation operation = GivenContract.operation("""
                openapi: 3.0.3
                paths: {/videos: {post: {responses: {}%s}}}
                security: [bearer: []]
                components:
                  securitySchemes:
                    bearer: {type: http, scheme: Bearer}
                    basic: {type: http, scheme: Basic}
                    header: {type: apiKey, in: header, name: X-Key}
                    query: {type: apiKey, in: query, name: key}
                    cookie: {type: apiKey, in: cookie, name: session}
                    oauth: {type: oauth2, flows: {}}
                    oidc: {type: openIdConnect, openIdConnectUrl: https://id.example}
                    alias: {$ref: '#/components/securitySchemes/header'}
                """.formatted(security));

        assertThat(operation.security()).isEqualTo(expected);
    }

    static Stream<Arguments> schemes() {
        SecurityScheme bearer = new SecurityScheme("bearer", SecurityScheme.Kind.BEARER, "Authorization");
        SecurityScheme header = new SecurityScheme("header", SecurityScheme.Kind.HEADER, "X-Key");
        SecurityScheme query = new SecurityScheme("query", SecurityScheme.Kind.QUERY, "key");
        SecurityScheme oauth = new SecurityScheme("oauth", SecurityScheme.Kind.BEARER, "Authorization");
        return Stream.of(
                Arguments.of("", List.of(bearer)),
                Arguments.of(", security: []", List.of()),
                Arguments.of(", security: [{}, {bearer: []}]", List.of()),
                Arguments.of(", security: [{header: []}, {bearer: []}]", List.of(header)),
                Arguments.of(
                        ", security: [{alias: []}]",
                        List.of(new SecurityScheme("alias", SecurityScheme.Kind.HEADER, "X-Key"))),
                Arguments.of(
                        ", security: [{basic: []}]",
                        List.of(new SecurityScheme("basic", SecurityScheme.Kind.BASIC, "Authorization"))),
                Arguments.of(", security: [{query: []}]", List.of(query)),
                Arguments.of(
                        ", security: [{cookie: []}]",
                        List.of(new SecurityScheme("cookie", SecurityScheme.Kind.COOKIE, "session"))),
                Arguments.of(", security: [{oauth: []}]", List.of(oauth)),
                Arguments.of(
                        ", security: [{oidc: []}]",
                        List.of(new SecurityScheme("oidc", SecurityScheme.Kind.BEARER, "Authorization"))),
                Arguments.of(", security: [{bearer: [], query: [], header: []}]", List.of(bearer, query, header)),
                Arguments.of(", security: [{bearer: [], query: []}, {header: []}]", List.of(header)),
                Arguments.of(", security: [{oauth: [], oidc: [], query: []}]", List.of(oauth, query)));
    }

    @Test
    void theExactStatusDocumentsAResponseBeforeItsRangeAndTheDefault() {
        Operation operation = GivenContract.operation("""
                openapi: 3.0.3
                paths: {/videos: {get: {responses: {default: {}, 2XX: {}, 4xx: {}, 200: {}, x-name: {}}}}}
                """);

        assertThat(List.of(200, 201, 404, 500))
                .extracting(status -> operation.response(status).orElseThrow().status())
                .containsExactly("200", "2XX", "4xx", "default");
        assertThat(operation.success().orElseThrow().status()).isEqualTo("200");
    }

    @Test
    void aServerThatIsATemplateIsNone() {
        assertThat(GivenContract.of(
                                "{openapi: 3.0.3, servers: [{url: 'https://{region}.example'}], paths: {/a: {get: {responses: {}}}}}")
                        .serverUrl())
                .isEmpty();
    }
}
