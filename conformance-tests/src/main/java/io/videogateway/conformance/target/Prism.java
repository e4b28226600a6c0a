package io.videogateway.conformance.target;

import java.time.Duration;

/** What the two ways of running Prism have in common. */
final class Prism {
    /** The last version that runs on Node.js 20. */
    static final String VERSION = "5.14.2";

    /** What Prism prints once it serves. */
    static final String READY = "Prism is listening";

    static final Duration START = Duration.ofSeconds(60);

    private Prism() {}
}
