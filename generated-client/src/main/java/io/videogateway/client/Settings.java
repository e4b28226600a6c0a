package io.videogateway.client;

import java.time.Duration;
import okhttp3.HttpUrl;

/** What a gateway was built with, as far as every call needs it. */
final class Settings {

    final HttpUrl baseUrl;
    final boolean baseUrlChosen;
    final Security security;
    final Duration timeout;
    final RetryPolicy retries;
    final boolean strictResponses;
    final int maxResponseBytes;
    final boolean logBodies;
    final TimeSource time;

    Settings(
            HttpUrl baseUrl,
            boolean baseUrlChosen,
            Security security,
            Duration timeout,
            RetryPolicy retries,
            boolean strictResponses,
            int maxResponseBytes,
            boolean logBodies,
            TimeSource time) {
        this.baseUrl = baseUrl;
        this.baseUrlChosen = baseUrlChosen;
        this.security = security;
        this.timeout = timeout;
        this.retries = retries;
        this.strictResponses = strictResponses;
        this.maxResponseBytes = maxResponseBytes;
        this.logBodies = logBodies;
        this.time = time;
    }
}
