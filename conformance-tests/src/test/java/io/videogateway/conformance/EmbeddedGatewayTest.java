package io.videogateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Mocks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts that a gateway without state or without the whole of OpenAPI would not keep. */
class EmbeddedGatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                /videos:
                  post: {responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}}
                /videos/{id}:
                  get:
                    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                    responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}
                # A path without parameters goes before one with some.
                /videos/models:
                  get: {responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Models'}}}}}}
                """,
                """
                /videos/{id}:
                  get:
                    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                    responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}
                # It ends like the other one.
                /users/{user}/videos/{id}:
                  get:
                    parameters:
                      - {name: user, in: path, required: true, schema: {type: string}}
                      - {name: id, in: path, required: true, schema: {type: string}}
                    responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Models'}}}}}
                """,
                """
                /videos:
                  post:
                    responses:
                      '200':
                        description: ''
                        # By which the id would be in another place.
                        content: {application/json: {example: {video_id: '1'}, schema: {$ref: '#/components/schemas/Video'}}}
                /videos/{video_id}:
                  get:
                    parameters: [{name: video_id, in: path, required: true, schema: {type: string}}]
                    responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}
                """,
                """
                /batches:
                  post:
                    requestBody:
                      required: true
                      content:
                        application/json:
                          example: [seven]
                          schema: {type: array, items: {type: integer}}
                    responses:
                      '200':
                        description: ''
                        content:
                          application/json:
                            schema:
                              type: object
                              required: [id, status, size]
                              properties:
                                # What a fixed example plus a number would not keep.
                                id: {type: string, pattern: '^vid_[a-z0-9]{8}$'}
                                status: {allOf: [{$ref: '#/components/schemas/Status'}], description: how far it is}
                                size: {allOf: [{$ref: '#/components/schemas/Size'}], nullable: true}
                """,
                """
                /videos:
                  head: {responses: {'200': {description: ''}, '401': {$ref: '#/components/responses/Refused'}}}
                  get:
                    responses:
                      '200': {description: '', content: {'video/*': {schema: {type: string, format: binary}}}}
                      # With an example that breaks its schema.
                      '401': {$ref: '#/components/responses/Refused'}
                """,
            })
    void keepsThem(String paths) throws MockUnavailableException {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                info: {title: Videos, version: 1.0.0}
                security: [{token: []}]
                components:
                  securitySchemes: {token: {type: http, scheme: bearer}}
                  responses:
                    Refused:
                      description: ''
                      content: {application/json: {example: {error: 7}, schema: {type: object, required: [error], properties: {error: {type: string}}}}}
                  schemas:
                    Video: {type: object, additionalProperties: false, required: [id], properties: {id: {type: string}}}
                    Models: {type: object, required: [models], properties: {models: {type: array, items: {type: string}}}}
                    Status: {type: string, enum: [queued, completed]}
                    Size: {type: integer, minimum: 4, maximum: 12}
                paths:
                """ + paths.indent(2));
        try (Mock mock = Mocks.start(MockKind.EMBEDDED, contract, line -> {})) {
            Run run = Conformance.of(contract).against(mock).run();

            assertThat(run.result()).as(ConsoleReport.of(run)).isEqualTo(Result.CONFORMANT);
        }
    }
}
