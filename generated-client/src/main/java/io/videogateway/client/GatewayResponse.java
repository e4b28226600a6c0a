package io.videogateway.client;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer as a whole.
 *
 * @param <T> the type of its body
 */
public final class GatewayResponse<T extends @Nullable Object> {

    private final int status;
    private final Headers headers;
    private final T body;

    GatewayResponse(int status, Headers headers, T body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** From 200 to 299. */
    public int status() {
        return status;
    }

    /** As the server sent them. */
    public Headers headers() {
        return headers;
    }

    /** What the server calls this request, for its support; null if it does not say. */
    public @Nullable String requestId() {
        return RequestIds.in(headers);
    }

    /** Null only where the contract promises no body. */
    public T body() {
        return body;
    }

    /** Status, request id and body. */
    @Override
    public String toString() {
        return status + " " + body + " (request id " + requestId() + ")";
    }
}
