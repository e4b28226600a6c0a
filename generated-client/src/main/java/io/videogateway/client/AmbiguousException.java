package io.videogateway.client;

import org.jspecify.annotations.Nullable;

/**
 * The request was sent, at least in part, and no whole answer came back: a timeout, a reset, a cut answer. The server
 * may have taken it, so a job may exist and be charged, and for that reason it was not sent again.
 *
 * <p>An operation that only reads is sent again; there, this means that the last attempt ended so too.
 */
public final class AmbiguousException extends GatewayException {

    private static final long serialVersionUID = 1L;

    AmbiguousException(String reason, boolean mayHaveBeenTaken, Failure failure, @Nullable Throwable cause) {
        super(
                mayHaveBeenTaken
                        ? "may have been taken, and was not sent again: " + reason
                        : "got no whole answer: " + reason,
                failure,
                mayHaveBeenTaken,
                cause);
    }
}
