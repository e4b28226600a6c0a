package io.videogateway.conformance.target;

/** A mock cannot be started here. The message says in one line why. */
public final class MockUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    MockUnavailableException(String message) {
        super(message.replaceAll("\\s+", " ").strip());
    }

    MockUnavailableException(String message, Throwable cause) {
        super(message.replaceAll("\\s+", " ").strip(), cause);
    }
}
