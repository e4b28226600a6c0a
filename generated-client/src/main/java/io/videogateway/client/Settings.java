package io.videogateway.client;

import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/** What a gateway was built with, as far as every call needs it. */
final class Settings {

    final HttpUrl baseUrl;
    final Supplier<String> token;
    final Duration timeout;
    final RetryPolicy retries;
    final boolean strictResponses;
    final int maxResponseBytes;
    final boolean logBodies;
    final TimeSource time;

    Settings(
            HttpUrl baseUrl,
            Supplier<String> token,
            Duration timeout,
            RetryPolicy retries,
            boolean strictResponses,
            int maxResponseBytes,
            boolean logBodies,
            TimeSource time) {
        this.baseUrl = baseUrl;
        this.token = token;
        this.timeout = timeout;
        this.retries = retries;
        this.strictResponses = strictResponses;
        this.maxResponseBytes = maxResponseBytes;
        this.logBodies = logBodies;
        this.time = time;
    }
}
