package io.videogateway.conformance.cli;

import io.videogateway.conformance.UsageException;

/** Something that is done if the process is told to end before this is cancelled. */
final class AtExit {
    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /** @throws UsageException if the process ends already, so that what the action would look after must not begin */
    static AtExit doing(Runnable action) {
        Thread hook = new Thread(action, "at exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new UsageException("ended before anything was sent", e);
        }
        return new AtExit(hook);
    }

    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is going down, so the hook has run or runs.
            return;
        }
    }
}
