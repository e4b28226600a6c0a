package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request is sent again, and when it is not. */
class RetryTest {

    private final MockWebServer server = new MockWebServer();
    private final FakeTime time = new FakeTime();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"429, Retry-After, 0", "429, X-Nothing, 0", "503, Retry-After, 0", "503, Retry-After-Ms, 5"})
    void sendsACreateAgainThatTheServerDidNotTake(int status, String header, String value) {
        server.enqueue(Samples.answer(status, "", header, value));
        server.enqueue(Samples.answer(status, "", header, value));
        server.enqueue(Samples.answer(200, Samples.VIDEO));

        assertThat(create(gateway().build()).getId()).isEqualTo("video_1");

        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, X-Nothing, 0",
        "408, X-Nothing, 0",
        "408, Retry-After, 0",
        "409, Retry-After, 0",
        "421, X-Nothing, 0",
        "500, Retry-After, 0",
        "502, Retry-After, 0",
        "503, X-Nothing, 0",
        "504, Retry-After, 0",
        "301, Location, /elsewhere",
        "307, Location, /elsewhere",
        "308, Location, /elsewhere"
    })
    void sendsACreateOnlyOnceInAllOtherCases(int status, String header, String value) {
        enqueueTwice(Samples.answer(status, "", header, value));

        GatewayException error = failure(gateway().build());

        assertThat(error.attempts()).isEqualTo(1);
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(time.sleeps).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void sendsExactlyOnceWithOneAttempt(int status) {
        enqueueTwice(Samples.answer(status, "", "Retry-After", "0"));

        assertThat(failure(gateway().maxAttempts(1).build()).attempts()).isEqualTo(1);

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 503})
    void doesNotLetOkHttpRepeatABodyThatAnInterceptorPutInPlace(int status) {
        enqueueTwice(Samples.answer(status, "", "Retry-After", "0"));
        Interceptor replacing = chain -> chain.proceed(chain.request()
                .newBuilder()
                .post(RequestBody.create("another body".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .build());
        OkHttpClient users =
                new OkHttpClient.Builder().addInterceptor(replacing).build();

        failure(gateway().httpClient(users).maxAttempts(1).build());

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysSoWhenTheRequestMayHaveBeenTaken(boolean usersOwnClient) throws Exception {
        enqueueTwice(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        VideoGateway.Builder builder = gateway();
        if (usersOwnClient) {
            builder.httpClient(new OkHttpClient());
        }

        AmbiguousException error = (AmbiguousException) failure(builder.build());

        assertThat(error.mayHaveBeenTaken()).isTrue();
        assertThat(error.getMessage()).contains("may have been taken, and was not sent again");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** REFUSED_STREAM, after which OkHttp would send the request again if it were left to itself. */
    @Test
    void sendsACreateOnlyOnceOverHttp2Too() {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        enqueueTwice(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseStream(7))
                .build());
        OkHttpClient users = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .build();

        GatewayException error = failure(gateway().httpClient(users).build());

        assertThat(error).isInstanceOf(AmbiguousException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void callsATimeoutAmbiguousOnceTheRequestIsOut() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        GatewayException error =
                failure(Samples.gateway(server).timeout(Duration.ofMillis(300)).build());

        assertThat(error).isInstanceOf(AmbiguousException.class);
        assertThat(error.getMessage()).contains("no answer within the 300 ms of the whole call");
        assertThat(error.elapsed()).isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
    }

    @Test
    void triesAgainWhenThereIsNoConnection() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        GatewayException error =
                failure(gateway().baseUrl("http://127.0.0.1:" + port).build());

        assertThat(error).isInstanceOf(NotSentException.class);
        assertThat(error.attempts()).isEqualTo(3);
        assertThat(time.sleeps).hasSize(2);
    }

    @Test
    void triesAgainWhenTheNameIsUnknownForAWhile() {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        AtomicInteger lookups = new AtomicInteger();
        OkHttpClient users = new OkHttpClient.Builder()
                .dns(host -> {
                    if (lookups.incrementAndGet() < 3) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();

        create(gateway()
                .httpClient(users)
                .baseUrl("http://gateway.example:" + server.getPort())
                .build());

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void doesNotTryAgainWithAServerThatItDoesNotTrust(@TempDir Path folder) throws Exception {
        try (MockWebServer untrusted = new MockWebServer()) {
            untrusted.useHttps(selfSigned(folder.resolve("keys.p12")));
            untrusted.start();

            GatewayException error =
                    failure(gateway().baseUrl(untrusted.url("/").toString()).build());

            assertThat(error).isInstanceOf(NotSentException.class);
            assertThat(error.attempts()).isEqualTo(1);
        }
    }

    private static SSLSocketFactory selfSigned(Path keys) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storepass",
                        "password",
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("keytool").isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), "password".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "password".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getSocketFactory();
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        server.enqueue(Samples.answer(429, "", "Retry-After", "7"));
        server.enqueue(Samples.answer(
                429, "", "Date", "Sun, 22 Nov 2026 10:00:00 GMT", "Retry-After", "Sun, 22 Nov 2026 10:00:09 GMT"));
        server.enqueue(Samples.answer(503, "", "Retry-After", "20", "Retry-After-Ms", "1500"));
        server.enqueue(Samples.answer(200, Samples.VIDEO));

        create(gateway().maxAttempts(4).build());

        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(9), Duration.ofMillis(1500));
    }

    @Test
    void doesNotWaitLongerThanTheUserAllows() {
        enqueueTwice(Samples.answer(429, "", "Retry-After", "61"));

        GatewayException error =
                failure(gateway().maxRetryDelay(Duration.ofSeconds(60)).build());

        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(61));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void doesNotWaitBeyondTheTimeForTheWholeCall() {
        enqueueTwice(Samples.answer(429, "", "Retry-After", "6"));
        enqueueTwice(Samples.answer(429, "", "Retry-After", "6"));

        GatewayException error = failure(
                gateway().timeout(Duration.ofSeconds(10)).maxAttempts(10).build());

        assertThat(error.attempts()).isEqualTo(2);
        assertThat(error.elapsed()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void waitsAnythingUpToALimitThatDoubles() {
        for (int i = 0; i < 6; i++) {
            server.enqueue(Samples.answer(429, ""));
        }
        List<Double> randoms = new ArrayList<>(List.of(1.0, 1.0, 0.5, 0.0, 1.0));

        failure(Samples.gateway(server)
                .time(time, () -> randoms.remove(0))
                .maxAttempts(6)
                .maxRetryDelay(Duration.ofSeconds(6))
                .build());

        assertThat(time.sleeps)
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ofSeconds(6));
    }

    /** An operation that only reads, which this contract does not have. */
    private static OperationRequest reading() {
        return new OperationRequest("GET", "/v1/models");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void sendsAReadAgainAfterAnythingThatPasses(int status) {
        enqueueTwice(Samples.answer(status, ""));
        server.enqueue(Samples.answer(200, "[1]"));

        assertThat(read(gateway().build())).isEqualTo(List.of(1));
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void sendsAReadAgainAfterAResetOrACutAnswer() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(new MockResponse.Builder()
                .body("[1")
                .setHeader("Content-Length", 100)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(Samples.answer(200, "[1]"));

        assertThat(read(gateway().build())).isEqualTo(List.of(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void doesNotSendAReadAgainAfterWhatStays(int status) {
        enqueueTwice(Samples.answer(status, ""));

        GatewayException error = catchThrowableOfType(
                GatewayException.class, () -> read(gateway().build()));

        assertThat(error.attempts()).isEqualTo(1);
        assertThat(error.mayHaveBeenTaken()).isFalse();
    }

    @Test
    void followsARedirectOfAReadAndTellsTheOtherServerNothing() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            other.enqueue(Samples.answer(200, "[1]"));
            server.enqueue(Samples.answer(302, "", "Location", "/here"));
            server.enqueue(
                    Samples.answer(302, "", "Location", other.url("/there").toString()));
            CallOptions options =
                    CallOptions.builder().header("X-Api-Key", "another secret").build();

            GatewayResponse<Object> response = gateway().build().caller.execute(reading(), Schema.ANY, options);

            assertThat(response.body()).isEqualTo(List.of(1));
            assertThat(server.takeRequest().getHeaders().get("X-Api-Key")).isEqualTo("another secret");
            assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer secret-token");
            assertThat(other.takeRequest().getHeaders().names())
                    .containsExactlyInAnyOrder("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
        }
    }

    @Test
    void endsALoopOfRedirects() {
        for (int i = 0; i < 10; i++) {
            server.enqueue(Samples.answer(302, "", "Location", "/here"));
        }

        GatewayException error = catchThrowableOfType(
                GatewayException.class, () -> read(gateway().build()));

        assertThat(error).isInstanceOf(RedirectException.class);
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void doesNotLetOkHttpRepeatARequestWithoutABody() {
        enqueueTwice(Samples.answer(503, "", "Retry-After", "0"));
        VideoGateway gateway = gateway().maxAttempts(1).build();

        GatewayException error = catchThrowableOfType(
                GatewayException.class,
                () -> gateway.caller.execute(
                        new OperationRequest("DELETE", "/v1/models"), Schema.NOTHING, CallOptions.none()));

        assertThat(error.status()).isEqualTo(503);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private VideoGateway.Builder gateway() {
        return Samples.gateway(server).time(time, () -> 0.5);
    }

    private void enqueueTwice(MockResponse answer) {
        server.enqueue(answer);
        server.enqueue(answer);
    }

    private static io.videogateway.client.model.Video create(VideoGateway gateway) {
        return gateway.videos().createVideo(Samples.request());
    }

    private static GatewayException failure(VideoGateway gateway) {
        return catchThrowableOfType(GatewayException.class, () -> create(gateway));
    }

    private static Object read(VideoGateway gateway) {
        return gateway.caller.execute(reading(), Schema.ANY, CallOptions.none()).body();
    }
}
