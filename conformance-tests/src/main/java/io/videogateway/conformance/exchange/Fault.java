package io.videogateway.conformance.exchange;

/**
 * Why an exchange has no complete answer.
 *
 * @param message one sentence for the reader of a report
 * @param requestBodyStarted whether a byte of the request's body (where there is none, of the request) may have reached the
 *     server, so that it may have acted
 */
public record Fault(Kind kind, String message, boolean requestBodyStarted) {

    /** What went wrong. */
    public enum Kind {
        /** The suite decided not to send the request. */
        NOT_SENT,
        REFUSED,
        UNRESOLVED,
        TLS,
        /** The whole deadline of the exchange ran out. */
        TIMEOUT,
        RESET,
        /** The answer ended before it was complete. */
        CUT,
        /** The answer is larger than the suite reads. */
        LIMIT,
        /** What came is no HTTP. */
        MALFORMED,
        /** The suite itself failed. */
        INTERNAL
    }

    /** The request was held back, for a reason that a sentence gives. */
    public static Fault notSent(String reason) {
        return new Fault(Kind.NOT_SENT, reason, false);
    }
}
