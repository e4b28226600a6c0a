package io.videogateway.client;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Where gateways, and what stands in front of them, put the id under which they know a request. */
final class RequestIds {

    private static final String[] HEADERS = {
        "x-request-id", "x-oneapi-request-id", "request-id", "x-requestid", "x-trace-id", "x-amzn-requestid", "cf-ray"
    };

    private RequestIds() {}

    static @Nullable String in(Headers headers) {
        for (String name : HEADERS) {
            String value = headers.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }
}
