package io.videogateway.client;

import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Ends a call from another thread, whether it is being sent or waits to be sent again. */
final class Cancellation {

    private @Nullable Call call;
    private @Nullable Thread waiting;
    private boolean cancelled;

    synchronized void cancel() {
        cancelled = true;
        if (call != null) {
            call.cancel();
        }
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** From here on, cancelling cancels this call; at once if it has already happened. */
    synchronized void sends(Call next) {
        call = next;
        if (cancelled) {
            next.cancel();
        }
    }

    /** From here until {@link #waited}, cancelling interrupts this thread; at once if it has already happened. */
    synchronized void waits() {
        waiting = Thread.currentThread();
        if (cancelled) {
            waiting.interrupt();
        }
    }

    synchronized void waited() {
        waiting = null;
    }

    /** From here on, cancelling does nothing: a call that has ended must not be reported as cancelled. */
    synchronized void tooLate() {
        call = null;
    }
}
