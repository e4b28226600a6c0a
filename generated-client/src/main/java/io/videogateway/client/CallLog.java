package io.videogateway.client;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Headers;
import okhttp3.Request;

/**
 * One line for each attempt at {@link Level#FINE}, headers and pauses at {@link Level#FINER}, and answers at
 * {@link Level#FINEST} if the user asked for them.
 */
final class CallLog {

    private static final Logger LOGGER = Logger.getLogger("io.videogateway.client");

    private CallLog() {}

    static void sent(Supplier<String> call, int attempt, Request request, Secrets secrets) {
        if (LOGGER.isLoggable(Level.FINER)) {
            LOGGER.finer(call.get() + " attempt " + attempt + " sends " + headers(request.headers(), secrets));
        }
    }

    static void answered(
            Supplier<String> call, int attempt, Answer answer, Duration took, boolean bodies, Secrets secrets) {
        if (LOGGER.isLoggable(Level.FINE)) {
            String id = RequestIds.in(answer.headers);
            LOGGER.fine(Redaction.text(
                    call.get() + " attempt " + attempt + ": " + answer.status + " after " + took.toMillis() + " ms"
                            + (id == null ? "" : ", request id " + id),
                    secrets));
        }
        if (LOGGER.isLoggable(Level.FINER)) {
            LOGGER.finer(call.get() + " attempt " + attempt + " got " + headers(answer.headers, secrets));
        }
        if (bodies && LOGGER.isLoggable(Level.FINEST)) {
            LOGGER.finest(call.get() + " attempt " + attempt + " got " + Redaction.text(answer.text(), secrets));
        }
    }

    static void failed(Supplier<String> call, int attempt, Exception reason, Duration took, Secrets secrets) {
        if (LOGGER.isLoggable(Level.FINE)) {
            LOGGER.fine(Redaction.text(
                    call.get() + " attempt " + attempt + ": " + reason + " after " + took.toMillis() + " ms", secrets));
        }
    }

    static void waits(Supplier<String> call, int attempt, Duration delay) {
        if (LOGGER.isLoggable(Level.FINER)) {
            LOGGER.finer(call.get() + " attempt " + attempt + " is repeated in " + delay.toMillis() + " ms");
        }
    }

    private static String headers(Headers headers, Secrets secrets) {
        return Redaction.headers(headers, secrets).toString().trim().replace("\n", ", ");
    }
}
