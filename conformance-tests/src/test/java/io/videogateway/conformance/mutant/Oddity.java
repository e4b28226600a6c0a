package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Fault.inSuccess;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/**
 * A gateway whose answers do not tell, so that nothing may be held against it and the run is inconclusive.
 *
 * @param rule one of the rules that stay open
 * @param reason why
 */
record Oddity(String name, String what, String rule, String reason, Fault fault) {
    /** How long a gateway that never answers holds up a run. */
    static final Duration DEADLINE = Duration.ofMillis(1500);

    private static final String ENVELOPE = "{\"error\":{\"message\":\"x\",\"type\":\"y\",\"code\":\"z\"}}";
    private static final String RESET = "the connection ended before an answer came";
    private static final String CUT = "the answer ended before it was complete";
    private static final String LATE = "no complete answer within " + DEADLINE.toMillis() + " ms";
    private static final String GUARDED = "a page that guards the server answered ";

    static List<Oddity> all() {
        return Stream.of(connection(), codings(), redirects(), notFinal(), pages(), tokens())
                .flatMap(oddities -> oddities)
                .toList();
    }

    boolean stalls() {
        return name.startsWith("stall");
    }

    private static Oddity odd(String name, String what, String reason, Fault fault) {
        return new Oddity(name, what, "serve.complete", reason, fault.when(Asked::isAllowed));
    }

    private static Stream<Oddity> connection() {
        return Stream.of(
                odd(
                        "reset",
                        "the connection ends after the request",
                        RESET,
                        inSuccess(builder -> builder.onResponseStart(new SocketEffect.CloseSocket()))),
                odd(
                        "cut-length",
                        "the body is shorter than Content-Length",
                        CUT,
                        inSuccess(builder -> builder.setHeader("Content-Length", "5000")
                                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE))),
                odd(
                        "cut-chunks",
                        "the last chunk is missing",
                        CUT,
                        inSuccess(builder -> builder.chunkedBody(
                                        new Buffer().writeUtf8("{\"id\":\"video_1\",\"object\":\"video\"}"), 8)
                                .onResponseBody(new SocketEffect.CloseSocket()))),
                odd(
                        "stall",
                        "no answer comes",
                        LATE,
                        inSuccess(builder -> builder.onResponseStart(SocketEffect.Stall.INSTANCE))),
                odd(
                        "stall-in-body",
                        "the body never ends",
                        LATE,
                        inSuccess(builder -> builder.onResponseBody(SocketEffect.Stall.INSTANCE))),
                odd(
                        "no-http",
                        "what comes is no HTTP",
                        "Unexpected status line: SSH-2.0-OpenSSH_9.6",
                        inSuccess(builder -> builder.status("SSH-2.0-OpenSSH_9.6")
                                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE))));
    }

    private static Stream<Oddity> codings() {
        return Stream.of(
                new Oddity(
                        "deep",
                        "an extra field is 300 arrays deep",
                        "response.json",
                        "the suite does not read all of the body: Document nesting depth (201) exceeds the maximum allowed (200)",
                        Fault.with("extra", "[".repeat(300) + "]".repeat(300))),
                new Oddity(
                        "digits",
                        "an extra number has 500 digits",
                        "response.json",
                        "the suite does not read all of the body: Number value length (500) exceeds the maximum allowed (400)",
                        Fault.with("extra", "9".repeat(500))),
                odd(
                        "not-gzip",
                        "Content-Encoding says gzip of a plain body",
                        "the body is not what Content-Encoding gzip says",
                        inSuccess(builder -> builder.setHeader("Content-Encoding", "gzip"))),
                odd(
                        "endless",
                        "the body has more than four mebibytes",
                        "the body has more than 4194304 bytes",
                        inSuccess(builder -> builder.body(new Buffer().writeUtf8(" ".repeat((4 << 20) + 1))))),
                odd(
                        "bomb",
                        "the body has more than four mebibytes after inflating",
                        "the body has more than 4194304 bytes after inflating",
                        inSuccess(builder -> builder.setHeader("Content-Encoding", "gzip")
                                .body(JsonMutants.gzip(new Buffer().writeUtf8(" ".repeat((4 << 20) + 1)))))));
    }

    private static Stream<Oddity> redirects() {
        return Stream.concat(
                Stream.of(301, 302, 303, 307, 308)
                        .map(status -> odd(
                                "redirect-" + status,
                                "a redirect from http to https with " + status,
                                redirected(status, "https://gateway.example/v1/videos"),
                                redirecting(status, "https://gateway.example/v1/videos"))),
                Stream.of(new Oddity(
                        "redirect-to-log-in",
                        "a request without a token is sent to a page to log in",
                        "auth.enforced.without-token",
                        redirected(302, "https://gateway.example/login"),
                        redirecting(302, "https://gateway.example/login").when(Asked::withoutToken))));
    }

    private static Fault redirecting(int status, String location) {
        return (asked, correct, success) -> new MockResponse.Builder()
                .code(status)
                .setHeader("Location", location)
                .build();
    }

    private static String redirected(int status, String location) {
        return "the server redirects with " + status + " to " + location + "; give its final address";
    }

    private static Stream<Oddity> notFinal() {
        return Stream.of(
                        Stream.of(408, 429, 502, 503, 504, 520, 521, 522, 523, 524)
                                .map(status -> odd(
                                        "status-" + status,
                                        "a create is answered with " + status,
                                        notFinal(status),
                                        answering(status, ENVELOPE))),
                        Stream.of(
                                odd(
                                        "come-back",
                                        "503 with Retry-After",
                                        notFinal(503),
                                        answering(503, ENVELOPE)
                                                .and(Fault.inRefusal(
                                                        builder -> builder.setHeader("Retry-After", "30")))),
                                odd("bad-gateway", "502 and a page of nginx", notFinal(502), page(502)),
                                odd("gateway-timeout", "524 and a page of Cloudflare", notFinal(524), page(524)),
                                new Oddity(
                                        "overload",
                                        "the second create is answered with 503",
                                        "serve.required-only",
                                        notFinal(503),
                                        answering(503, ENVELOPE).when(Asked::isRequiredOnly)),
                                new Oddity(
                                        "limited-strangers",
                                        "requests under a wrong token meet a rate limit",
                                        "auth.enforced.wrong-token",
                                        notFinal(429),
                                        answering(429, ENVELOPE).when(Asked::underWrongToken))))
                .flatMap(oddities -> oddities);
    }

    private static Stream<Oddity> pages() {
        return Stream.of(
                odd(
                        "challenge",
                        "a challenge page of Cloudflare with 403",
                        guarded(403),
                        page(403).and(Fault.inRefusal(builder -> builder.setHeader("cf-mitigated", "challenge")))),
                odd("challenge-503", "a challenge page with 503", guarded(503), page(503)),
                odd("challenge-429", "a page that limits the rate", guarded(429), page(429)),
                new Oddity(
                        "challenged-strangers",
                        "requests without a token meet a challenge page",
                        "auth.enforced.without-token",
                        guarded(403),
                        page(403).when(Asked::withoutToken)));
    }

    private static Stream<Oddity> tokens() {
        return Stream.concat(
                Stream.of(401, 402, 403)
                        .map(status -> odd(
                                "token-" + status,
                                "the user's own token is refused with " + status,
                                tokenRefused(status),
                                answering(status, ENVELOPE))),
                Stream.of(new Oddity(
                        "spent-balance",
                        "the balance ends with the first create",
                        "serve.required-only",
                        tokenRefused(402),
                        answering(402, ENVELOPE).when(asked -> asked.isCreate() && !asked.isComplete()))));
    }

    private static String tokenRefused(int status) {
        return "the server refused the token with " + status + "; check the token, its balance and its permissions";
    }

    private static Fault page(int status) {
        return answering(status, "text/html", "<html><body><h1>" + status + "</h1></body></html>");
    }

    private static String notFinal(int status) {
        return "the server answered " + status + ", which is not its final word; run again later";
    }

    private static String guarded(int status) {
        return GUARDED + status + ", not the server";
    }

    @Override
    public String toString() {
        return name;
    }
}
