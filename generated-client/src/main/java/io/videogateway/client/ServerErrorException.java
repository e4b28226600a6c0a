package io.videogateway.client;

/**
 * A 5xx. The server, or a proxy in front of it, failed after the request was sent, so a job may exist
 * ({@link #mayHaveBeenTaken()}); only a 503 with Retry-After says that the request was not taken.
 */
public final class ServerErrorException extends GatewayException {

    private static final long serialVersionUID = 1L;

    ServerErrorException(int status, Failure failure, boolean mayHaveBeenTaken) {
        super("failed on the server with " + status, failure, mayHaveBeenTaken, null);
    }
}
