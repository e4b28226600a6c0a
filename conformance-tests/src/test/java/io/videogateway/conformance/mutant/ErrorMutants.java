package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Fault.body;
import static io.videogateway.conformance.mutant.Fault.inRefusal;
import static io.videogateway.conformance.mutant.Fault.with;
import static io.videogateway.conformance.mutant.Fault.without;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.util.stream.Stream;

/** Errors that stand in the place of a success, beside one, or say nothing. */
final class ErrorMutants {
    private static final String PAGE = """
            <html>\r
            <head><title>400 Bad Request</title></head>\r
            <body><center><h1>400 Bad Request</h1></center><hr><center>nginx</center></body>\r
            </html>\r
            """;

    private ErrorMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(inSuccess(), besideBody(), refusals()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> inSuccess() {
        return Stream.of(
                mutant("error-in-success", "a create is answered with 200 and {error: {…}}", body("""
                        {"error":{"message":"upstream is busy","type":"upstream_error","code":"busy"}}"""))
                        .breaks("response.error-in-success"),
                mutant("error-text-in-success", "a create is answered with 200 and {error: \"…\"}", body("""
                        {"error":"upstream is busy"}"""))
                        .breaks("response.error-in-success"),
                mutant("code-in-success", "a create is answered with 200 and {code, message, data: null}", body("""
                        {"code":"fail_to_fetch_task","message":"{\\"error\\":\\"busy\\"}","data":null}"""))
                        .seenAt("new-api's second envelope")
                        .breaks("response.error-in-success"),
                mutant("msg-in-success", "a create is answered with 200 and {code: 500, msg}", body("""
                        {"code":500,"msg":"system error"}"""))
                        .seenAt("relay documents")
                        .breaks("response.error-in-success"),
                mutant("detail-in-success", "a create is answered with 200 and {detail}", body("""
                        {"detail":"model is loading"}"""))
                        .breaks("response.error-in-success"),
                mutant("success-false", "a create is answered with 200 and {success: false, message}", body("""
                        {"success":false,"message":"no channel for this model"}"""))
                        .breaks("response.error-in-success"),
                mutant(
                                "error-and-id",
                                "an error stands beside a video object that lacks size",
                                without("size").and(with("error", "{\"message\":\"busy\",\"code\":\"busy\"}")))
                        .breaks("response.error-in-success", "response.required.size"),
                mutant(
                                "error-without-optional-parts",
                                "a request without optional parts is answered with 200 and an error",
                                body("{\"error\":{\"message\":\"private is missing\"}}")
                                        .when(Asked::isRequiredOnly))
                        .breaks("response.error-in-success"),
                mutant(
                                "error-in-success-for-malformed",
                                "a request without prompt is answered with 200 and an error",
                                answering(200, "{\"error\":{\"message\":\"prompt is missing\"}}")
                                        .when(asked -> asked.lacks("prompt")))
                        .breaks("response.error-in-success", "reject.without.prompt"));
    }

    private static Stream<Mutant> besideBody() {
        return Stream.of(
                mutant(
                                "error-beside-body",
                                "an error object stands beside a complete video object",
                                with("error", "{\"message\":\"file ignored\",\"code\":\"ignored\"}"))
                        .seenAt("CLIProxyAPI, under 400")
                        .breaks("response.error-beside-body"),
                mutant(
                                "error-text-beside-body",
                                "an error text stands beside a complete video object",
                                with("error", "\"file ignored\""))
                        .breaks("response.error-beside-body"));
    }

    private static Stream<Mutant> refusals() {
        return Stream.of(
                silent("page", "an HTML page", "text/html", PAGE)
                        .seenAt("nginx")
                        .breaks("error.text"),
                silent("plain-text", "plain text", "text/plain", "bad request").breaks("error.text"),
                silent("empty", "an empty body", "application/json", "").breaks("error.text"),
                silent("empty-object", "{}", "application/json", "{}").breaks("error.text"),
                silent("empty-error", "{error: {}}", "application/json", "{\"error\":{}}")
                        .breaks("error.text"),
                silent("null-error", "{error: null}", "application/json", "{\"error\":null}")
                        .breaks("error.text"),
                silent(
                                "empty-message",
                                "{error: {message: \"\"}}",
                                "application/json",
                                "{\"error\":{\"message\":\"\"}}")
                        .breaks("error.text"),
                silent("blank-text", "{error: \" \"}", "application/json", "{\"error\":\" \"}")
                        .breaks("error.text"),
                silent("number", "{code: 400}", "application/json", "{\"code\":400}")
                        .breaks("error.text"),
                silent("flag", "{success: false}", "application/json", "{\"success\":false}")
                        .breaks("error.text"),
                silent("failed-video", "a video object with status failed and no error", "application/json", """
                        {"id":"v-1","object":"video","status":"failed"}""")
                        .seenAt("CLIProxyAPI, with an error")
                        .breaks("error.text"),
                silent("half", "JSON that ends in the middle", "application/json", "{\"error\":{\"message\":\"mis")
                        .breaks("error.text"),
                silent("json-as-page", "JSON as text/html", "text/html", "{\"error\":{\"message\":\"missing\"}}")
                        .breaks("error.text"),
                mutant(
                                "refusal-of-token-plain",
                                "a wrong token is refused in plain text",
                                answering(401, "text/plain", "Unauthorized").when(Asked::underWrongToken))
                        .breaks("error.text"),
                mutant(
                                "refusal-of-malformed-page",
                                "a request without prompt is refused with an HTML page",
                                answering(400, "text/html", PAGE).when(asked -> asked.lacks("prompt")))
                        .breaks("error.text"));
    }

    private static Mutant.Row silent(String name, String what, String contentType, String body) {
        return mutant(
                "refusal-" + name,
                "every refusal is " + what,
                inRefusal(builder ->
                        builder.setHeader("Content-Type", contentType).body(body)));
    }
}
