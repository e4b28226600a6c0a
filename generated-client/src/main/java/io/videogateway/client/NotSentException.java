package io.videogateway.client;

import org.jspecify.annotations.Nullable;

/**
 * The request never reached a server that could have acted on it: no connection, an untrusted certificate, an unreadable
 * file. Nothing was started and nothing is charged.
 */
public final class NotSentException extends GatewayException {

    private static final long serialVersionUID = 1L;

    private final boolean worthAnotherAttempt;

    NotSentException(String reason, boolean worthAnotherAttempt, Failure failure, @Nullable Throwable cause) {
        super("was not sent: " + reason, failure, false, cause);
        this.worthAnotherAttempt = worthAnotherAttempt;
    }

    /** Whether the reason is one that passes, such as a server that starts, and not one in the configuration. */
    boolean isWorthAnotherAttempt() {
        return worthAnotherAttempt;
    }
}
