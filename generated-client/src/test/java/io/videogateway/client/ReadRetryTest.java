package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request that only reads is sent again, or elsewhere; the contract has none yet. */
class ReadRetryTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    private final FakeTime time = new FakeTime();

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void sendsAReadAgainAfterAnythingThatPasses(int status) {
        Samples.enqueue(server, 2, Samples.answer(status, ""));
        server.enqueue(Samples.answer(200, "[1]"));

        assertThat(read(gateway().build())).isEqualTo(List.of(1));
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void sendsAReadAgainAfterAResetOrACutAnswer() {
        server.enqueue(Samples.reset());
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
        Samples.enqueue(server, 2, Samples.answer(status, ""));

        GatewayException error = failure(gateway().build());

        assertThat(error.attempts()).isEqualTo(1);
        assertThat(error.mayHaveBeenTaken()).isFalse();
    }

    @Test
    void followsARedirectOfAReadAndTellsTheOtherServerNothing() throws Exception {
        try (MockWebServer other = Samples.server()) {
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
        Samples.enqueue(server, 10, Samples.answer(302, "", "Location", "/here"));

        GatewayException error = failure(gateway().build());

        assertThat(error).isInstanceOf(RedirectException.class);
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    private VideoGateway.Builder gateway() {
        return Samples.gateway(server).time(time, () -> 0.5);
    }

    private static OperationRequest reading() {
        return new OperationRequest("GET", "/v1/models").bearer("bearer");
    }

    private static Object read(VideoGateway gateway) {
        return gateway.caller.execute(reading(), Schema.ANY, CallOptions.none()).body();
    }

    private static GatewayException failure(VideoGateway gateway) {
        GatewayException error = catchThrowableOfType(GatewayException.class, () -> read(gateway));
        assertThat(error).isNotNull();
        return error;
    }
}
