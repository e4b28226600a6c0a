package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videogateway.client.model.Video;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AsyncTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    @Test
    void completesWithTheBodyOrTheWholeResponse() {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        server.enqueue(Samples.answer(200, Samples.VIDEO, "x-request-id", "req_1"));
        VideoGateway gateway = Samples.gateway(server).build();

        Video video = gateway.videos().createVideoAsync(Samples.request()).join();
        GatewayResponse<Video> response = gateway.videos()
                .createVideoWithResponseAsync(Samples.request(), CallOptions.none())
                .join();

        assertThat(video.getId()).isEqualTo("video_1");
        assertThat(response.requestId()).isEqualTo("req_1");
        assertThat(response.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo(video);
    }

    @Test
    void completesWithTheSameErrorsAsABlockingCall() {
        server.enqueue(Samples.answer(401, ""));
        CompletableFuture<Video> future =
                Samples.gateway(server).build().videos().createVideoAsync(Samples.request());

        assertThatThrownBy(future::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RejectedException.class);
    }

    @Test
    void cancelsTheCallWithItsFuture() throws Exception {
        server.enqueue(Samples.silence());
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Video> future = create(cancelled);
        server.takeRequest();

        future.cancel(true);

        assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancelsTheCallWhenTheFutureEndsInAnotherWay() throws Exception {
        server.enqueue(Samples.silence());
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Video> future = create(cancelled);

        assertThatThrownBy(() -> future.orTimeout(300, TimeUnit.MILLISECONDS).join())
                .isInstanceOf(CompletionException.class);

        assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNotReportAFinishedCallAsCancelled() throws Exception {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        CountDownLatch cancelled = new CountDownLatch(1);

        create(cancelled).join();

        assertThat(cancelled.await(100, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void endsTheWaitForAnotherAttemptWithTheFuture() throws Exception {
        server.enqueue(Samples.answer(429, "", "Retry-After", "20"));
        CountDownLatch sleeping = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        TimeSource time = new TimeSource() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                sleeping.countDown();
                try {
                    SYSTEM.sleep(duration);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
            }
        };
        CompletableFuture<Video> future =
                Samples.gateway(server).time(time, () -> 0.5).build().videos().createVideoAsync(Samples.request());
        assertThat(sleeping.await(5, TimeUnit.SECONDS)).isTrue();

        future.cancel(true);

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesTheInterruptToWhoeverWaits() {
        server.enqueue(Samples.answer(429, "", "Retry-After", "20"));
        VideoGateway gateway = Samples.gateway(server).build();
        Thread caller = Thread.currentThread();
        CompletableFuture<Void> interrupt = CompletableFuture.runAsync(() -> {
            try {
                server.takeRequest();
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });

        assertThatThrownBy(() -> gateway.videos().createVideo(Samples.request()))
                .isInstanceOf(RejectedException.class);

        assertThat(Thread.interrupted()).isTrue();
        interrupt.join();
    }

    @Test
    void isSafeForManyThreadsAndKeepsNoProgramFromEnding() throws Exception {
        int calls = 60;
        Samples.enqueue(server, calls, Samples.answer(200, Samples.VIDEO));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        VideoGateway gateway = Samples.gateway(server).build();

        List<CompletableFuture<Video>> futures = new ArrayList<>();
        AtomicInteger ids = new AtomicInteger();
        for (int i = 0; i < calls; i++) {
            futures.add(gateway.videos().createVideoAsync(Samples.request()));
        }
        futures.forEach(future -> ids.addAndGet(future.join().getId() == null ? 0 : 1));

        assertThat(ids).hasValue(calls);
        List<String> lasting = Collections.synchronizedList(new ArrayList<>());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread)
                    && !thread.isDaemon()
                    && !thread.getName().contains("MockWebServer")) {
                lasting.add(thread.getName());
            }
        }
        assertThat(lasting).isEmpty();
    }

    /** A create that tells when OkHttp cancels its call. */
    private CompletableFuture<Video> create(CountDownLatch cancelled) {
        OkHttpClient listening = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        cancelled.countDown();
                    }
                })
                .build();
        return Samples.gateway(server).httpClient(listening).build().videos().createVideoAsync(Samples.request());
    }
}
