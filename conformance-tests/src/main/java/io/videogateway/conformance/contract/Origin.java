package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Where the id of a thing is told: in the answer to an operation.
 *
 * @param operation the key of the operation: {@code POST /v1/videos}
 * @param place of the id in the body of the answer
 * @param creates whether the operation makes the thing; one that only shows things may show anybody's
 */
public record Origin(String operation, JsonPointer place, boolean creates) {}
