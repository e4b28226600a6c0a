package io.videogateway.conformance.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What is done where the user ends the process while a run is under way: the run ends with what it has, and that is judged
 * and kept, if that does not take long.
 */
final class Interruption {
    private static final int PATIENCE_SECONDS = 10;

    private final Thread runner = Thread.currentThread();
    private final PrintWriter out;
    private final CountDownLatch kept = new CountDownLatch(1);
    private final AtExit ending;
    private boolean running = true;

    private Interruption(PrintWriter out) {
        this.out = out;
        this.ending = AtExit.doing(this::endEarly);
    }

    /** Of the run that this thread begins. */
    static Interruption of(PrintWriter out) {
        return new Interruption(out);
    }

    private void endEarly() {
        out.println("\ninterrupted: what was sent so far is judged and kept");
        interrupt();
        try {
            if (!kept.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                out.println("the reports could not be written within " + PATIENCE_SECONDS
                        + " s; jobs that were started are named above");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void interrupt() {
        if (running) {
            runner.interrupt();
        }
    }

    /** The run is over: what follows is not interrupted, for in a thread that is marked no file can be written. */
    synchronized void runEnded() {
        running = false;
        Thread.interrupted();
    }

    /** There is nothing more to keep. */
    void done() {
        kept.countDown();
        ending.cancel();
    }
}
