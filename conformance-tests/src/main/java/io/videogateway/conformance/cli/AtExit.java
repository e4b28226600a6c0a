package io.videogateway.conformance.cli;

/** Something that is done if the process is told to end before this is cancelled. */
final class AtExit {
    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    static AtExit doing(Runnable action) {
        Thread hook = new Thread(action, "at exit");
        Runtime.getRuntime().addShutdownHook(hook);
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
