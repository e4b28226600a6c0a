package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is an error in the dialect of video gateways may be what another contract promises. */
class OtherContractTest {
    private static final Contract LOOKS_LIKE_ERRORS =
            Contract.parse("""
            openapi: 3.0.3
            info: {title: Successes that look like errors, version: '1'}
            paths:
              /upload:
                post:
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          required: [name]
                          properties: {name: {type: string}, tag: {type: string}}
                  responses:
                    '200':
                      description: As the Petstore answers
                      content:
                        application/json:
                          schema:
                            type: object
                            properties: {code: {type: integer}, type: {type: string}, message: {type: string}}
                          example: {code: 7, type: done, message: uploaded}
                    default: {description: An error}
              /choice:
                get:
                  responses:
                    '200':
                      description: One of two
                      content:
                        application/json:
                          schema:
                            oneOf:
                              - {type: object, required: [error], properties: {error: {type: string}}}
                              - {type: object, required: [code], properties: {code: {type: integer}}}
              /shown:
                get:
                  responses:
                    '200': {description: No schema, content: {application/json: {example: {error: {message: none}}}}}
              /page:
                get:
                  responses:
                    '200': {description: A page, content: {text/html: {schema: {type: string}}}}
              /things/{kind}:
                put:
                  parameters: [{name: kind, in: path, required: true, schema: {type: string, enum: [small]}}]
                  responses:
                    '204': {description: Replaced}
            security: [{bearer: []}]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """.getBytes(StandardCharsets.UTF_8), "a contract");

    @Test
    void whatTheContractPromisesIsNoError() {
        Run run = Trial.of(LOOKS_LIKE_ERRORS, (asked, correct, success) -> correct, Duration.ofSeconds(30), 10);

        assertThat(Trial.rules(run, Outcome.FAILED, Outcome.WARNED, Outcome.UNDECIDED, Outcome.SKIPPED))
                .isEmpty();
        assertThat(run.result()).isEqualTo(Result.CONFORMANT);
    }
}
