package io.videogateway.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One call, from its first attempt to a result or an exception that says truthfully what may have happened.
 *
 * @param <T> the type of the body
 */
final class Exchange<T> {

    private static final int MOST_REDIRECTS = 5;

    private final OkHttpClient http;
    private final Settings settings;
    private final Request request;
    private final Schema<T> schema;
    private final CallOptions options;
    private final Cancellation cancellation;
    private final boolean safe;
    private final long start;

    private int attempts;
    private String token = "";

    Exchange(
            OkHttpClient http,
            Settings settings,
            Request request,
            Schema<T> schema,
            CallOptions options,
            Cancellation cancellation) {
        this.http = http;
        this.settings = settings;
        this.request = request;
        this.schema = schema;
        this.options = options;
        this.cancellation = cancellation;
        this.safe = SendOnce.isSafe(request.method());
        this.start = settings.time.nanoTime();
    }

    GatewayResponse<T> run() {
        while (true) {
            attempts++;
            GatewayException failure;
            try {
                return attempt();
            } catch (GatewayException e) {
                failure = e;
            }
            Duration delay = settings.retries.delay(failure, safe, attempts, remaining());
            if (delay == null) {
                throw failure;
            }
            CallLog.waits(label(), attempts, delay);
            pause(delay, failure);
        }
    }

    private GatewayResponse<T> attempt() {
        token = currentToken();
        Request next = prepared();
        Answer answer = send(next);
        for (int i = 0; safe && i < MOST_REDIRECTS; i++) {
            next = redirected(next, answer);
            if (next == null) {
                break;
            }
            answer = send(next);
        }
        return interpret(answer);
    }

    private Answer send(Request next) {
        Attempt progress = new Attempt();
        Call call = http.newCall(next.newBuilder().tag(Attempt.class, progress).build());
        call.timeout().timeout(Math.max(1, remaining().toNanos()), TimeUnit.NANOSECONDS);
        cancellation.sends(call);
        CallLog.sent(label(), attempts, next, token);
        long began = settings.time.nanoTime();
        try {
            Answer answer = Answer.read(call.execute());
            CallLog.answered(label(), attempts, answer, since(began), settings.logBodies, token);
            return answer;
        } catch (IOException e) {
            CallLog.failed(label(), attempts, e, since(began), token);
            throw unanswered(e, progress.mayHaveBeenTaken(next));
        }
    }

    private GatewayException unanswered(IOException e, boolean mayHaveBeenTaken) {
        Failure failure = Failure.withoutAnswer(label(), attempts, elapsed());
        // OkHttp quotes in its messages what a broken server sent.
        IOException cause = Redaction.mentions(e, token) ? null : e;
        String reason = Redaction.text(reason(e), token);
        return mayHaveBeenTaken
                ? new AmbiguousException(reason, !safe, failure, cause)
                : new NotSentException(reason, isPassing(e), failure, cause);
    }

    /** Neither an untrusted certificate nor a forbidden protocol changes by itself. */
    private static boolean isPassing(IOException e) {
        return !(e instanceof SSLPeerUnverifiedException
                || e instanceof UnknownServiceException
                || (e instanceof SSLHandshakeException && e.getCause() instanceof CertificateException));
    }

    private String reason(IOException e) {
        if (e instanceof InterruptedIOException && remaining().compareTo(Duration.ofMillis(1)) < 0) {
            return "no answer within the " + timeout().toMillis() + " ms of the whole call";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private GatewayResponse<T> interpret(Answer answer) {
        if (answer.isSuccess()) {
            return read(answer);
        }
        Failure failure = failure(answer, ErrorEnvelope.of(redacted(answer)));
        if (answer.isRedirect()) {
            // 302 and 303 point to the result of what has been done; the others ask to do it elsewhere.
            boolean done = answer.status == 302 || answer.status == 303;
            throw new RedirectException(answer.status, location(answer), failure, !safe && done);
        }
        if (answer.status < 500) {
            throw new RejectedException(answer.status, failure);
        }
        boolean refused = answer.status == 503 && failure.retryAfter != null;
        throw new ServerErrorException(answer.status, failure, !safe && !refused);
    }

    private GatewayResponse<T> read(Answer answer) {
        if (schema == Schema.NOTHING) {
            return new GatewayResponse<>(answer.status, answer.headers, null);
        }
        Object json = json(answer);
        if (ErrorEnvelope.isAllOf(json, schema)) {
            throw new RejectedException(answer.status, failure(answer, ErrorEnvelope.of(redacted(answer))));
        }
        if (settings.strictResponses) {
            List<String> violations = new ArrayList<>();
            schema.check(json, "", violations);
            if (!violations.isEmpty()) {
                throw new ContractViolationException(redacted(violations), !safe, failure(answer, ErrorEnvelope.EMPTY));
            }
        }
        T value = json == null ? null : schema.read(json);
        if (value == null) {
            throw unreadable("the JSON is not of the type that the contract promises", answer);
        }
        return new GatewayResponse<>(answer.status, answer.headers, value);
    }

    private @Nullable Object json(Answer answer) {
        if (answer.bytes.length == 0) {
            throw unreadable("the body is empty", answer);
        }
        if (answer.tooLong) {
            throw unreadable("the body is longer than " + Answer.LONGEST_SUCCESS + " bytes", answer);
        }
        if (settings.strictResponses && !answer.saysJson()) {
            throw unreadable(answer.typeName() + " instead of JSON", answer);
        }
        try {
            return Json.parse(answer.bytes);
        } catch (JsonProcessingException e) {
            String what = answer.saysJson()
                    ? "broken JSON: " + e.getOriginalMessage()
                    : answer.typeName() + " instead of JSON";
            throw unreadable(what, answer);
        } catch (IOException e) {
            throw unreadable("broken JSON: " + e.getMessage(), answer);
        }
    }

    private UnreadableResponseException unreadable(String what, Answer answer) {
        return new UnreadableResponseException(
                Redaction.text(what, token), !safe, failure(answer, ErrorEnvelope.of(redacted(answer))));
    }

    private Failure failure(Answer answer, ErrorEnvelope envelope) {
        Headers headers = Redaction.headers(answer.headers, token);
        return Failure.withAnswer(label(), attempts, elapsed(), answer.status, headers, redacted(answer), envelope);
    }

    private String redacted(Answer answer) {
        return Redaction.text(answer.text(), token);
    }

    private List<String> redacted(List<String> violations) {
        List<String> redacted = new ArrayList<>();
        violations.forEach(violation -> redacted.add(Redaction.text(violation, token)));
        return redacted;
    }

    private Request prepared() {
        Request.Builder prepared = request.newBuilder()
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", "video-gateway-java/" + OperationGroups.CLIENT_VERSION);
        if (request.header("Accept") == null) {
            prepared.header("Accept", "application/json");
        }
        for (int i = 0; i < options.headers().size(); i++) {
            prepared.header(options.headers().name(i), options.headers().value(i));
        }
        return prepared.build();
    }

    /** The next request where an operation that only reads was redirected; null if it was not, or not to a safe place. */
    private @Nullable Request redirected(Request from, Answer answer) {
        String location = answer.isRedirect() ? answer.headers.get("Location") : null;
        HttpUrl to = location == null ? null : from.url().resolve(location);
        if (to == null || (from.isHttps() && !to.isHttps())) {
            return null;
        }
        boolean sameServer = to.scheme().equals(from.url().scheme())
                && to.host().equals(from.url().host())
                && to.port() == from.url().port();
        return from.newBuilder()
                .url(to)
                .headers(sameServer ? from.headers() : harmless(from.headers()))
                .build();
    }

    /** Any other header may be a secret between the user and the first server. */
    private static Headers harmless(Headers headers) {
        Headers.Builder kept = new Headers.Builder();
        for (String name : Arrays.asList("Accept", "User-Agent")) {
            if (headers.get(name) != null) {
                kept.add(name, headers.get(name));
            }
        }
        return kept.build();
    }

    private @Nullable String location(Answer answer) {
        String location = answer.headers.get("Location");
        HttpUrl resolved = location == null ? null : request.url().resolve(location);
        return resolved == null ? location : Redaction.text(resolved.toString(), token);
    }

    private String currentToken() {
        String current = settings.token.get();
        if (current == null || !isSendable(current)) {
            throw new NotSentException(
                    "there is no token, or one with characters that cannot be sent",
                    false,
                    Failure.withoutAnswer(label(), attempts, elapsed()),
                    null);
        }
        return current;
    }

    private static boolean isSendable(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                return false;
            }
        }
        return !token.isEmpty();
    }

    private void pause(Duration delay, GatewayException failure) {
        cancellation.waits();
        try {
            settings.time.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        } finally {
            cancellation.waited();
        }
    }

    private String label() {
        return request.method() + " " + Redaction.url(request.url(), token);
    }

    private Duration timeout() {
        return options.timeout() != null ? options.timeout() : settings.timeout;
    }

    private Duration remaining() {
        return timeout().minus(elapsed());
    }

    private Duration elapsed() {
        return since(start);
    }

    private Duration since(long nanoTime) {
        return Duration.ofNanos(settings.time.nanoTime() - nanoTime);
    }
}
