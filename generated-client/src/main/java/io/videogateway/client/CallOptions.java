package io.videogateway.client;

/** Options for one call. */
public final class CallOptions {

    private static final CallOptions NONE = new CallOptions();

    private CallOptions() {}

    /** What the gateway was built with. */
    public static CallOptions none() {
        return NONE;
    }
}
