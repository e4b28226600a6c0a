package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    private final OkHttpClient http = new OkHttpClient();

    /** Before the watcher looks again by itself, and after. */
    @ParameterizedTest
    @ValueSource(longs = {50, 1300})
    void cancelsACallThatTakesTooLong(long millis) {
        assertThat(elapsed(millis)).isGreaterThanOrEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void doesNotMakeAnEarlyOneWaitForALateOne() throws Exception {
        try (Deadline late = Deadline.in(TimeUnit.HOURS.toNanos(1), silent())) {
            Duration fastest = Duration.ofHours(1);
            for (int i = 0; i < 3; i++) {
                // By then the watcher has looked, and would look again in a second less this.
                Thread.sleep(100);
                Duration elapsed = elapsed(50);
                fastest = elapsed.compareTo(fastest) < 0 ? elapsed : fastest;
            }

            assertThat(fastest).isLessThan(Duration.ofMillis(600));
            assertThat(late.hasPassed()).isFalse();
        }
    }

    @Test
    void leavesACallAloneThatEndedInTime() throws Exception {
        Call call = silent();

        Deadline.in(TimeUnit.MILLISECONDS.toNanos(300), call).close();
        Thread.sleep(1500);

        assertThat(call.isCanceled()).isFalse();
    }

    /** OkHttp tells a listener of the user's that a call is cancelled, on the thread that does it. */
    @Test
    void outlivesAListenerThatThrows() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Call broken = silent();
        broken.addEventListener(new EventListener() {
            @Override
            public void canceled(Call call) {
                told.countDown();
                throw new IllegalStateException("a listener of the user's");
            }
        });
        try (Deadline deadline = Deadline.in(TimeUnit.MILLISECONDS.toNanos(50), broken)) {
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(deadline.hasPassed()).isTrue();
        }

        cancelsACallThatTakesTooLong(50);
    }

    @Test
    void holdsForManyCallsAtOnce() {
        CompletableFuture<?>[] calls = new CompletableFuture<?>[40];
        for (int i = 0; i < calls.length; i++) {
            long millis = 100 + 50L * (i % 20);
            calls[i] = CompletableFuture.runAsync(
                    () -> cancelsACallThatTakesTooLong(millis), task -> new Thread(task).start());
        }

        CompletableFuture.allOf(calls).join();
    }

    @Test
    void keepsOkHttpFromWakingAThreadForEachCall() {
        int calls = 20;
        for (int i = 0; i < 2 * calls; i++) {
            server.enqueue(Samples.answer(200, Samples.VIDEO));
        }
        try (VideoGateway gateway = Samples.gateway(server).build()) {
            create(gateway, calls);
            long before = wakings();
            create(gateway, calls);

            assertThat(before).isPositive();
            assertThat(wakings() - before).isLessThan(calls / 2);
        }
    }

    private static void create(VideoGateway gateway, int calls) {
        for (int i = 0; i < calls; i++) {
            gateway.videos().createVideo(Samples.request());
        }
    }

    /** How often the thread that watches OkHttp's timeouts has gone back to waiting. */
    private static long wakings() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("Okio Watchdog"))
                .mapToLong(ThreadInfo::getWaitedCount)
                .sum();
    }

    /** How long a call with this deadline took to be cancelled. */
    private Duration elapsed(long millis) {
        Call call = silent();
        long start = System.nanoTime();
        try (Deadline deadline = Deadline.in(TimeUnit.MILLISECONDS.toNanos(millis), call)) {
            assertThatThrownBy(call::execute).isInstanceOf(IOException.class);
            assertThat(deadline.hasPassed()).isTrue();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Call silent() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        return http.newCall(new Request.Builder().url(server.url("/")).build());
    }
}
