package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How long the client waits before it sends a request again, and when it does not wait at all. */
class RetryDelayTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    private final FakeTime time = new FakeTime();

    @Test
    void waitsAsLongAsTheServerAsks() {
        server.enqueue(Samples.answer(429, "", "Retry-After", "7"));
        server.enqueue(Samples.answer(
                429, "", "Date", "Sun, 22 Nov 2026 10:00:00 GMT", "Retry-After", "Sun, 22 Nov 2026 10:00:09 GMT"));
        server.enqueue(Samples.answer(503, "", "Retry-After", "20", "Retry-After-Ms", "1500"));
        server.enqueue(Samples.answer(200, Samples.VIDEO));

        gateway().maxAttempts(4).build().videos().createVideo(Samples.request());

        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(9), Duration.ofMillis(1500));
    }

    @Test
    void doesNotWaitLongerThanTheUserAllows() {
        Samples.enqueue(server, 2, Samples.answer(429, "", "Retry-After", "61"));

        GatewayException error =
                failure(gateway().maxRetryDelay(Duration.ofSeconds(60)).build());

        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(61));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void doesNotWaitBeyondTheTimeForTheWholeCall() {
        Samples.enqueue(server, 4, Samples.answer(429, "", "Retry-After", "6"));

        GatewayException error = failure(
                gateway().timeout(Duration.ofSeconds(10)).maxAttempts(10).build());

        assertThat(error.attempts()).isEqualTo(2);
        assertThat(error.elapsed()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void waitsAnythingUpToALimitThatDoubles() {
        Samples.enqueue(server, 6, Samples.answer(429, ""));
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

    private VideoGateway.Builder gateway() {
        return Samples.gateway(server).time(time, () -> 0.5);
    }

    private static GatewayException failure(VideoGateway gateway) {
        return Samples.failure(GatewayException.class, gateway);
    }
}
