package io.videogateway.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait: {@code Retry-After-Ms}, or {@code Retry-After} in seconds or as a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** Null if it does not say, or says nothing that can be understood. Never negative. */
    static @Nullable Duration in(Headers headers) {
        Double millis = Numbers.number(headers.get("Retry-After-Ms"));
        if (millis != null) {
            return atLeastZero(Duration.ofMillis(millis.longValue()));
        }
        Double seconds = Numbers.number(headers.get("Retry-After"));
        if (seconds != null) {
            return atLeastZero(Duration.ofMillis((long) (seconds * 1000)));
        }
        Instant then = instant(headers, "Retry-After");
        // By the server's own clock if it shows it: ours may be wrong by more than the pause.
        Instant now = instant(headers, "Date");
        return then == null ? null : atLeastZero(Duration.between(now == null ? Instant.now() : now, then));
    }

    private static @Nullable Instant instant(Headers headers, String name) {
        Date date = headers.getDate(name);
        return date == null ? null : date.toInstant();
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
