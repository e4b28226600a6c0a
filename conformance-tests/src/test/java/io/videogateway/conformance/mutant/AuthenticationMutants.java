package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Fault.serving;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.util.stream.Stream;

/** Gateways that do not look at the token, or say so in another way than callers expect. */
final class AuthenticationMutants {
    private static final String ERROR =
            "{\"error\":{\"message\":\"invalid token\",\"type\":\"new_api_error\",\"code\":\"\"}}";

    private AuthenticationMutants() {}

    static Stream<Mutant> all() {
        return Stream.concat(served(), refusedInAnotherWay());
    }

    private static Stream<Mutant> served() {
        return Stream.of(
                mutant("any-token", "any token is taken", serving().when(Asked::underWrongToken))
                        .breaks("auth.enforced.wrong-token"),
                mutant(
                                "no-token",
                                "a request without a token is served",
                                serving().when(Asked::withoutToken))
                        .breaks("auth.enforced.without-token"),
                mutant("open-door", "the token is never looked at", serving().when(asked -> !asked.underToken()))
                        .breaks("auth.enforced.without-token", "auth.enforced.wrong-token"),
                mutant(
                                "any-token-202",
                                "any token is taken, and answered with 202",
                                serving()
                                        .and(Fault.inSuccess(builder -> builder.code(202)))
                                        .when(Asked::underWrongToken))
                        .breaks("auth.enforced.wrong-token"),
                mutant(
                                "any-token-wrapped",
                                "any token is taken, and answered with {code: 0, data: {taskId}}",
                                answering(200, "{\"code\":0,\"msg\":\"ok\",\"data\":{\"taskId\":\"t-1\"}}")
                                        .when(Asked::underWrongToken))
                        .breaks("auth.enforced.wrong-token"),
                mutant(
                                "any-token-task-id",
                                "any token is taken, and answered with {task_id}",
                                answering(200, "{\"task_id\":\"t-1\"}").when(Asked::underWrongToken))
                        .breaks("auth.enforced.wrong-token"));
    }

    private static Stream<Mutant> refusedInAnotherWay() {
        return Stream.of(
                        Stream.of(400, 404, 422, 500)
                                .map(status -> mutant(
                                                "wrong-token-" + status,
                                                "a wrong token is answered with " + status,
                                                answering(status, ERROR).when(Asked::underWrongToken))
                                        .breaks("auth.status.wrong-token")),
                        Stream.of(400, 404, 422, 500)
                                .map(status -> mutant(
                                                "without-token-" + status,
                                                "a request without a token is answered with " + status,
                                                answering(status, ERROR).when(Asked::withoutToken))
                                        .breaks("auth.status.without-token")),
                        Stream.of(
                                mutant(
                                                "wrong-token-in-success",
                                                "a wrong token is answered with 200 and an error",
                                                answering(200, ERROR).when(Asked::underWrongToken))
                                        .breaks("auth.status.wrong-token"),
                                mutant(
                                                "wrong-token-success-false",
                                                "a wrong token is answered with 200 and {success: false, message}",
                                                answering(200, "{\"success\":false,\"message\":\"invalid token\"}")
                                                        .when(Asked::underWrongToken))
                                        .seenAt("new-api, outside of /v1")
                                        .breaks("auth.status.wrong-token"),
                                mutant(
                                                "wrong-token-failed-job",
                                                "a wrong token is answered with 200 and a job that failed for it",
                                                answering(200, """
                                                {"id":"","object":"video","status":"failed",\
                                                "error":{"code":"unauthorized","message":"invalid token"}}""").when(Asked::underWrongToken))
                                        .seenAt("CLIProxyAPI, under 400")
                                        .breaks("auth.status.wrong-token"),
                                mutant(
                                                "without-token-code-in-success",
                                                "a missing token is answered with 200 and {code: 401, msg, data: null}",
                                                answering(200, "{\"code\":401,\"msg\":\"no token\",\"data\":null}")
                                                        .when(Asked::withoutToken))
                                        .seenAt("relay documents")
                                        .breaks("auth.status.without-token"),
                                mutant(
                                                "login-page",
                                                "a missing token is answered with 200 and a page to log in",
                                                answering(200, "text/html", "<html><body>Log in</body></html>")
                                                        .when(Asked::withoutToken))
                                        .breaks("auth.status.without-token")))
                .flatMap(mutants -> mutants);
    }
}
