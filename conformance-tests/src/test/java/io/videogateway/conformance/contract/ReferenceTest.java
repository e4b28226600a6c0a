package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.videogateway.conformance.contract.Parameter.Place;
import org.junit.jupiter.api.Test;

/** What a contract says in one place and means in another. */
class ReferenceTest {
    @Test
    void parametersOfAnOperationOverrideThoseOfItsPath() {
        Operation operation = GivenContract.operation("""
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
                """);

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
        Operation operation = GivenContract.operation("""
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
                """);

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
        Schema video = GivenContract.answer(operation);
        assertThat(video.clause()).hasToString("/components/schemas/My Video");
        assertThat(video.problems(new ObjectMapper().createObjectNode().put("id", 5)))
                .containsExactly("/id: integer found, string expected");
    }

    @Test
    void readsAllOfAsOneSchema() {
        Schema video = GivenContract.video("3.0.3", """
                Video: {
                  allOf: [
                    {$ref: '#/components/schemas/Vid'},
                    {type: object, required: [size], properties: {size: {type: string}, id: {type: integer}}}],
                  required: [status],
                  properties: {status: {type: string}}},
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
        Schema video = GivenContract.video("3.0.3", """
                Video: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Video'}}}
                """);
        assertThat(video.properties().get("next").clause()).isEqualTo(video.clause());
    }
}
