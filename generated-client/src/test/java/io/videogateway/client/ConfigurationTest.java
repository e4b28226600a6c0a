package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    @Test
    void needsAToken() {
        assertThatThrownBy(() -> VideoGateway.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a token is needed");
    }

    @Test
    void goesToTheContractsServerUnlessToldOtherwise() {
        assertThat(VideoGateway.builder().token("secret-token").build())
                .hasToString("VideoGateway[" + OperationGroups.server() + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway.example",
                "ftp://gateway.example",
                "https://a.example?key=1",
                "https://a.example/#x",
                "https://user:password@a.example",
                "https://:password@a.example",
                "https://user:pass/word@a.example",
                "user:password@a.example",
                ""
            })
    void refusesWhatIsNoBaseUrl(String url) {
        assertThatThrownBy(() -> VideoGateway.builder()
                        .token("secret-token")
                        .baseUrl(url)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the base URL must be http or https with at most a path: ")
                .hasMessageNotContainingAny("key", "pass", "word");
    }

    @Test
    void refusesADurationThatNoClockCanTell() {
        assertThatThrownBy(() -> VideoGateway.builder().timeout(Duration.ofDays(365_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout is PT8760000H, and must be shorter than 292 years");
        assertThatThrownBy(() -> VideoGateway.builder().timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout is PT0S, and must be longer than nothing");
    }

    @Test
    void saysThatAHostHasNoAddress() {
        OkHttpClient nowhere = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();

        assertThatThrownBy(() -> VideoGateway.builder()
                        .token("secret-token")
                        .baseUrl("http://gateway.example")
                        .httpClient(nowhere)
                        .maxAttempts(1)
                        .build()
                        .videos()
                        .createVideo(Samples.request()))
                .isInstanceOf(NotSentException.class)
                .hasMessageStartingWith(
                        "POST http://gateway.example/v1/videos was not sent: the host name has no address: gateway.example (");
    }

    @Test
    void sendsNothingWithoutARequest() {
        VideoGateway gateway = VideoGateway.builder()
                .token("secret-token")
                .baseUrl(server.url("/").toString())
                .build();

        assertThatThrownBy(() -> gateway.videos().createVideo(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the operation needs a request");
        assertThatThrownBy(() -> gateway.videos().createVideoAsync(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the operation needs a request");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void prefersTheBuilderToPropertiesAndPropertiesToVariables() throws Exception {
        Map<String, String> properties = Map.of("videogateway.token", "from-property");
        Map<String, String> variables = Map.of(
                "VIDEO_GATEWAY_TOKEN", "from-variable",
                "VIDEO_GATEWAY_BASE_URL", server.url("/from-variable").toString(),
                "VIDEO_GATEWAY_TIMEOUT_SECONDS", "7",
                "VIDEO_GATEWAY_MAX_ATTEMPTS", "1");
        Environment environment = new Environment(properties::get, variables::get);
        server.enqueue(Samples.answer(429, "", "Retry-After", "0"));
        server.enqueue(Samples.answer(200, Samples.VIDEO));

        VideoGateway gateway = VideoGateway.builder().environment(environment).build();
        assertThatThrownBy(() -> gateway.videos().createVideo(Samples.request()))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("1 attempt");
        gateway.withOptions(options -> options.token("from-builder")).videos().createVideo(Samples.request());

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer from-property");
        mockwebserver3.RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer from-builder");
        assertThat(second.getTarget()).isEqualTo("/from-variable/v1/videos");
    }

    @Test
    void doesNotLookIntoTheEnvironmentUnasked() {
        System.setProperty("videogateway.baseUrl", "https://from-property.example");
        try {
            assertThat(VideoGateway.builder().token("secret-token").build())
                    .hasToString("VideoGateway[" + OperationGroups.server() + "]");
            assertThat(VideoGateway.builder()
                            .token("secret-token")
                            .fromEnvironment()
                            .build())
                    .hasToString("VideoGateway[https://from-property.example]");
        } finally {
            System.clearProperty("videogateway.baseUrl");
        }
    }

    @Test
    void saysWhichSettingOfTheEnvironmentIsWrong() {
        Environment environment = new Environment(name -> null, Map.of("VIDEO_GATEWAY_MAX_ATTEMPTS", "three")::get);

        assertThatThrownBy(() -> VideoGateway.builder()
                        .token("secret-token")
                        .environment(environment)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("videogateway.maxAttempts or VIDEO_GATEWAY_MAX_ATTEMPTS is no whole number: three");
    }

    @Test
    void asksForTheTokenBeforeEveryAttempt() throws Exception {
        server.enqueue(Samples.answer(429, "", "Retry-After", "0"));
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        AtomicInteger asked = new AtomicInteger();

        Samples.gateway(server)
                .token(() -> "token-" + asked.incrementAndGet())
                .build()
                .videos()
                .createVideo(Samples.request());

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer token-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bad\nsecret-token", "schlüssel-secret-token"})
    void refusesATokenThatCannotBeSentWithoutShowingIt(String token) {
        VideoGateway gateway = Samples.gateway(server).token(() -> token).build();

        assertThatThrownBy(() -> gateway.videos().createVideo(Samples.request()))
                .isInstanceOf(NotSentException.class)
                .message()
                .doesNotContain("secret-token");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void usesTheUsersOwnClient() throws Exception {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        OkHttpClient users = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    seen.add("interceptor");
                    return chain.proceed(chain.request());
                })
                .addNetworkInterceptor(chain -> {
                    seen.add("network interceptor " + chain.request().header("Authorization"));
                    return chain.proceed(chain.request());
                })
                .eventListener(new EventListener() {
                    @Override
                    public void responseHeadersEnd(Call call, Response response) {
                        seen.add("listener " + response.code());
                    }
                })
                .build();

        Samples.gateway(server).httpClient(users).build().videos().createVideo(Samples.request());

        assertThat(seen).containsExactly("interceptor", "network interceptor Bearer secret-token", "listener 200");
    }

    @Test
    void usesTheUsersProxy() throws Exception {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        OkHttpClient users = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, server.getSocketAddress()))
                .build();

        Samples.gateway(server)
                .httpClient(users)
                .baseUrl("http://gateway.example/")
                .build()
                .videos()
                .createVideo(Samples.request());

        assertThat(server.takeRequest().getRequestLine()).isEqualTo("POST http://gateway.example/v1/videos HTTP/1.1");
    }

    @Test
    void takesTheTimeForTheWholeCallFromTheUsersClient() {
        server.enqueue(Samples.silence());
        OkHttpClient users =
                new OkHttpClient.Builder().callTimeout(Duration.ofMillis(300)).build();
        VideoGateway gateway = Samples.gateway(server).httpClient(users).build();

        assertThatThrownBy(() -> gateway.videos().createVideo(Samples.request()))
                .isInstanceOf(AmbiguousException.class)
                .hasMessageContaining("within the 300 ms of the whole call");
    }

    @Test
    void takesTheTimeForOneCallFromItsOptions() {
        server.enqueue(Samples.silence());
        CallOptions options =
                CallOptions.builder().timeout(Duration.ofMillis(300)).build();
        VideoGateway gateway = Samples.gateway(server).build();

        assertThatThrownBy(() -> gateway.videos().createVideo(Samples.request(), options))
                .isInstanceOf(AmbiguousException.class)
                .hasMessageContaining("within the 300 ms of the whole call");
    }

    @Test
    void sharesConnectionsWithItsCopies() throws Exception {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        VideoGateway gateway = Samples.gateway(server).build();

        gateway.videos().createVideo(Samples.request());
        gateway.withOptions(options -> options.timeout(Duration.ofSeconds(5)).maxAttempts(1))
                .videos()
                .createVideo(Samples.request());

        assertThat(server.takeRequest().getConnectionIndex())
                .isEqualTo(server.takeRequest().getConnectionIndex());
    }

    @Test
    void refusesCallsOnceItIsClosed() {
        VideoGateway gateway = Samples.gateway(server).build();
        VideoGateway copy = gateway.withOptions(options -> {});

        copy.close();

        assertThatThrownBy(() -> gateway.videos().createVideo(Samples.request()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gateway.videos().createVideoAsync(Samples.request()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesTheUsersClientOpen() {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        ConnectionPool pool = new ConnectionPool();
        VideoGateway gateway = Samples.gateway(server)
                .httpClient(new OkHttpClient.Builder().connectionPool(pool).build())
                .build();
        gateway.videos().createVideo(Samples.request());

        gateway.close();

        assertThat(pool.connectionCount()).isEqualTo(1);
    }
}
