package io.videogateway.conformance;

import io.videogateway.conformance.contract.Sentence;

/** The user asked for something that cannot be done. The message is one sentence that says what to do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(Sentence.of(message));
    }

    public UsageException(String message, Throwable cause) {
        super(Sentence.of(message), cause);
    }
}
