package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request that changes something is sent again, and when it is not. */
class RetryTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    private final FakeTime time = new FakeTime();

    @ParameterizedTest
    @CsvSource({"429, Retry-After, 0", "429, X-Nothing, 0", "503, Retry-After, 0", "503, Retry-After-Ms, 5"})
    void sendsACreateAgainThatTheServerDidNotTake(int status, String header, String value) {
        Samples.enqueue(server, 2, Samples.answer(status, "", header, value));
        server.enqueue(Samples.answer(200, Samples.VIDEO));

        assertThat(gateway().build().videos().createVideo(Samples.request()).getId())
                .isEqualTo("video_1");

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
        Samples.enqueue(server, 2, Samples.answer(status, "", header, value));

        GatewayException error = failure(gateway().build());

        assertThat(error.attempts()).isEqualTo(1);
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(time.sleeps).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void sendsExactlyOnceWithOneAttempt(int status) {
        Samples.enqueue(server, 2, Samples.answer(status, "", "Retry-After", "0"));

        assertThat(failure(gateway().maxAttempts(1).build()).attempts()).isEqualTo(1);

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 503})
    void doesNotLetOkHttpRepeatABodyThatAnInterceptorPutInPlace(int status) {
        Samples.enqueue(server, 2, Samples.answer(status, "", "Retry-After", "0"));
        Interceptor replacing = chain -> chain.proceed(chain.request()
                .newBuilder()
                .post(RequestBody.create("another body".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .build());
        OkHttpClient users =
                new OkHttpClient.Builder().addInterceptor(replacing).build();

        failure(gateway().httpClient(users).maxAttempts(1).build());

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void doesNotLetOkHttpRepeatARequestWithoutABody() {
        Samples.enqueue(server, 2, Samples.answer(503, "", "Retry-After", "0"));
        VideoGateway gateway = gateway().maxAttempts(1).build();

        GatewayException error = catchThrowableOfType(
                GatewayException.class,
                () -> gateway.caller.execute(
                        new OperationRequest("DELETE", "/v1/models"), Schema.NOTHING, CallOptions.none()));

        assertThat(error.status()).isEqualTo(503);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysSoWhenTheRequestMayHaveBeenTaken(boolean usersOwnClient) throws Exception {
        Samples.enqueue(server, 2, Samples.reset());
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
        Samples.enqueue(
                server,
                2,
                new MockResponse.Builder()
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
        server.enqueue(Samples.silence());

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

        gateway()
                .httpClient(users)
                .baseUrl("http://gateway.example:" + server.getPort())
                .build()
                .videos()
                .createVideo(Samples.request());

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

    private VideoGateway.Builder gateway() {
        return Samples.gateway(server).time(time, () -> 0.5);
    }

    private static GatewayException failure(VideoGateway gateway) {
        return Samples.failure(GatewayException.class, gateway);
    }
}
