package io.videogateway.conformance.target;

import java.util.Locale;

/** The mocks that the suite can start. */
public enum MockKind {
    /** Prism in a container, through Testcontainers. */
    DOCKER,
    /** Prism from npm. */
    NODE,
    /** The gateway inside the suite, which needs neither. */
    EMBEDDED;

    /** {@code mock-docker}: the mode that a report shows. */
    public String mode() {
        return "mock-" + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
