package io.videogateway.conformance.target;

import java.io.IOException;

/** A server sends more than the suite reads. */
final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
        super(message);
    }
}
