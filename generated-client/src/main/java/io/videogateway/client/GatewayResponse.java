package io.videogateway.client;

import okhttp3.Headers;

/**
 * A successful answer as a whole.
 *
 * @param <T> the type of its body
 */
public final class GatewayResponse<T> {

    private final int status;
    private final Headers headers;
    private final T body;

    GatewayResponse(int status, Headers headers, T body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    public T body() {
        return body;
    }
}
