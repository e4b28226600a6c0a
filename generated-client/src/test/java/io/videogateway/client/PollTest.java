package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollTest {

    private final FakeTime time = new FakeTime();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void asksUntilTheAnswerIsThere() throws Exception {
        List<Integer> seen = new ArrayList<>();

        Integer answer = counting(5).onEach(seen::add).await();

        assertThat(answer).isEqualTo(5);
        assertThat(seen).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void asksLessAndLessOftenUpToALimit() throws Exception {
        counting(6)
                .interval(Duration.ofSeconds(2))
                .maxInterval(Duration.ofSeconds(5))
                .await();

        assertThat(time.sleeps)
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofMillis(4500),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
    }

    @Test
    void spreadsTheIntervalByAQuarter() throws Exception {
        counting(2).interval(Duration.ofSeconds(4)).random(() -> 0.0).await();
        calls.set(0);
        counting(2).interval(Duration.ofSeconds(4)).random(() -> 1.0).await();

        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Test
    void givesUpAtTheDeadlineAfterALastCall() {
        Poll<Integer> poll = counting(100).interval(Duration.ofSeconds(4)).deadline(Duration.ofSeconds(7));

        assertThatThrownBy(poll::await).isInstanceOf(TimeoutException.class).hasMessage("not there after PT7S: 3");
        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(3));
    }

    @Test
    void endsWithTheExceptionOfTheCall() {
        assertThatThrownBy(() -> Poll.of(
                                () -> {
                                    throw new IllegalStateException("no");
                                },
                                answer -> true)
                        .await())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stopsWhenItsFutureIsCancelled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        CompletableFuture<Integer> future = Poll.of(
                        () -> {
                            asked.countDown();
                            return calls.incrementAndGet();
                        },
                        answer -> false)
                .interval(Duration.ofMinutes(5))
                .start(executor);
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

        assertThat(future.cancel(true)).isTrue();

        executor.shutdown();
        assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(calls).hasValue(1);
    }

    private Poll<Integer> counting(int last) {
        return Poll.of(calls::incrementAndGet, answer -> answer == last)
                .time(time)
                .random(() -> 0.5);
    }
}
