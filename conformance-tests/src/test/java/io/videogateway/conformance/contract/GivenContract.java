package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.target.BundledContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Contracts, as tests write them. */
public final class GivenContract {
    /** The first contract that was received, which tests are written for, whatever is bundled by now. */
    public static final Contract RECEIVED =
            Contract.read(Path.of("..", "generated-client", "src", "test", "contract", "received.yaml"));

    /** The contract of the client that tests are compiled and run with: the one above, but for tests of the bundled one. */
    public static final Contract OF_CLIENT = Contract.parse(BundledContract.bytes(), "the bundled contract");

    /** Videos that are made, shown, listed and deleted: what the dialect has beyond the create. */
    public static final Contract STATEFUL =
            Contract.read(Path.of("src", "test", "resources", "contract", "stateful.yaml"));

    private GivenContract() {}

    public static Contract of(String text) {
        return Contract.parse(text.getBytes(StandardCharsets.UTF_8), "it.yaml");
    }

    /** A contract of nothing but POST /videos, with a body of this media type and schema. */
    public static Contract taking(String mediaType, String schema) {
        return of("""
                openapi: 3.0.3
                paths: {/videos: {post: {requestBody: {content: {'%s': {schema: %s}}}, responses: {}}}}
                """.formatted(mediaType, schema));
    }

    /** The only operation of a contract. */
    static Operation operation(String contract) {
        return only(of(contract));
    }

    static Operation only(Contract contract) {
        assertThat(contract.operations()).hasSize(1);
        return contract.operations().get(0);
    }

    /** What an operation promises to answer. */
    static Schema answer(Operation operation) {
        return operation.success().orElseThrow().json().orElseThrow().schema().orElseThrow();
    }

    /** The schema Video of a contract with these schemas. */
    static Schema video(String openapi, String schemas) {
        return answer(operation("""
                openapi: %s
                paths:
                  /videos:
                    get:
                      responses:
                        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}
                components: {schemas: {%s}}
                """.formatted(openapi, schemas)));
    }
}
