package io.videogateway.conformance.target;

import java.io.IOException;

/** The bytes of a body are not what its headers say. */
final class MalformedBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
