package io.videogateway.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A gateway to call: {@code gateway.videos().createVideo(...)}. Immutable, safe for use by many threads, and meant to
 * be kept, since it keeps its connections.
 *
 * <p>A create that succeeds starts a job that is charged. The client sends one again only when the server provably did
 * not take it: no connection came about, or the answer was 429, or 503 with Retry-After. Anything else that goes wrong
 * is a {@link GatewayException} that says whether a job may exist.
 */
public final class VideoGateway extends OperationGroups implements AutoCloseable {

    /** For tests of operations that the contract does not have. */
    final Caller caller;

    private final Connections connections;
    private final Builder origin;

    private VideoGateway(Connections connections, Caller caller, Builder origin) {
        super(caller);
        this.caller = caller;
        this.connections = connections;
        this.origin = origin;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * A gateway from system properties and environment variables alone.
     *
     * @throws IllegalArgumentException if there is no token in them, or one of them cannot be understood
     * @see Builder#fromEnvironment()
     */
    public static VideoGateway fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /**
     * A copy that differs in what the consumer sets, and shares connections and threads with this one. Closing either
     * closes both.
     */
    public VideoGateway withOptions(Consumer<Builder> options) {
        Builder copy = new Builder(origin);
        options.accept(copy);
        return copy.build(copy.httpClient == origin.httpClient ? connections : new Connections(copy.httpClient));
    }

    /**
     * Closes the idle connections and refuses further calls; those under way go on. There is no need to call it: what a
     * gateway holds keeps no program from ending. A client that the user gave stays as it is.
     */
    @Override
    public void close() {
        connections.close();
    }

    /** Where it is; never the token. */
    @Override
    public String toString() {
        return "VideoGateway[" + origin.baseUrl + "]";
    }

    /** Builds a {@link VideoGateway}. What is set here goes before what is in the environment. */
    public static final class Builder {

        private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

        /** Of a server that neither takes nor sends a byte. */
        private static final Duration DEFAULT_SILENCE = Duration.ofMinutes(2);

        private @Nullable Supplier<String> token;
        private Map<String, Supplier<String>> secrets = new LinkedHashMap<>();
        private @Nullable String baseUrl;
        private boolean baseUrlChosen;
        private @Nullable OkHttpClient httpClient;
        private @Nullable Duration timeout;
        private @Nullable Duration connectTimeout;
        private @Nullable Duration readTimeout;
        private @Nullable Duration writeTimeout;
        private @Nullable Integer maxAttempts;
        private Duration maxRetryDelay = Duration.ofSeconds(30);
        private boolean strictResponses;
        private int maxResponseBytes = 4 << 20;
        private boolean logBodies;
        private Duration firstRetryDelay = Duration.ofMillis(500);
        private TimeSource time = TimeSource.SYSTEM;
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
        private Environment environment = new Environment(name -> null, name -> null);

        private Builder() {}

        private Builder(Builder other) {
            token = other.token;
            secrets = new LinkedHashMap<>(other.secrets);
            baseUrl = other.baseUrl;
            baseUrlChosen = other.baseUrlChosen;
            httpClient = other.httpClient;
            timeout = other.timeout;
            connectTimeout = other.connectTimeout;
            readTimeout = other.readTimeout;
            writeTimeout = other.writeTimeout;
            maxAttempts = other.maxAttempts;
            maxRetryDelay = other.maxRetryDelay;
            strictResponses = other.strictResponses;
            maxResponseBytes = other.maxResponseBytes;
            logBodies = other.logBodies;
            firstRetryDelay = other.firstRetryDelay;
            time = other.time;
            random = other.random;
            environment = other.environment;
        }

        /** The secret that is sent as bearer token. */
        public Builder token(String token) {
            return token(() -> token);
        }

        /** Asked for the token before every attempt, on the thread that sends, for tokens that change. */
        public Builder token(Supplier<String> token) {
            this.token = token;
            return this;
        }

        /** As {@link #secret(String, Supplier)}, for a secret that stays. */
        public Builder secret(String scheme, String secret) {
            return secret(scheme, () -> secret);
        }

        /**
         * The secret for one security scheme of the contract, by the scheme's name there, where an operation needs
         * another than the token: a key, or {@code user:password} for basic authentication. Asked for before every
         * attempt. An operation sends it only if the contract names the scheme for the operation.
         */
        public Builder secret(String scheme, Supplier<String> secret) {
            secrets.put(scheme, secret);
            return this;
        }

        /**
         * Where the gateway is, with or without a path and a slash at its end; the paths of the contract follow it.
         * Defaults to the contract's server. What is set goes also before a server that the contract gives an operation
         * of its own, so that no call leaves for another place than the one that was said.
         */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = baseUrl;
            this.baseUrlChosen = true;
            return this;
        }

        /**
         * The client to send with. Its connections, proxy, TLS settings, interceptors and listeners are used, and its
         * timeouts where none is set here; its retries and redirects are not.
         */
        public Builder httpClient(OkHttpClient httpClient) {
            this.httpClient = httpClient;
            return this;
        }

        /**
         * For a whole call, with all attempts and the waiting between them: ten minutes, unless it is set here or as
         * the call timeout of a client of yours.
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.positive("timeout", timeout);
            return this;
        }

        /** For a connection to come about: ten seconds unless set. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Durations.positive("connectTimeout", connectTimeout);
            return this;
        }

        /** For the server to send something more: two minutes unless set. */
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = Durations.positive("readTimeout", readTimeout);
            return this;
        }

        /** For the server to take something more: two minutes unless set. */
        public Builder writeTimeout(Duration writeTimeout) {
            this.writeTimeout = Durations.positive("writeTimeout", writeTimeout);
            return this;
        }

        /** How many times a request is sent at most: three times unless set; 1 turns retries off. */
        public Builder maxAttempts(int maxAttempts) {
            if (maxAttempts < 1) {
                throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ", and must be at least 1");
            }
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * The longest pause before a request is sent again: 30 seconds unless set. A server that asks for a longer one
         * is not asked again; {@link GatewayException#retryAfter()} has what it wants.
         */
        public Builder maxRetryDelay(Duration maxRetryDelay) {
            this.maxRetryDelay = Durations.positive("maxRetryDelay", maxRetryDelay);
            return this;
        }

        /**
         * Whether to refuse an answer that lacks what the contract requires, or has it with a wrong type, with a
         * {@link ContractViolationException}. By then the job is created and charged.
         */
        public Builder strictResponses(boolean strictResponses) {
            this.strictResponses = strictResponses;
            return this;
        }

        /**
         * The most bytes of an answer that are read, after inflating: four mebibytes unless set. A longer one is an
         * {@link UnreadableResponseException}, which leaves a create done.
         */
        public Builder maxResponseBytes(int maxResponseBytes) {
            if (maxResponseBytes < 1) {
                throw new IllegalArgumentException(
                        "maxResponseBytes is " + maxResponseBytes + ", and must be at least 1");
            }
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /** Whether answers are logged whole at the finest level. */
        public Builder logBodies(boolean logBodies) {
            this.logBodies = logBodies;
            return this;
        }

        /**
         * Takes what is not set here from system properties, and else from environment variables:
         * {@code videogateway.token} or {@code VIDEO_GATEWAY_TOKEN}, {@code videogateway.baseUrl} or
         * {@code VIDEO_GATEWAY_BASE_URL}, {@code videogateway.timeoutSeconds} or {@code VIDEO_GATEWAY_TIMEOUT_SECONDS},
         * {@code videogateway.maxAttempts} or {@code VIDEO_GATEWAY_MAX_ATTEMPTS}.
         */
        public Builder fromEnvironment() {
            return environment(Environment.ofProcess());
        }

        Builder environment(Environment environment) {
            this.environment = environment;
            return this;
        }

        /** For tests: time, and random numbers from 0 to 1. */
        Builder time(TimeSource time, DoubleSupplier random) {
            this.time = time;
            this.random = random;
            return this;
        }

        /** For tests: the limit of the pause before the second attempt. */
        Builder firstRetryDelay(Duration firstRetryDelay) {
            this.firstRetryDelay = firstRetryDelay;
            return this;
        }

        /**
         * Builds it; nothing is sent.
         *
         * @throws IllegalArgumentException if there is no token, the base URL is none, or the environment has a setting
         *     that cannot be understood
         */
        public VideoGateway build() {
            return build(new Connections(httpClient));
        }

        private VideoGateway build(Connections connections) {
            Builder complete = new Builder(this);
            complete.fillIn();
            return new VideoGateway(connections, complete.caller(connections), complete);
        }

        /** After this, everything that has no default in OkHttp is set. */
        private void fillIn() {
            if (token == null) {
                String found = environment.text("videogateway.token", "VIDEO_GATEWAY_TOKEN");
                if (found != null) {
                    token(found);
                } else if (secured() && secrets.isEmpty()) {
                    throw new IllegalArgumentException("a token is needed");
                }
            }
            if (baseUrl == null) {
                String found = environment.text("videogateway.baseUrl", "VIDEO_GATEWAY_BASE_URL");
                baseUrl = found == null ? server() : found;
                baseUrlChosen = found != null;
            }
            if (timeout == null) {
                Integer seconds = environment.number("videogateway.timeoutSeconds", "VIDEO_GATEWAY_TIMEOUT_SECONDS");
                timeout =
                        seconds == null ? defaultTimeout() : Durations.positive("timeout", Duration.ofSeconds(seconds));
            }
            if (maxAttempts == null) {
                Integer found = environment.number("videogateway.maxAttempts", "VIDEO_GATEWAY_MAX_ATTEMPTS");
                maxAttempts(found == null ? 3 : found);
            }
        }

        private Duration defaultTimeout() {
            return httpClient == null || httpClient.callTimeoutMillis() == 0
                    ? DEFAULT_TIMEOUT
                    : Duration.ofMillis(httpClient.callTimeoutMillis());
        }

        private Caller caller(Connections connections) {
            RetryPolicy retries = new RetryPolicy(maxAttempts, firstRetryDelay, maxRetryDelay, random);
            Settings settings = new Settings(
                    new BaseUrl(parsedBaseUrl(), baseUrlChosen),
                    new Security(token, secrets),
                    timeout,
                    retries,
                    strictResponses,
                    maxResponseBytes,
                    logBodies,
                    time);
            OkHttpClient bounded = derived(connections.http);
            OkHttpClient downloads = bounded.socketFactory() instanceof BoundedSockets
                    ? bounded.newBuilder()
                            .socketFactory(BoundedSockets.forDownloads())
                            .build()
                    : bounded;
            return new Caller(connections, bounded, downloads, settings);
        }

        private OkHttpClient derived(OkHttpClient http) {
            OkHttpClient.Builder derived = http.newBuilder()
                    .addInterceptor(new SendOnce())
                    // A whole call has a Deadline, whose length each call may choose.
                    .callTimeout(Duration.ZERO)
                    .retryOnConnectionFailure(false)
                    .followRedirects(false)
                    .followSslRedirects(false);
            if (http.socketFactory() == SocketFactory.getDefault()) {
                derived.socketFactory(new BoundedSockets(maxResponseBytes));
            }
            if (httpClient == null) {
                derived.readTimeout(DEFAULT_SILENCE).writeTimeout(DEFAULT_SILENCE);
            }
            if (connectTimeout != null) {
                derived.connectTimeout(connectTimeout);
            }
            if (readTimeout != null) {
                derived.readTimeout(readTimeout);
            }
            if (writeTimeout != null) {
                derived.writeTimeout(writeTimeout);
            }
            return derived.build();
        }

        private HttpUrl parsedBaseUrl() {
            HttpUrl url = HttpUrl.parse(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/");
            if (url == null
                    || url.query() != null
                    || url.fragment() != null
                    || !url.username().isEmpty()
                    || !url.password().isEmpty()) {
                // A password can stand before the last @, and a key in the query.
                String shown = baseUrl.replaceFirst("(?s)^((?:https?:)?//)?.*@", "$1…@")
                        .replaceFirst("(?s)[?#].*", "?…");
                throw new IllegalArgumentException("the base URL must be http or https with at most a path: " + shown);
            }
            return url;
        }
    }
}
