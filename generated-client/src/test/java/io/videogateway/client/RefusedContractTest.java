package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client could not do right is refused when it is built, in one sentence that names the operation. */
class RefusedContractTest {

    @TempDir
    private Path folder;

    @Test
    void whatTheClientCannotSendIsRefusedByName() throws Exception {
        assertThat(refusal("""
                requestBody: {content: {application/xml: {schema: {type: object}}}}
                """))
                .contains(
                        "the client cannot write what POST /v1/videos takes, application/xml; it writes JSON, forms, text"
                                + " and bytes");
        assertThat(refusal("""
                requestBody: {content: {multipart/related: {schema: {type: object}}}}
                """)).contains("the client cannot write what POST /v1/videos takes, multipart/related");
        assertThat(refusal("""
                requestBody: {content: {multipart/form-data: {schema: {type: object}}}}
                """))
                .contains("the form of POST /v1/videos has no properties, so that there is nothing to generate");
        assertThat(refusal("""
                requestBody:
                        content: {multipart/form-data: {schema: {type: object, properties: {model: {type: string}}}}}
                """))
                .contains("the form of POST /v1/videos would be called CreateVideoRequest, as another schema of the"
                        + " contract is");
        assertThat(refusal("security: [{signed: []}, {certificate: []}]\n"))
                .contains(
                        "the client cannot send the security of POST /v1/videos: certificate is of the type mutualTLS;"
                                + " signed is HTTP digest; it has bearer tokens, basic authentication and API keys");
        assertThat(refusal("security: [{login: [], bearer: []}]\n"))
                .contains("a request has one header Authorization, and bearer, login together need two");
        assertThat(refusal("security: [{other: []}]\n"))
                .contains("POST /v1/videos needs the security scheme other, and components.securitySchemes has none of"
                        + " that name");
    }

    @Test
    void aFormWithFilesThatIsJsonElsewhereIsRefused() throws Exception {
        String contract = """
                openapi: 3.0.3
                paths:
                  /v1/videos:
                    post:
                      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/CreateVideoRequest'}}}}
                      responses: {}
                  /v1/drafts:
                    post:
                      requestBody: {content: {%s: {schema: {$ref: '#/components/schemas/CreateVideoRequest'}}}}
                      responses: {}
                components: {schemas: {CreateVideoRequest: {type: object, properties: {file: {type: string, format: binary}}}}}
                """;
        ContractStep step = new ContractStep(folder);

        assertThat(step.refusal(contract.formatted("application/json"), "names: {}"))
                .isEqualTo("the form of POST /v1/videos is the schema CreateVideoRequest, which stands elsewhere in the"
                        + " contract too, and a class has a file either as bytes or as text; give the operation a name of its"
                        + " own in openapi/codegen.yaml, under names");
        assertThat(step.prepared(contract.formatted("multipart/form-data"), "names: {}")
                        .path("components")
                        .path("schemas")
                        .has("CreateDraftRequest"))
                .isTrue();
        assertThat(step.prepared(contract.formatted("application/json"), "names: {'POST /v1/videos': videos.makeVideo}")
                        .at("/components/schemas/CreateVideoRequest/x-java/properties/0/declared"))
                .hasToString("\"String\"");
    }

    @Test
    void aHeaderThatHttpCannotNameIsRefused() throws Exception {
        assertThat(refusal("parameters: [{name: x id, in: header, schema: {type: string}}]\n"))
                .isEqualTo("the client cannot send the header \"x id\" of POST /v1/videos: no header of HTTP can be"
                        + " called so");
    }

    /** As OpenAPI has it. */
    @Test
    void headersThatTheContractSaysOtherwiseAreNoParameters() throws Exception {
        String contract = """
                openapi: 3.0.3
                paths:
                  /v1/videos:
                    get:
                      parameters: [%s]
                      security: [%s]
                      responses: {}
                components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
                """;
        String all = "{name: accept, in: header}, {name: Content-Type, in: header}, {name: Authorization, in: header},"
                + " {name: X-Id, in: header}";

        assertThat(new ContractStep(folder)
                        .prepared(contract.formatted(all, ""), "names: {}")
                        .at("/paths/~1v1~1videos/get/parameters")
                        .findValuesAsText("name"))
                .containsExactly("Authorization", "X-Id");
        assertThat(new ContractStep(folder)
                        .prepared(contract.formatted(all, "{bearer: []}"), "names: {}")
                        .at("/paths/~1v1~1videos/get/parameters")
                        .findValuesAsText("name"))
                .containsExactly("X-Id");
    }

    @Test
    void aStyleThatDoesNotSayHowToWriteAPartIsRefusedByName() throws Exception {
        assertThat(styled("style: simple", "type: string"))
                .isEqualTo("the client cannot write the part filter of the form of POST /v1/videos in the style simple:"
                        + " parts have form, spaceDelimited, pipeDelimited, deepObject; take the style away, and it is"
                        + " written as JSON");
        assertThat(styled("style: deepObject", "type: array, items: {type: string}"))
                .contains("in the style deepObject: only an object can have it");
        assertThat(styled("explode: true", "type: array, items: {type: object}"))
                .contains("in the style form: no style can write a list of lists or objects");
        assertThat(styled("style: deepObject", "properties: {from: {properties: {day: {type: string}}}}"))
                .contains("in the style deepObject: no style can write from inside of it");
        assertThat(styled("explode: false", "properties: {days: {type: array, items: {type: string}}}"))
                .contains("in the style form: no style can write days inside of it");
    }

    private String styled(String encoding, String schema) throws Exception {
        return refusal("""
                requestBody:
                        content:
                          application/x-www-form-urlencoded:
                            schema: {type: object, properties: {filter: {%s}}}
                            encoding: {filter: {%s}}
                """.formatted(schema, encoding), "names: {'POST /v1/videos': videos.make}");
    }

    private String refusal(String member) throws Exception {
        return refusal(member, "names: {}");
    }

    private String refusal(String member, String codegen) throws Exception {
        String contract = """
                openapi: 3.0.3
                info: {title: Refused, version: '1'}
                paths:
                  /v1/videos:
                    post:
                      responses: {}
                      MEMBER
                components:
                  schemas: {CreateVideoRequest: {type: string}}
                  securitySchemes:
                    login: {type: http, scheme: basic}
                    bearer: {type: http, scheme: bearer}
                    signed: {type: http, scheme: digest}
                    certificate: {type: mutualTLS}
                """.replace("MEMBER\n", member);
        return new ContractStep(folder).refusal(contract, codegen);
    }
}
