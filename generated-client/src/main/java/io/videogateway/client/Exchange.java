package io.videogateway.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call, from its first attempt to a result or an exception that says truthfully what may have happened.
 *
 * @param <T> the type of the body
 */
final class Exchange<T> {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration ALMOST_NOTHING = Duration.ofMillis(1);

    private final OkHttpClient http;
    private final Settings settings;
    private final OperationRequest operation;
    private final Request request;
    private final Schema<T> schema;
    private final CallOptions options;
    private final Cancellation cancellation;
    private final boolean safe;
    private final long start;

    private int attempts;
    private Secrets secrets = Secrets.NONE;
    private @Nullable Response unread;

    Exchange(
            OkHttpClient http,
            Settings settings,
            OperationRequest operation,
            Request request,
            Schema<T> schema,
            CallOptions options,
            Cancellation cancellation) {
        this.http = http;
        this.settings = settings;
        this.operation = operation;
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
            CallLog.waits(this::label, attempts, delay);
            pause(delay, failure);
        }
    }

    private GatewayResponse<T> attempt() {
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
        Call call = http.newCall(next);
        call.addEventListener(progress);
        cancellation.sends(call);
        CallLog.sent(this::label, attempts, next, secrets);
        long began = settings.time.nanoTime();
        try {
            Answer answer = schema == Schema.FILE ? begun(call) : whole(call);
            CallLog.answered(this::label, attempts, answer, since(began), settings.logBodies, secrets);
            return answer;
        } catch (IOException e) {
            CallLog.failed(this::label, attempts, e, since(began), secrets);
            boolean timedOut =
                    e instanceof InterruptedIOException && remaining().compareTo(ALMOST_NOTHING) < 0;
            String reason = timedOut ? "no answer within the " + timeout().toMillis() + " ms of the whole call" : null;
            throw diagnosis().unanswered(e, reason, progress.mayHaveBeenTaken(next));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // OkHttp throws these too at what a server sends, a negative Content-Length for one.
            if (!progress.mayHaveBeenTaken(next)) {
                throw e;
            }
            throw diagnosis().unanswered(new ProtocolException(e.getMessage()), null, true);
        }
    }

    /** What goes before the body of a download, or comes in its place, has the bound of any answer. */
    private Answer begun(Call call) throws IOException {
        // It is for the body too, which is read when this is over.
        call.timeout().timeout(nanosLeft(), TimeUnit.NANOSECONDS);
        return ReadBound.within(BoundedSockets.limit(settings.maxResponseBytes), () -> read(call.execute()));
    }

    private Answer whole(Call call) throws IOException {
        try (Deadline deadline = Deadline.in(nanosLeft(), call)) {
            try {
                return read(call.execute());
            } catch (IOException e) {
                throw deadline.hasPassed() ? (IOException) new InterruptedIOException("timeout").initCause(e) : e;
            }
        }
    }

    private Answer read(Response response) throws IOException {
        if (schema != Schema.FILE || promised(response.code()) != Schema.FILE || !response.isSuccessful()) {
            return Answer.read(response, settings.maxResponseBytes);
        }
        unread = response;
        return Answer.unread(response);
    }

    private Schema<?> promised(int status) {
        Schema<?> success = operation.success(status);
        return success == null ? schema : success;
    }

    private GatewayResponse<T> interpret(Answer answer) {
        if (!answer.isSuccess()) {
            throw diagnosis().unsuccessful(answer, request.url());
        }
        Schema<?> promised = promised(answer.status);
        if (unread != null && promised == Schema.FILE) {
            return response(answer, new Download(unread), null);
        }
        if (promised == Schema.NOTHING) {
            return response(answer, null, null);
        }
        if (promised == Schema.TEXT
                && !answer.tooLong
                && (answer.saysText() || operation.promises(answer.typeName()))) {
            return response(answer, promised.isSameAs(schema) ? answer.wholeText() : null, answer.wholeText());
        }
        Object json = json(answer);
        if (ErrorEnvelope.isAllOf(json, promised)) {
            throw diagnosis().errorInSuccess(answer);
        }
        if (settings.strictResponses) {
            List<String> violations = new ArrayList<>();
            promised.check(json, "", violations);
            if (!violations.isEmpty()) {
                throw diagnosis().violation(answer, violations);
            }
        }
        Object value = json == null ? null : promised.read(json);
        if (value == null) {
            throw diagnosis().unreadable(answer, "the JSON is not of the type that the contract promises");
        }
        return response(answer, promised.isSameAs(schema) ? value : null, json);
    }

    @SuppressWarnings("unchecked") // the value was read by the schema of this call, or is null
    private GatewayResponse<T> response(Answer answer, @Nullable Object value, @Nullable Object json) {
        return new GatewayResponse<>(answer.status, answer.headers, (T) value, json);
    }

    private @Nullable Object json(Answer answer) {
        if (answer.bytes.length == 0) {
            throw diagnosis().unreadable(answer, "the body is empty");
        }
        if (answer.tooLong) {
            throw diagnosis().unreadable(answer, "the body is longer than " + settings.maxResponseBytes + " bytes");
        }
        if (settings.strictResponses && !answer.saysJson()) {
            throw diagnosis().unreadable(answer, answer.typeName() + " instead of JSON");
        }
        try {
            return Json.parse(answer.bytes);
        } catch (IOException e) {
            throw diagnosis().noJson(answer, e);
        }
    }

    private Diagnosis diagnosis() {
        return new Diagnosis(label(), attempts, elapsed(), safe, secrets);
    }

    private Request prepared() {
        Request.Builder prepared = request.newBuilder();
        secure(prepared);
        prepared.header("User-Agent", "video-gateway-java/" + OperationGroups.CLIENT_VERSION);
        if (request.header("Accept") == null) {
            prepared.header("Accept", operation.accept(schema));
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

    private void secure(Request.Builder unsecured) {
        List<Security.Scheme> chosen = settings.security.chosen(operation.security());
        if (chosen == null) {
            throw diagnosis()
                    .notSent("there is no secret for " + settings.security.missing(operation.security())
                            + ", which the contract wants here");
        }
        Secrets hidden = new Secrets();
        for (Security.Scheme scheme : chosen) {
            String secret = settings.security.secret(scheme);
            boolean sendable = scheme.kind == Security.Kind.BASIC ? !secret.isEmpty() : isSendable(secret);
            if (!sendable) {
                throw diagnosis()
                        .notSent("the secret for " + scheme.name + " is empty, or has characters that cannot be sent");
            }
            Security.apply(scheme, secret, unsecured, hidden);
        }
        secrets = hidden;
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
        return request.method() + " " + Redaction.url(request.url(), secrets);
    }

    private Duration timeout() {
        return options.timeout() != null ? options.timeout() : settings.timeout;
    }

    private long nanosLeft() {
        return Math.max(1, remaining().toNanos());
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
