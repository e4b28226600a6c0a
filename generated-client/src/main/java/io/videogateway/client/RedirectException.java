package io.videogateway.client;

import org.jspecify.annotations.Nullable;

/**
 * The server answered with a redirect, which is not followed: a create would be sent twice, or turn into a GET. The
 * usual cause is a base URL with http instead of https; {@link #location()} shows the right one.
 */
public final class RedirectException extends GatewayException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String location;

    RedirectException(int status, @Nullable String location, Failure failure, boolean mayHaveBeenTaken) {
        super(
                "was redirected with " + status + (location == null ? "" : " to " + location),
                failure,
                mayHaveBeenTaken,
                null);
        this.location = location;
    }

    /** Where the server points to, as an absolute URL if it is one; null if it does not say. */
    public @Nullable String location() {
        return location;
    }
}
