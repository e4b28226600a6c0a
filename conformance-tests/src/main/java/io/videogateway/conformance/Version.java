package io.videogateway.conformance;

import java.util.Optional;

/** The version of the suite that runs. */
public final class Version {
    /** From the jar; a suite that runs from its class files has none. */
    public static final String OF_SUITE = Optional.ofNullable(
                    Version.class.getPackage().getImplementationVersion())
            .orElse("development");

    private Version() {}
}
