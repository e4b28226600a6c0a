package io.videogateway.client;

import org.jspecify.annotations.Nullable;

/** A call that brought no success. */
public class GatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GatewayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
