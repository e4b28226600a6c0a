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

    private final @Nullable Object json;

    /** The JSON is null where there is none. */
    GatewayResponse(int status, Headers headers, T body, @Nullable Object json) {
        this.status = status;
        this.headers = headers;
        this.json = json;
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

    /** Null only where the contract promises no body for the status, or one of another type: see {@link #bodyAs}. */
    public T body() {
        return body;
    }

    /**
     * The body as another type of the contract, for operations that succeed with different ones: see the status.
     *
     * @param <S> that type; {@code Job.SCHEMA} gives a {@code Job}
     * @return null if the body is no JSON that can be read as this type
     */
    public <S> @Nullable S bodyAs(Schema<S> schema) {
        return json == null ? null : schema.read(json);
    }

    /** Status, request id and body. */
    @Override
    public String toString() {
        return status + " " + body + " (request id " + requestId() + ")";
    }
}
