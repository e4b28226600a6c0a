package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.videogateway.conformance.contract.Parameter.Place;
import io.videogateway.conformance.target.BundledContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
    private static final Path RECEIVED = Path.of("..", "openapi", "video-gateway.yaml");

    private static Contract contract(String text) {
        return Contract.parse(text.getBytes(StandardCharsets.UTF_8), "it.yaml");
    }

    private static Operation only(Contract contract) {
        assertThat(contract.operations()).hasSize(1);
        return contract.operations().get(0);
    }

    @Test
    void theContractIsWhatWasReceived() throws Exception {
        Contract contract = Contract.read(RECEIVED);

        assertThat(contract.sha256()).isEqualTo("01248ddefa9aac0877be4aca6b7f4a5d22ad954fcad123a509284c46129176c6");
        assertThat(BundledContract.bytes()).isEqualTo(Files.readAllBytes(RECEIVED));
        assertThat(contract.source()).isEqualTo(BundledContract.bytes());
        assertThat(contract.hasSource(BundledContract.bytes())).isTrue();
        assertThat(contract.hasSource("else".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void readsTheReceivedContract() {
        Contract contract = Contract.read(RECEIVED);
        Operation create = only(contract);

        assertThat(contract.title()).isEmpty();
        assertThat(contract.version()).isEqualTo("1.0.0");
        assertThat(contract.serverUrl()).contains("https://api.jxincm.cn");
        assertThat(create.key()).isEqualTo("POST /v1/videos");
        assertThat(create.qualify("serve.complete")).isEqualTo("serve.complete");
        assertThat(create.clause()).hasToString("/paths/~1v1~1videos/post");
        assertThat(create.parameters()).isEmpty();
        assertThat(create.siblings()).containsExactly("POST");
        assertThat(create.security()).contains(new SecurityScheme(SecurityScheme.Kind.BEARER, "Authorization"));
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

    @Test
    void readsJsonToo() {
        Operation operation = only(contract("{\"openapi\":\"3.1.0\",\"paths\":{\"/a\":{\"get\":{\"responses\":{}}}}}"));

        assertThat(operation.key()).isEqualTo("GET /a");
        assertThat(operation.security()).isEmpty();
        assertThat(operation.responses()).isEmpty();
    }

    @Test
    void anOperationOfOpenApi31NeedNotListResponses() {
        Operation operation = only(contract("{openapi: 3.1.0, paths: {/a: {get: {}}}}"));

        assertThat(operation.responses()).isEmpty();
    }

    @Test
    void severalOperationsAreToldApartByTheirKeys() {
        Contract contract = contract("""
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
    void parametersOfAnOperationOverrideThoseOfItsPath() {
        Operation operation = only(contract("""
                openapi: 3.0.3
                paths:
                  /videos/{id}:
                    parameters:
                      - {name: id, in: path, schema: {type: string, example: video_1}}
                      - {name: limit, in: query, schema: {type: integer}, example: 5}
                      - {name: limit, in: header, schema: {type: integer}}
                    get:
                      parameters:
                        - {name: limit, in: query, required: true, schema: {type: integer}, example: 7}
                        - $ref: '#/components/parameters/Session'
                      responses: {}
                components:
                  parameters:
                    Session: {name: session, in: cookie, required: true, examples: {one: {value: s1}}}
                """));

        assertThat(operation.parameters())
                .extracting(
                        Parameter::name,
                        Parameter::place,
                        Parameter::required,
                        parameter -> parameter.clause().toString(),
                        parameter -> parameter.example().map(Object::toString).orElse("none"))
                .containsExactly(
                        tuple("id", Place.PATH, true, "/paths/~1videos~1{id}/parameters/0", "\"video_1\""),
                        tuple("limit", Place.QUERY, true, "/paths/~1videos~1{id}/get/parameters/0", "7"),
                        tuple("limit", Place.HEADER, false, "/paths/~1videos~1{id}/parameters/2", "none"),
                        tuple("session", Place.COOKIE, true, "/components/parameters/Session", "\"s1\""));
    }

    @Test
    void followsReferencesEverywhere() {
        Operation operation = only(contract("""
                openapi: 3.0.3
                paths:
                  /videos: {$ref: '#/components/x-paths/~1videos'}
                components:
                  x-paths:
                    /videos:
                      post:
                        requestBody: {$ref: '#/components/requestBodies/Create'}
                        responses:
                          '201': {$ref: '#/components/responses/Created'}
                  requestBodies:
                    Create:
                      required: true
                      content:
                        application/json: {schema: {$ref: '#/components/schemas/Alias'}}
                  responses:
                    Created:
                      content:
                        application/json: {schema: {$ref: '#/components/schemas/My%20Video'}}
                  schemas:
                    Alias: {$ref: '#/components/schemas/Create'}
                    Create: {type: object, required: [model], properties: {model: {$ref: '#/components/schemas/Model'}}}
                    Model: {type: string, example: sora-2}
                    My Video: {type: object, properties: {id: {type: string}}}
                """));

        assertThat(operation.key()).isEqualTo("POST /videos");
        assertThat(operation.clause()).hasToString("/components/x-paths/~1videos/post");
        assertThat(operation.body().orElseThrow().required()).isTrue();
        assertThat(operation.body().orElseThrow().clause()).hasToString("/components/requestBodies/Create");
        assertThat(operation.parts())
                .extracting(
                        Parameter::name,
                        Parameter::required,
                        part -> part.example().orElseThrow().asText())
                .containsExactly(tuple("model", true, "sora-2"));
        Schema video =
                operation.success().orElseThrow().json().orElseThrow().schema().orElseThrow();
        assertThat(video.clause()).hasToString("/components/schemas/My Video");
        assertThat(video.problems(new ObjectMapper().createObjectNode().put("id", 5)))
                .containsExactly("/id: integer found, string expected");
    }

    @Test
    void readsAllOfAsOneSchema() {
        Schema video = schema("""
                    Video:
                      allOf:
                        - {$ref: '#/components/schemas/Vid'}
                        - {type: object, required: [size], properties: {size: {type: string}, id: {type: integer}}}
                      required: [status]
                      properties: {status: {type: string}}
                    # A name that another one begins with.
                    Vid: {type: object, required: [id], properties: {id: {type: string}}}
                """);

        assertThat(video.isObject()).isTrue();
        assertThat(video.isPlain()).isFalse();
        assertThat(video.required()).containsExactly("status", "id", "size");
        assertThat(video.properties().keySet()).containsExactly("status", "id", "size");
        assertThat(video.properties().get("id").types()).containsExactly("string");
    }

    @Test
    void aSchemaThatContainsItselfEnds() {
        Schema video = schema("""
                    Video: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Video'}}}
                """);
        assertThat(video.properties().get("next").clause()).isEqualTo(video.clause());
    }

    /** The schema Video of a contract with these schemas. */
    private static Schema schema(String schemas) {
        return only(contract("""
                openapi: 3.0.3
                paths:
                  /videos:
                    get:
                      responses:
                        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}
                components:
                  schemas:
                """ + schemas))
                .success()
                .orElseThrow()
                .json()
                .orElseThrow()
                .schema()
                .orElseThrow();
    }

    @Test
    void openApi31HasTypeListsAndFilesByContentMediaType() {
        Operation operation = only(contract("""
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
                """));
        Schema video =
                operation.success().orElseThrow().json().orElseThrow().schema().orElseThrow();

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
    void nullIsAllowedOnlyWhereOpenApi30SaysSo() {
        Schema video = schema("""
                    Video:
                      type: object
                      properties: {id: {type: string}, error: {type: string, nullable: true}, progress: {type: integer}}
                """);

        assertThat(video.problems(new ObjectMapper().createObjectNode().putNull("error")))
                .isEmpty();
        assertThat(video.problems(new ObjectMapper().createObjectNode().putNull("id")))
                .containsExactly("/id: null found, string expected");
        assertThat(video.problems(new ObjectMapper().createObjectNode().put("progress", 0.5)))
                .containsExactly("/progress: number found, integer expected");
    }

    @Test
    void examplesStandInManyPlaces() {
        Operation operation = only(contract("""
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
                """));

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
    void readsSecurity(String security, Optional<SecurityScheme> expected) {
        Operation operation = only(contract("""
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
                """.formatted(security)));

        assertThat(operation.security()).isEqualTo(expected);
    }

    static Stream<Arguments> schemes() {
        Optional<SecurityScheme> bearer = Optional.of(new SecurityScheme(SecurityScheme.Kind.BEARER, "Authorization"));
        Optional<SecurityScheme> header = Optional.of(new SecurityScheme(SecurityScheme.Kind.HEADER, "X-Key"));
        return Stream.of(
                Arguments.of("", bearer),
                Arguments.of(", security: []", Optional.empty()),
                Arguments.of(", security: [{}, {bearer: []}]", Optional.empty()),
                Arguments.of(", security: [{header: []}, {bearer: []}]", header),
                Arguments.of(", security: [{alias: []}]", header),
                Arguments.of(
                        ", security: [{basic: []}]",
                        Optional.of(new SecurityScheme(SecurityScheme.Kind.BASIC, "Authorization"))),
                Arguments.of(
                        ", security: [{query: []}]", Optional.of(new SecurityScheme(SecurityScheme.Kind.QUERY, "key"))),
                Arguments.of(
                        ", security: [{cookie: []}]",
                        Optional.of(new SecurityScheme(SecurityScheme.Kind.COOKIE, "session"))),
                Arguments.of(", security: [{oauth: []}]", bearer),
                Arguments.of(", security: [{oidc: []}]", bearer));
    }

    @Test
    void theExactStatusDocumentsAResponseBeforeItsRangeAndTheDefault() {
        Operation operation = only(contract("""
                openapi: 3.0.3
                paths: {/videos: {get: {responses: {default: {}, 2XX: {}, 4xx: {}, 200: {}, x-name: {}}}}}
                """));

        assertThat(List.of(200, 201, 404, 500))
                .extracting(status -> operation.response(status).orElseThrow().status())
                .containsExactly("200", "2XX", "4xx", "default");
        assertThat(operation.success().orElseThrow().status()).isEqualTo("200");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatIsNoContract(String text, String message) {
        assertThatThrownBy(() -> contract(text))
                .isInstanceOf(ContractException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> refusals() {
        String none = "it.yaml is no usable contract: ";
        return Stream.of(
                Arguments.of("", none + "it is no OpenAPI document, for it has no field openapi"),
                Arguments.of("hello", none + "it is no OpenAPI document, for it has no field openapi"),
                Arguments.of("[openapi]", none + "it is no OpenAPI document, for it has no field openapi"),
                Arguments.of("{info: {}}", none + "it is no OpenAPI document, for it has no field openapi"),
                Arguments.of(
                        "{swagger: '2.0', paths: {}}",
                        none + "it is a Swagger 2 document; convert it to OpenAPI 3 first"),
                Arguments.of(
                        "{openapi: 3.2.0, paths: {}}",
                        none + "it is written in OpenAPI 3.2.0; 3.0 and 3.1 are understood"),
                Arguments.of(
                        "{openapi: 3.10.0, paths: {}}",
                        none + "it is written in OpenAPI 3.10.0; 3.0 and 3.1 are understood"),
                Arguments.of(
                        "{openapi: {}, paths: {}}", none + "it is written in OpenAPI {}; 3.0 and 3.1 are understood"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: &a {get: {responses: {}}}, /b: *a}}",
                        none + "it has the YAML alias *a; write out what that stands for"),
                Arguments.of("openapi: 3.0.3", none + "it has no object at /paths"),
                Arguments.of("{openapi: 3.0.3, paths: []}", none + "it has no object at /paths"),
                Arguments.of("{openapi: 3.0.3, paths: {}}", none + "it declares no operation"),
                Arguments.of("{openapi: 3.0.3, paths: {/a: {}}}", none + "it declares no operation"),
                Arguments.of("{openapi: 3.0.3, paths: {/a: 5}}", none + "it has no object at /paths/~1a"),
                Arguments.of("{openapi: 3.0.3, paths: {/a: {get: []}}}", none + "it has no object at /paths/~1a/get"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {}}}}",
                        none + "it has no object at /paths/~1a/get/responses"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: 5}}}}",
                        none + "it has no object at /paths/~1a/get/responses"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {200: 5}}}}}",
                        none + "it has no object at /paths/~1a/get/responses/200"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {200: {content: 5}}}}}}",
                        none + "it has no object at /paths/~1a/get/responses/200/content"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {200: {content: {a/b: 5}}}}}}}",
                        none + "it has no object at /paths/~1a/get/responses/200/content/a~1b"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {200: {content: {a/b: {schema: 5}}}}}}}}",
                        none + "it has no object at /paths/~1a/get/responses/200/content/a~1b/schema"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {200: {content: {a/b: {schema: {type: object,"
                                + " properties: {a: 5}}}}}}}}}}",
                        none + "it has no object at"
                                + " /paths/~1a/get/responses/200/content/a~1b/schema/properties/a"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {parameters: 7, responses: {}}}}}",
                        none + "it has no list at /paths/~1a/get/parameters"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {parameters: [7], responses: {}}}}}",
                        none + "it has no object at /paths/~1a/get/parameters/0"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {parameters: [{name: a}], responses: {}}}}}",
                        none + "the parameter at /paths/~1a/get/parameters/0 stands in no known place"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {parameters: [{in: query}], responses: {}}}}}",
                        none + "the parameter at /paths/~1a/get/parameters/0 has no name"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {post: {requestBody: 5, responses: {}}}}}",
                        none + "it has no object at /paths/~1a/post/requestBody"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {post: {requestBody: {content: []}, responses: {}}}}}",
                        none + "it has no object at /paths/~1a/post/requestBody/content"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {security: {bearer: []}, responses: {}}}}}",
                        none + "it has no list at /paths/~1a/get/security"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {}}}}, security: [5]}",
                        none + "it has no object at /security/0"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {}}}}, security: [bearer: []]}",
                        none + "the security scheme bearer is not declared"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {}}}}, security: [m: []],"
                                + " components: {securitySchemes: {m: {type: mutualTLS}}}}",
                        none + "the security scheme m is of a kind that the suite cannot send"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {}}}}, security: [m: []],"
                                + " components: {securitySchemes: {m: {type: http, scheme: digest}}}}",
                        none + "the security scheme m is of a kind that the suite cannot send"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {}}}}, security: [m: []],"
                                + " components: {securitySchemes: {m: {type: apiKey, in: header}}}}",
                        none + "the security scheme m has no name to send a token under"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {$ref: 'other.yaml#/a'}}}",
                        none + "the reference other.yaml#/a at /paths/~1a leads out of the document; bundle it first"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {$ref: 'https://h.example/a.yaml'}}}",
                        none + "the reference https://h.example/a.yaml at /paths/~1a leads out of the document;"
                                + " bundle it first"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {$ref: '#/x/a'}}}", none + "the reference #/x/a leads nowhere"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {$ref: '#/x/%zz'}}}",
                        none + "the reference #/x/%zz at /paths/~1a is malformed"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {$ref: '#/x/b'}}, x: {b: {$ref: '#/x/c'}, c: {$ref: '#/x/b'}}}",
                        none + "the reference at /x/b leads back to itself"));
    }

    @ParameterizedTest
    @MethodSource("brokenSchemas")
    void refusesASchemaThatIsBrokenAnywhere(String schema, String message) {
        assertThatThrownBy(() -> schema("    Video: " + schema))
                .isInstanceOf(ContractException.class)
                .hasMessage("it.yaml is no usable contract: " + message);
    }

    static Stream<Arguments> brokenSchemas() {
        String video = "/components/schemas/Video";
        return Stream.of(
                Arguments.of("5", "it has no object at " + video),
                Arguments.of("true", "it has no object at " + video),
                Arguments.of("{properties: {a: 5}}", "it has no object at " + video + "/properties/a"),
                Arguments.of("{properties: [a]}", "it has no object at " + video + "/properties"),
                Arguments.of("{allOf: {}}", "it has no list at " + video + "/allOf"),
                Arguments.of("{type: text}", "the schema at " + video + " has the unknown type \"text\""),
                Arguments.of("{type: [string, 5]}", "the schema at " + video + " has the unknown type 5"),
                Arguments.of("{pattern: (}", "the schema at " + video + " has a pattern that is none: \"(\""),
                Arguments.of(
                        "{properties: {a: {$ref: '#/components/schemas/None'}}}",
                        "the reference #/components/schemas/None leads nowhere"),
                Arguments.of(
                        "{items: {$ref: other.yaml}}",
                        "the reference other.yaml at " + video + "/items leads out of the document; bundle it first"),
                Arguments.of("{not: {$ref: '#/none'}}", "the reference #/none leads nowhere"),
                Arguments.of("{oneOf: [{$ref: '#/none'}]}", "the reference #/none leads nowhere"),
                Arguments.of("{additionalProperties: {$ref: '#/none'}}", "the reference #/none leads nowhere"),
                Arguments.of("{patternProperties: {a: {$ref: '#/none'}}}", "the reference #/none leads nowhere"),
                Arguments.of(
                        "{$ref: '#/components/schemas/Video'}", "the reference at " + video + " leads back to itself"),
                Arguments.of(
                        "{allOf: [{$ref: '#/components/schemas/Video'}]}",
                        "the schema at " + video + " contains itself without end"),
                Arguments.of(
                        "{properties: {a: {anyOf: [{type: string}, {not: {$ref: '" + "#" + video
                                + "/properties/a'}}]}}}",
                        "the schema at " + video + "/properties/a contains itself without end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "a: b: c", "\"\\x", "- a\nb", "\u0001", "\t- a"})
    void refusesWhatIsNoYaml(String text) {
        assertThatThrownBy(() -> contract(text))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("it.yaml is neither YAML nor JSON: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatThrownBy(() -> Contract.parse(new byte[] {'a', ':', ' ', (byte) 0xff, (byte) 0xc0}, "it.yaml"))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("it.yaml is neither YAML nor JSON: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path folder) {
        Path missing = folder.resolve("missing.yaml");

        assertThatThrownBy(() -> Contract.read(missing))
                .isInstanceOf(ContractException.class)
                .hasMessage("there is no contract at " + missing);
        assertThatThrownBy(() -> Contract.read(folder))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("the contract " + folder + " cannot be read: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aServerThatIsATemplateIsNone() {
        assertThat(contract(
                                "{openapi: 3.0.3, servers: [{url: 'https://{region}.example'}], paths: {/a: {get: {responses: {}}}}}")
                        .serverUrl())
                .isEmpty();
    }

    private static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("/openapi", new Excerpt(1, "openapi: 3.0.3")),
                Arguments.of("/info", new Excerpt(2, "info: {title: a,\n  version: '1'}")),
                Arguments.of("/info/version", new Excerpt(3, "version: '1'}")),
                Arguments.of("/paths/~1a/get/tags", new Excerpt(7, "tags:\n- one\n- two")),
                Arguments.of("/paths/~1a/get/tags/1", new Excerpt(9, "- two")),
                Arguments.of("/paths/~1a/get/description", new Excerpt(10, "description: >-\n  many\n  lines")),
                Arguments.of("/paths/~1a/get/responses", new Excerpt(13, "responses:\n  '200': {description: ok}")),
                Arguments.of("/paths/~1a/get/responses/200", new Excerpt(14, "'200': {description: ok}")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatStandsAtAPlaceIsThereAsItWasReceived(String place, Excerpt expected) {
        Contract contract = contract("""
                openapi: 3.0.3
                info: {title: a,
                  version: '1'}
                paths:
                  /a:
                    get:
                      tags:
                      - one
                      - two
                      description: >-
                        many
                        lines
                      responses:
                        '200': {description: ok}
                """);

        assertThat(contract.excerpt(JsonPointer.compile(place))).contains(expected);
        assertThat(contract.excerpt(JsonPointer.empty()).orElseThrow().text())
                .isEqualTo(contract.toString().strip());
    }

    @Test
    void everyClauseOfARuleHasItsText() {
        Contract contract = Contract.read(RECEIVED);

        Excerpt required = contract.excerpt(JsonPointer.compile(
                        "/paths/~1v1~1videos/post/responses/200/content/application~1json/schema/required"))
                .orElseThrow();

        assertThat(required).isEqualTo(new Excerpt(82, """
                        required:
                          - id
                          - object
                          - model
                          - status
                          - progress
                          - created_at
                          - seconds
                          - size"""));
        assertThat(contract.excerpt(JsonPointer.compile("/nowhere"))).isEmpty();
    }
}
