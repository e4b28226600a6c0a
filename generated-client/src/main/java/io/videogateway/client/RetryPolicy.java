package io.videogateway.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is sent again, and when. The first question is never how likely success is, but whether the server
 * can have taken the request: a create that is taken twice is charged twice.
 */
final class RetryPolicy {

    private final int maxAttempts;
    private final Duration firstDelay;
    private final Duration maxDelay;
    private final DoubleSupplier random;

    /** The random numbers are from 0 to 1. */
    RetryPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay, DoubleSupplier random) {
        this.maxAttempts = maxAttempts;
        this.firstDelay = firstDelay;
        this.maxDelay = maxDelay;
        this.random = random;
    }

    /**
     * How long to wait before the request is sent again, or null if it must not be, or there is no time left for it.
     *
     * @param safe whether the operation only reads
     * @param attempts how many there were
     * @param remaining what is left of the time for the whole call
     */
    @Nullable
    Duration delay(GatewayException failure, boolean safe, int attempts, Duration remaining) {
        if (attempts >= maxAttempts || !(safe ? mayHelp(failure) : wasNotTaken(failure))) {
            return null;
        }
        Duration delay = failure.retryAfter() != null ? failure.retryAfter() : backoff(attempts);
        // Who asks for a longer pause than the user allows would answer no sooner for being asked again.
        return delay.compareTo(maxDelay) > 0 || delay.compareTo(remaining) >= 0 ? null : delay;
    }

    /** The server said so, or never got to see the request. */
    private static boolean wasNotTaken(GatewayException failure) {
        if (failure instanceof NotSentException) {
            return ((NotSentException) failure).isWorthAnotherAttempt();
        }
        return isRateLimit(failure) || (isUnavailable(failure) && failure.retryAfter() != null);
    }

    private static boolean mayHelp(GatewayException failure) {
        if (failure instanceof ServerErrorException) {
            Integer status = failure.status();
            return status != null && (status == 502 || status == 503 || status == 504);
        }
        return failure instanceof AmbiguousException || wasNotTaken(failure);
    }

    private static boolean isRateLimit(GatewayException failure) {
        return failure instanceof RejectedException
                && ((RejectedException) failure).kind() == RejectedException.Kind.RATE_LIMITED;
    }

    private static boolean isUnavailable(GatewayException failure) {
        Integer status = failure.status();
        return failure instanceof ServerErrorException && status != null && status == 503;
    }

    /** Full jitter: anything up to a limit that doubles, so that clients which failed together do not return together. */
    private Duration backoff(int attempts) {
        long limit = Math.min(maxDelay.toNanos(), firstDelay.toNanos() << Math.min(attempts - 1, 16));
        return Duration.ofNanos((long) (limit * random.getAsDouble()));
    }
}
