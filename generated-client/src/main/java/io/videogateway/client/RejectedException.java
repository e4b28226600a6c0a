package io.videogateway.client;

/**
 * The server understood the request and refused it: a 4xx, or a success that carries an error. Nothing was started,
 * except perhaps in the second case.
 */
public final class RejectedException extends GatewayException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    RejectedException(int status, Failure failure) {
        super(
                "was rejected with " + status,
                failure,
                // A success that carries an error was at least looked at by what starts jobs.
                status < 400,
                null);
        this.kind = Kind.of(status);
    }

    /** Why it was refused, as far as the status tells. */
    public Kind kind() {
        return kind;
    }

    /** Why a request was refused. More may be added. */
    public enum Kind {
        /** 401: no token, or not a valid one. */
        AUTHENTICATION,
        /** 402: the account has no money left. */
        PAYMENT,
        /** 403: the token is valid, and does not allow this. */
        PERMISSION,
        /** 404 or 410: no such path or object; often a base URL without, or with a second, {@code /v1}. */
        NOT_FOUND,
        /** 413: the upload is larger than what the server, or a proxy in front of it, takes. */
        TOO_LARGE,
        /** 429: too many requests, or too many jobs at once. */
        RATE_LIMITED,
        /** Any other 4xx: something in the request is wrong. */
        INVALID_REQUEST,
        /** A success whose body is an error. */
        ERROR_IN_SUCCESS;

        static Kind of(int status) {
            switch (status) {
                case 401:
                    return AUTHENTICATION;
                case 402:
                    return PAYMENT;
                case 403:
                    return PERMISSION;
                case 404:
                case 410:
                    return NOT_FOUND;
                case 413:
                    return TOO_LARGE;
                case 429:
                    return RATE_LIMITED;
                default:
                    return status < 400 ? ERROR_IN_SUCCESS : INVALID_REQUEST;
            }
        }
    }
}
