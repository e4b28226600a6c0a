package io.videogateway.client;

import java.time.Duration;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A call that brought no success; the subclass says why. Catch this one to catch them all.
 *
 * <p>What is known of the call comes with it. The token is in none of it: where a server repeats the token in its
 * answer, it is replaced.
 */
public abstract class GatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final boolean mayHaveBeenTaken;

    GatewayException(String what, Failure failure, boolean mayHaveBeenTaken, @Nullable Throwable cause) {
        super(failure.describe(what), cause);
        this.failure = failure;
        this.mayHaveBeenTaken = mayHaveBeenTaken;
    }

    /**
     * Whether the server may have acted on the request, so that a job may exist and be charged. Where it is true,
     * look for the job before the request is sent again. Always false for operations that only read.
     */
    public final boolean mayHaveBeenTaken() {
        return mayHaveBeenTaken;
    }

    /** The status of the answer, or null if there is no answer. */
    public final @Nullable Integer status() {
        return failure.status;
    }

    /** The headers of the answer; empty if there is no answer. */
    public final Headers headers() {
        return failure.headers();
    }

    /** What the server calls this request, for its support; null if it does not say. */
    public final @Nullable String requestId() {
        return failure.requestId();
    }

    /** The server's code for the error, from whichever envelope it uses; null if there is none. */
    public final @Nullable String errorCode() {
        return failure.envelope.code();
    }

    /** The server's own words, from whichever envelope it uses, a page or plain text; null if there are none. */
    public final @Nullable String errorMessage() {
        return failure.envelope.message();
    }

    /** The body of the answer as text, its first 64 KiB at most; empty if there is none. */
    public final String body() {
        return failure.body;
    }

    /**
     * The body of the answer as a type of the contract, which says what errors consist of.
     *
     * @param <T> that type; {@code Problem.SCHEMA} gives a {@code Problem}
     * @return null if the body is no JSON, is cut after 64 KiB, or cannot be read as this type
     */
    public final <T> @Nullable T bodyAs(Schema<T> schema) {
        Object json = ErrorEnvelope.json(failure.body);
        return json == null ? null : schema.read(json);
    }

    /** The media type of the answer as the server sent it, or null. */
    public final @Nullable String contentType() {
        return failure.headers().get("Content-Type");
    }

    /** How long the server asks to wait before the next request, or null if it does not. */
    public final @Nullable Duration retryAfter() {
        return failure.retryAfter;
    }

    /** How many times the request was sent, or tried to be; 0 if it did not come to that. */
    public final int attempts() {
        return failure.attempts;
    }

    /** From the start of the call to this exception, with all attempts and the waiting between them. */
    public final Duration elapsed() {
        return failure.elapsed;
    }
}
