package io.videogateway.client;

/**
 * The server reported success with something that cannot be read: a page instead of JSON, broken JSON, the wrong media
 * type. A job may exist; its id may be somewhere in {@link #body()}.
 */
public final class UnreadableResponseException extends GatewayException {

    private static final long serialVersionUID = 1L;

    UnreadableResponseException(String what, boolean mayHaveBeenTaken, Failure failure) {
        super("brought an answer that cannot be read: " + what, failure, mayHaveBeenTaken, null);
    }
}
