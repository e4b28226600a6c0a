package io.videogateway.conformance.cli;

import io.videogateway.conformance.rule.Result;

/** What a command tells the shell. */
enum ExitStatus {
    CONFORMANT(0),
    NONCONFORMANT(1),
    /** Wrong usage or configuration: nothing was sent. */
    USAGE(2),
    INCONCLUSIVE(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    static ExitStatus of(Result result) {
        return switch (result) {
            case CONFORMANT -> CONFORMANT;
            case NONCONFORMANT -> NONCONFORMANT;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    int code() {
        return code;
    }
}
