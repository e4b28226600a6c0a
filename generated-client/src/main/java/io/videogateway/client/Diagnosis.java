package io.videogateway.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong in a call into the exception that says so, without the token. */
final class Diagnosis {

    private final String call;
    private final int attempts;
    private final Duration elapsed;
    private final boolean safe;
    private final Secrets secrets;

    /** Of a call by its method and URL. A safe one only reads, so that it can have started nothing. */
    Diagnosis(String call, int attempts, Duration elapsed, boolean safe, Secrets secrets) {
        this.call = call;
        this.attempts = attempts;
        this.elapsed = elapsed;
        this.safe = safe;
        this.secrets = secrets;
    }

    /** No attempt was made, and none will go better. */
    NotSentException notSent(String reason) {
        return new NotSentException(reason, false, Failure.withoutAnswer(call, attempts, elapsed), null);
    }

    /** No whole answer; the reason is that of the exception unless there is a better one. */
    GatewayException unanswered(IOException e, @Nullable String better, boolean mayHaveBeenTaken) {
        Failure failure = Failure.withoutAnswer(call, attempts, elapsed);
        // OkHttp quotes in its messages what a broken server sent.
        IOException cause = Redaction.mentions(e, secrets) ? null : e;
        String own = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        // Java says of a host that has no address its name alone.
        String why = e instanceof UnknownHostException ? "the host name has no address: " + own : own;
        String reason = Redaction.text(better == null ? why : better, secrets);
        return mayHaveBeenTaken
                ? new AmbiguousException(reason, !safe, failure, cause)
                : new NotSentException(reason, isPassing(e), failure, cause);
    }

    /** An answer that is no success. */
    GatewayException unsuccessful(Answer answer, HttpUrl url) {
        if (answer.isNone()) {
            return unreadable(answer, "status " + answer.status + ", which answers no request");
        }
        Failure failure = failure(answer, ErrorEnvelope.of(body(answer)));
        if (answer.isRedirect()) {
            // 302 and 303 point to the result of what has been done; the others ask to do it elsewhere.
            boolean done = answer.status == 302 || answer.status == 303;
            return new RedirectException(answer.status, location(answer, url), failure, !safe && done);
        }
        if (answer.status < 500) {
            return new RejectedException(answer.status, failure);
        }
        boolean refused = answer.status == 503 && failure.retryAfter != null;
        return new ServerErrorException(answer.status, failure, !safe && !refused);
    }

    /** A success that is nothing but an error. */
    RejectedException errorInSuccess(Answer answer) {
        return new RejectedException(answer.status, failure(answer, ErrorEnvelope.of(body(answer))));
    }

    ContractViolationException violation(Answer answer, List<String> violations) {
        List<String> redacted = new ArrayList<>();
        violations.forEach(violation -> redacted.add(Redaction.text(violation, secrets)));
        return new ContractViolationException(redacted, !safe, failure(answer, ErrorEnvelope.EMPTY));
    }

    UnreadableResponseException noJson(Answer answer, IOException e) {
        if (!answer.saysJson()) {
            return unreadable(answer, answer.typeName() + " instead of JSON");
        }
        // With the place, a message of Jackson's would be three lines.
        String what = e instanceof JsonProcessingException
                ? ((JsonProcessingException) e).getOriginalMessage()
                : e.getMessage();
        return unreadable(answer, "broken JSON: " + what);
    }

    UnreadableResponseException unreadable(Answer answer, String what) {
        return new UnreadableResponseException(
                Redaction.text(what, secrets), !safe, failure(answer, ErrorEnvelope.of(body(answer))));
    }

    private Failure failure(Answer answer, ErrorEnvelope envelope) {
        return Failure.withAnswer(
                call,
                attempts,
                elapsed,
                answer.status,
                Redaction.headers(answer.headers, secrets),
                body(answer),
                envelope);
    }

    private String body(Answer answer) {
        return Redaction.text(answer.text(), secrets);
    }

    private @Nullable String location(Answer answer, HttpUrl url) {
        String location = answer.headers.get("Location");
        HttpUrl resolved = location == null ? null : url.resolve(location);
        String target = resolved == null ? location : resolved.toString();
        return target == null ? null : Redaction.text(target, secrets);
    }

    /** Neither an untrusted certificate nor a forbidden protocol changes by itself. */
    private static boolean isPassing(IOException e) {
        return !(e instanceof SSLPeerUnverifiedException
                || e instanceof UnknownServiceException
                || (e instanceof SSLHandshakeException && e.getCause() instanceof CertificateException));
    }
}
