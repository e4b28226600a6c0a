package io.videogateway.conformance.exchange;

import java.util.Optional;

/**
 * What came back.
 *
 * @param headers as they came, {@code Content-Encoding} included although the body is without it
 */
public record Response(int status, Headers headers, Body body) {

    public Optional<String> contentType() {
        return headers.first("Content-Type");
    }

    /** Whether the status puts the fault on the caller. */
    public boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
