package io.videogateway.client;

import java.time.Duration;

/** What a gateway was built with, as far as every call needs it. */
final class Settings {

    final BaseUrl baseUrl;
    final Security security;
    final Duration timeout;
    final RetryPolicy retries;
    final boolean strictResponses;
    final int maxResponseBytes;
    final boolean logBodies;
    final TimeSource time;

    Settings(
            BaseUrl baseUrl,
            Security security,
            Duration timeout,
            RetryPolicy retries,
            boolean strictResponses,
            int maxResponseBytes,
            boolean logBodies,
            TimeSource time) {
        this.baseUrl = baseUrl;
        this.security = security;
        this.timeout = timeout;
        this.retries = retries;
        this.strictResponses = strictResponses;
        this.maxResponseBytes = maxResponseBytes;
        this.logBodies = logBodies;
        this.time = time;
    }
}
