package io.videogateway.conformance.target;

import io.videogateway.conformance.exchange.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.HttpException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.MessageConstraintException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ParseException;
import org.apache.http.TruncatedChunkException;

/** Tells from what was thrown what happened on the wire. Both HTTP libraries word it differently; a report must not. */
final class Faults {
    /** At least one byte came. */
    private static final Pattern LINE_WITHOUT_END = Pattern.compile("\\\\n not found: limit=[1-9]");

    /** OkHttp's words for a proxy that makes no tunnel. */
    private static final Pattern NO_TUNNEL =
            Pattern.compile("Unexpected response code for CONNECT: (\\d+)|Failed to authenticate with proxy");

    private Faults() {}

    /** What OkHttp throws where a proxy answers a CONNECT with anything but a success. */
    static IOException noTunnel(int status) {
        return new IOException("Unexpected response code for CONNECT: " + status);
    }

    /** What an exception tells, thrown by the HTTP library at the point that a recording has reached. */
    static Fault of(Throwable thrown, Recording recording, Limits limits) {
        boolean answerStarted = recording.response() != null;
        for (Throwable cause = thrown; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            Fault.Kind kind = kind(cause, answerStarted);
            if (kind == Fault.Kind.TIMEOUT && !(cause instanceof ConnectException)) {
                return timeout(recording, limits);
            }
            if (kind != null) {
                return new Fault(kind, message(kind, cause), recording.requestBodyStarted());
            }
        }
        return new Fault(Fault.Kind.INTERNAL, "the suite failed: " + oneLine(thrown), recording.requestBodyStarted());
    }

    /** The whole deadline ran out, whoever noticed it first. */
    static Fault timeout(Recording recording, Limits limits) {
        // Both senders note the request once they have a connection for it.
        String missing = recording.request() == null ? "no connection" : "no complete answer";
        return new Fault(
                Fault.Kind.TIMEOUT,
                missing + " within " + limits.deadline().toMillis() + " ms",
                recording.requestBodyStarted());
    }

    private static Fault.@org.jspecify.annotations.Nullable Kind kind(Throwable cause, boolean answerStarted) {
        if (cause instanceof LimitException
                || cause instanceof MessageConstraintException
                || isBeyondClientsBound(cause)) {
            return Fault.Kind.LIMIT;
        }
        if (isLineWithoutEnd(cause)) {
            return Fault.Kind.MALFORMED;
        }
        if (NO_TUNNEL.matcher(String.valueOf(cause.getMessage())).matches()) {
            return Fault.Kind.REFUSED;
        }
        if (cause instanceof MalformedBodyException) {
            return Fault.Kind.MALFORMED;
        }
        if (cause instanceof UnknownHostException) {
            return Fault.Kind.UNRESOLVED;
        }
        if (cause instanceof SSLException) {
            return Fault.Kind.TLS;
        }
        if (cause instanceof SocketTimeoutException) {
            return Fault.Kind.TIMEOUT;
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return String.valueOf(cause.getMessage()).contains("timed out") ? Fault.Kind.TIMEOUT : Fault.Kind.REFUSED;
        }
        if (cause instanceof TruncatedChunkException) {
            return Fault.Kind.CUT;
        }
        if (cause instanceof MalformedChunkCodingException) {
            return Fault.Kind.MALFORMED;
        }
        if (cause instanceof NoHttpResponseException || cause instanceof SocketException) {
            return answerStarted ? Fault.Kind.CUT : Fault.Kind.RESET;
        }
        if (cause instanceof EOFException
                || cause instanceof ConnectionClosedException
                || String.valueOf(cause.getMessage()).startsWith("unexpected end of stream")) {
            return answerStarted ? Fault.Kind.CUT : Fault.Kind.RESET;
        }
        if (cause instanceof ProtocolException || cause instanceof HttpException || cause instanceof ParseException) {
            return Fault.Kind.MALFORMED;
        }
        // Only an InterruptedIOException of OkHttp's own deadline is left among the timeouts.
        if (cause instanceof java.io.InterruptedIOException) {
            return Fault.Kind.TIMEOUT;
        }
        return cause instanceof IOException && cause.getCause() == null ? Fault.Kind.MALFORMED : null;
    }

    private static String message(Fault.Kind kind, Throwable cause) {
        return switch (kind) {
            case LIMIT ->
                cause instanceof MessageConstraintException
                        ? "the head or the trailers of the answer have more than is read"
                        : oneLine(cause);
            case MALFORMED ->
                isLineWithoutEnd(cause)
                        ? "a line in the head of the answer has no end within what is read"
                        : oneLine(cause);
            case UNRESOLVED -> "the host name has no address";
            case TLS -> "TLS failed: " + oneLine(cause);
            case TIMEOUT -> "the connection could not be made in time";
            case REFUSED -> refusal(cause);
            case RESET -> "the connection ended before an answer came";
            case CUT -> "the answer ended before it was complete";
            default -> oneLine(cause);
        };
    }

    private static String refusal(Throwable cause) {
        Matcher tunnel = NO_TUNNEL.matcher(String.valueOf(cause.getMessage()));
        return tunnel.matches()
                ? "the proxy refused to connect, with " + (tunnel.group(1) == null ? "407" : tunnel.group(1))
                : "the connection was refused";
    }

    /**
     * OkHttp has no exception of its own for bytes that are no line of HTTP, and wraps the one that it has in that for a
     * connection that was closed.
     */
    private static boolean isLineWithoutEnd(Throwable thrown) {
        Throwable cause = thrown instanceof EOFException ? thrown : thrown.getCause();
        return cause instanceof EOFException
                && LINE_WITHOUT_END.matcher(String.valueOf(cause.getMessage())).lookingAt();
    }

    /** What the client's sockets throw, which have no exception of their own that others can see. */
    private static boolean isBeyondClientsBound(Throwable cause) {
        return String.valueOf(cause.getMessage()).startsWith("the answer has more than ");
    }

    private static String oneLine(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }
}
