package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no contract, and what its user is told. */
class RefusedContractTest {
    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatIsNoContract(String text, String message) {
        assertThatThrownBy(() -> GivenContract.of(text))
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
                Arguments.of(
                        "openapi: 3.0.3\npaths: {/a: {get: {responses: {}}}}\n---\nopenapi: 3.0.3\n",
                        none + "a second document stands in it"),
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
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {2000: {}}}}}}",
                        none + "what stands under 2000 at /paths/~1a/get/responses is for no status; write 200, 2XX or"
                                + " default"),
                Arguments.of(
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {ok: {}}}}}}",
                        none + "what stands under ok at /paths/~1a/get/responses is for no status; write 200, 2XX or"
                                + " default"),
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
                        "{openapi: 3.0.3, paths: {/a: {get: {responses: {}}}}, security: [{b: [], k: []}],"
                                + " components: {securitySchemes: {b: {type: http, scheme: bearer},"
                                + " k: {type: apiKey, in: header, name: authorization}}}}",
                        none + "what stands at /security wants two things in the header authorization of one request"),
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
        assertThatThrownBy(() -> GivenContract.video("3.0.3", "Video: " + schema))
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
                Arguments.of("{properties: {a: {$ref: 17}}}", "the reference at " + video + "/properties/a is no text"),
                Arguments.of(
                        "{minimum: 1e999}",
                        "what stands under minimum in the schema at " + video + " is no number: \"Infinity\""),
                Arguments.of(
                        "{exclusiveMaximum: '9'}",
                        "what stands under exclusiveMaximum in the schema at " + video + " is no number: \"9\""),
                Arguments.of(
                        "{maxLength: -1}",
                        "what stands under maxLength in the schema at " + video + " is no whole number from 0 on: -1"),
                Arguments.of(
                        "{minItems: 1.5}",
                        "what stands under minItems in the schema at " + video + " is no whole number from 0 on: 1.5"),
                Arguments.of(
                        "{required: true}",
                        "what stands under required in the schema at " + video + " is no list of names: true"),
                Arguments.of(
                        "{required: [a, 5]}",
                        "what stands under required in the schema at " + video + " is no list of names: [\"a\",5]"),
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
    @CsvSource(
            delimiter = '|',
            value = {
                "# A page~```~openapi: 3.0.3~| it is Markdown, and no fenced block of it has an OpenAPI document",
                "```~GET /~```| it is Markdown, and no fenced block of it has an OpenAPI document",
                "```~openapi: 3.0.3~```~```~{\"swagger\": \"2.0\"}~```| it is Markdown with 2 OpenAPI documents; leave the one that is meant",
            })
    void refusesMarkdownWithoutOneDocument(String page, String message) {
        assertThatThrownBy(() -> GivenContract.of(page.replace('~', '\n')))
                .isInstanceOf(ContractException.class)
                .hasMessage("it.yaml is no usable contract: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "a: b: c", "\"\\x", "- a\nb", "\u0001", "\t- a"})
    void refusesWhatIsNoYaml(String text) {
        assertThatThrownBy(() -> GivenContract.of(text))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("it.yaml is neither YAML nor JSON: ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{~\t\"openapi\": \"3.0.3\",~\t\"paths\": {]~}| line 3: Unexpected close marker ']': expected '}'",
                "{~\t\"openapi\": \"3.0.3\",~\t\"openapi\": \"3.0.3\"}| line 3: Duplicate field 'openapi'",
            })
    void saysOfJsonWhatIsWrongWithItAsJson(String text, String message) {
        assertThatThrownBy(() -> GivenContract.of(text.replace('~', '\n')))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("it.yaml is neither YAML nor JSON: " + message);
    }

    @Test
    void takesYamlThatBeginsAsJsonDoes() {
        assertThat(GivenContract.of("{\"openapi\": 3.0.3, paths: {/a: {get: {responses: {}}}}}")
                        .operations())
                .hasSize(1);
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
}
