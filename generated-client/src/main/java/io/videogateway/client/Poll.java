package io.videogateway.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks again and again until an answer is the one that is waited for, such as a job that has ended. It knows nothing of
 * jobs: what to ask and when to stop come from the user. Immutable.
 *
 * <pre>{@code
 * Job done = Poll.of(() -> jobs.get(id), job -> job.isDone()).deadline(Duration.ofMinutes(20)).await();
 * }</pre>
 *
 * <p>An exception from the call ends the waiting; operations that only read have been repeated by then.
 *
 * @param <T> what the call returns
 */
public final class Poll<T> {

    private static final double GROWTH = 1.5;

    private final Supplier<? extends T> call;
    private final Predicate<? super T> done;
    private Duration interval = Duration.ofSeconds(2);
    private Duration maxInterval = Duration.ofSeconds(30);
    private Duration deadline = Duration.ofMinutes(30);
    private Consumer<? super T> listener = value -> {};
    private TimeSource time = TimeSource.SYSTEM;
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    private Poll(Supplier<? extends T> call, Predicate<? super T> done) {
        this.call = call;
        this.done = done;
    }

    /** Calls until the answer is the one that is waited for. */
    public static <T> Poll<T> of(Supplier<? extends T> call, Predicate<? super T> done) {
        return new Poll<>(call, done);
    }

    /** The pause after the first answer, give or take a quarter, growing by half each time: two seconds unless set. */
    public Poll<T> interval(Duration interval) {
        Poll<T> copy = copy();
        copy.interval = Durations.positive("interval", interval);
        return copy;
    }

    /** What the pause does not grow beyond, give or take a quarter: 30 seconds unless set. */
    public Poll<T> maxInterval(Duration maxInterval) {
        Poll<T> copy = copy();
        copy.maxInterval = Durations.positive("maxInterval", maxInterval);
        return copy;
    }

    /** When to give up: after half an hour unless set. The last call is made at that time. */
    public Poll<T> deadline(Duration deadline) {
        Poll<T> copy = copy();
        copy.deadline = Durations.positive("deadline", deadline);
        return copy;
    }

    /** Told every answer, the last one too. */
    public Poll<T> onEach(Consumer<? super T> listener) {
        Poll<T> copy = copy();
        copy.listener = listener;
        return copy;
    }

    /** Another time than the real one, for tests. */
    public Poll<T> time(TimeSource time) {
        Poll<T> copy = copy();
        copy.time = time;
        return copy;
    }

    /** For tests: numbers from 0 to 1. */
    Poll<T> random(DoubleSupplier random) {
        Poll<T> copy = copy();
        copy.random = random;
        return copy;
    }

    /**
     * Blocks until the answer is there.
     *
     * @throws TimeoutException if it is not there at the deadline, with the last answer in its message
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public T await() throws InterruptedException, TimeoutException {
        return await(new Cancellation());
    }

    /**
     * Waits on a thread of the executor. Cancelling the future ends the waiting; a call that is under way is not cut
     * short.
     */
    public CompletableFuture<T> start(Executor executor) {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<T> future = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                future.complete(await(cancellation));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        CompletableFuture<T> unused = future.whenComplete((value, e) -> cancellation.cancel());
        return future;
    }

    private T await(Cancellation cancellation) throws InterruptedException, TimeoutException {
        long start = time.nanoTime();
        Duration pause = interval;
        while (true) {
            T answer = call.get();
            listener.accept(answer);
            if (done.test(answer)) {
                return answer;
            }
            Duration remaining = deadline.minusNanos(time.nanoTime() - start);
            if (remaining.isNegative() || remaining.isZero()) {
                throw new TimeoutException("not there after " + deadline + ": " + answer);
            }
            Duration jittered = shorter(times(shorter(pause, maxInterval), 0.75 + random.getAsDouble() / 2), remaining);
            cancellation.waits();
            try {
                time.sleep(jittered);
            } finally {
                cancellation.waited();
            }
            pause = times(shorter(pause, maxInterval), GROWTH);
        }
    }

    private Poll<T> copy() {
        Poll<T> copy = new Poll<>(call, done);
        copy.interval = interval;
        copy.maxInterval = maxInterval;
        copy.deadline = deadline;
        copy.listener = listener;
        copy.time = time;
        copy.random = random;
        return copy;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }
}
