package io.videogateway.client;

import java.io.Serializable;
import java.time.Duration;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What is known of a failed call, for its exception. Free of the token before it comes in here. */
final class Failure implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of a list of all that is wrong with an answer, more is in nobody's log. */
    private static final int LONGEST = 2000;

    /** Method and URL without its query. */
    final String call;

    final int attempts;
    final Duration elapsed;
    final @Nullable Integer status;
    private final String[] namesAndValues;
    final String body;
    final ErrorEnvelope envelope;
    final @Nullable Duration retryAfter;

    private Failure(
            String call,
            int attempts,
            Duration elapsed,
            @Nullable Integer status,
            Headers headers,
            String body,
            ErrorEnvelope envelope,
            @Nullable Duration retryAfter) {
        this.call = call;
        this.attempts = attempts;
        this.elapsed = elapsed;
        this.status = status;
        this.namesAndValues = namesAndValues(headers);
        this.body = body;
        this.envelope = envelope;
        this.retryAfter = retryAfter;
    }

    static Failure withoutAnswer(String call, int attempts, Duration elapsed) {
        return new Failure(call, attempts, elapsed, null, new Headers.Builder().build(), "", ErrorEnvelope.EMPTY, null);
    }

    static Failure withAnswer(
            String call,
            int attempts,
            Duration elapsed,
            int status,
            Headers headers,
            String body,
            ErrorEnvelope envelope) {
        return new Failure(call, attempts, elapsed, status, headers, body, envelope, RetryAfter.in(headers));
    }

    Headers headers() {
        Headers.Builder headers = new Headers.Builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.addUnsafeNonAscii(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers.build();
    }

    @Nullable
    String requestId() {
        return RequestIds.in(headers());
    }

    /** OkHttp's headers cannot be serialized, as every exception should be. */
    private static String[] namesAndValues(Headers headers) {
        String[] all = new String[headers.size() * 2];
        for (int i = 0; i < headers.size(); i++) {
            all[2 * i] = headers.name(i);
            all[2 * i + 1] = headers.value(i);
        }
        return all;
    }

    /** One sentence, and in brackets what support will ask for. */
    String describe(String what) {
        StringBuilder text = new StringBuilder(call).append(' ');
        text.append(what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…");
        if (envelope.message() != null) {
            text.append(": ").append(envelope.message());
        }
        text.append(" (");
        if (envelope.code() != null) {
            text.append("code ").append(envelope.code()).append(", ");
        }
        if (requestId() != null) {
            text.append("request id ").append(requestId()).append(", ");
        }
        return text.append(attempts == 1 ? "1 attempt" : attempts + " attempts")
                .append(", ")
                .append(elapsed.toMillis())
                .append(" ms)")
                .toString()
                // A server may put a lone carriage return into a header.
                .replaceAll("\\s+", " ");
    }
}
