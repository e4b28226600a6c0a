package io.videogateway.conformance.contract;

/** A document of the version before OpenAPI, which has to be converted first. */
public final class SwaggerException extends ContractException {
    private static final long serialVersionUID = 1L;

    SwaggerException(String message) {
        super(message);
    }
}
