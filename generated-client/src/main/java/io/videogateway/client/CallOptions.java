package io.videogateway.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Options for one call, over those of the gateway. Immutable; one object may serve many calls. */
public final class CallOptions {

    private static final CallOptions NONE = builder().build();

    private final @Nullable Duration timeout;
    private final Headers headers;
    private final Map<String, Object> parts;

    private CallOptions(Builder builder) {
        this.timeout = builder.timeout;
        this.headers = builder.headers.build();
        this.parts = new LinkedHashMap<>(builder.parts);
    }

    /** Nothing but what the gateway was built with. */
    public static CallOptions none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Nullable
    Duration timeout() {
        return timeout;
    }

    Headers headers() {
        return headers;
    }

    /** Text or uploads by name. */
    Map<String, Object> parts() {
        return parts;
    }

    /** Builds {@link CallOptions}. */
    public static final class Builder {
        private final Headers.Builder headers = new Headers.Builder();
        private final Map<String, Object> parts = new LinkedHashMap<>();
        private @Nullable Duration timeout;

        private Builder() {}

        /** For the whole call, with all attempts and the waiting between them. */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.positive("timeout", timeout);
            return this;
        }

        /**
         * A header to send, in place of one that the client would send under this name.
         *
         * @throws IllegalArgumentException if name or value cannot stand in a header
         */
        public Builder header(String name, String value) {
            headers.set(name, value);
            return this;
        }

        /**
         * A header {@code Idempotency-Key}, the same in all attempts, for a gateway that documents it. Use
         * {@link #header} if it goes by another name. It does not make the client send a create again more often.
         */
        public Builder idempotencyKey(String key) {
            return header("Idempotency-Key", key);
        }

        /** A part, or a form's field, that the contract does not know; comes after those that it knows. */
        public Builder part(String name, String value) {
            parts.put(name, value);
            return this;
        }

        /** A file that the contract does not know; comes after the parts that it knows. */
        public Builder part(String name, Upload upload) {
            parts.put(name, upload);
            return this;
        }

        public CallOptions build() {
            return new CallOptions(this);
        }
    }
}
