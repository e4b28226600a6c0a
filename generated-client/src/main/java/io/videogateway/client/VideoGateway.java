package io.videogateway.client;

import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A gateway to call. Immutable, and safe for use by many threads. */
public final class VideoGateway extends OperationGroups {

    private VideoGateway(Caller caller) {
        super(caller);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link VideoGateway}. */
    public static final class Builder {
        private @Nullable String token;
        private String baseUrl = SERVER;
        private OkHttpClient httpClient = new OkHttpClient();
        private Duration timeout = Duration.ofMinutes(2);

        private Builder() {}

        /** The secret that is sent as bearer token. */
        public Builder token(String token) {
            this.token = token;
            return this;
        }

        /** Where the gateway is; the paths of the contract follow it. Defaults to the contract's server. */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = baseUrl;
            return this;
        }

        /** The client to send with, whose pool, interceptors, proxy and TLS settings are used. */
        public Builder httpClient(OkHttpClient httpClient) {
            this.httpClient = httpClient;
            return this;
        }

        /** For a whole call, all attempts together. Two minutes unless said otherwise. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** How many times a request may be sent at most; 1 turns retries off. */
        public Builder maxAttempts(int maxAttempts) {
            if (maxAttempts < 1) {
                throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ", and must be at least 1");
            }
            return this;
        }

        /**
         * Builds it.
         *
         * @throws IllegalArgumentException if there is no token, or the base URL is none
         */
        public VideoGateway build() {
            if (token == null || token.isEmpty()) {
                throw new IllegalArgumentException("a token is needed");
            }
            HttpUrl url = HttpUrl.get(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/");
            OkHttpClient http = httpClient
                    .newBuilder()
                    .callTimeout(timeout)
                    .retryOnConnectionFailure(false)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .build();
            return new VideoGateway(new Caller(http, url, token));
        }
    }
}
