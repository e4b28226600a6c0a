package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Fault.inBody;
import static io.videogateway.conformance.mutant.Fault.inRefusal;
import static io.videogateway.conformance.mutant.Fault.inSuccess;
import static io.videogateway.conformance.mutant.Fault.inText;
import static io.videogateway.conformance.mutant.Fault.serving;
import static io.videogateway.conformance.mutant.Fault.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;

/** A gateway that differs from the embedded one and is as correct: nothing may be held against it. */
record Variation(String name, String what, Fault fault) {
    private static final String ENVELOPE =
            "{\"error\":{\"message\":\"invalid\",\"type\":\"new_api_error\",\"code\":\"x\"}}";

    static List<Variation> all() {
        return Stream.of(bodies(), values(), ids(), transport(), headers(), statuses(), envelopes(), lenience())
                .flatMap(variations -> variations)
                .toList();
    }

    private static Variation ok(String name, String what, Fault fault) {
        return new Variation(name, what, fault);
    }

    private static Stream<Variation> bodies() {
        return Stream.of(
                ok("correct", "the embedded gateway as it is", (asked, correct, success) -> correct),
                ok("task-id", "an extra field task_id, as new-api sends it", with("task_id", "\"task_1\"")),
                ok(
                        "official",
                        "the nullable fields of the official API, all null",
                        // Where the contract has one of them, it says itself whether it can be null.
                        inBody(body -> Stream.of(
                                        "completed_at", "expires_at", "prompt", "remixed_from_video_id", "error")
                                .filter(name -> !Promised.PROPERTIES.containsKey(name))
                                .forEach(body::putNull))),
                ok("empty-error", "error is {}", with("error", "{}")),
                ok("blank-error", "error is an empty text", with("error", "\"\"")),
                ok("code-beside-body", "an extra field code", with("code", "\"SUCCESS\"")),
                ok("detail-beside-body", "an extra field detail", with("detail", "\"high\"")),
                ok(
                        "message-beside-body",
                        "extra fields success, code and message, as of wrappers",
                        inBody(body -> body.put("success", true).put("code", 0).put("message", "ok"))),
                ok("nested", "an extra field 50 arrays deep", with("meta", "[".repeat(50) + "]".repeat(50))),
                ok("large", "an extra field of a mebibyte", with("preview", "\"" + "A".repeat(1 << 20) + "\"")),
                ok("reversed", "the keys in reverse order", inBody(Variation::reverse)),
                ok(
                        "white-space",
                        "white space wherever JSON allows it",
                        inText(text -> "\r\n\t " + text.replace(",", " ,\r\n\t").replace("\":", "\" :\n ") + "\n\n")),
                ok("escapes", "every character of every text escaped", inText(Variation::escaped)),
                ok("solidus", "an escaped solidus in an extra URL", with("url", "\"https:\\/\\/example.com\\/v\"")),
                ok(
                        "unicode",
                        "Chinese, emoji and right-to-left text",
                        inBody(body -> body.put("model", "视频 🎬").put("title", "\u202Eعنوان"))),
                ok(
                        "prices",
                        "extra fields with fractions and exponents",
                        inText(text -> text.replaceFirst(
                                "\\{", "{\"price\":0.10,\"most\":100.0,\"rate\":1.5e-7,\"never\":1e30,"))),
                ok(
                        "wide-integer",
                        "an extra integer of more than 64 bits",
                        with("trace", "123456789012345678901234567890")),
                ok("lone-surrogate", "an extra text with half a surrogate pair", with("title", "\"\\ud83d\"")));
    }

    private static Stream<Variation> values() {
        return Stream.of(
                ok(
                        "aliases",
                        "another model and size than was asked for",
                        inBody(body -> body.put("model", "veo-3").put("size", "720p"))),
                ok("clamped", "fewer seconds than was asked for, as CLIProxyAPI answers", with("seconds", "\"8\"")),
                ok(
                        "in-progress",
                        "the job is in progress",
                        inBody(body -> body.put("status", "in_progress").put("progress", 50))),
                ok(
                        "completed",
                        "the job is completed at once",
                        inBody(body -> body.put("status", "completed").put("progress", 100))),
                ok(
                        "failed",
                        "the job failed at once, with its error",
                        inBody(body -> body.put("status", "failed")
                                .putObject("error")
                                .put("code", "x")
                                .put("message", "busy"))),
                ok("half-a-day", "a clock that is 12 hours late", with("created_at", "1795305600")));
    }

    private static Stream<Variation> ids() {
        return Stream.of(
                ok("id-digits", "an id of digits only", renumbered("")),
                ok("id-long", "an id of ten thousand characters", renumbered("v".repeat(10_000))),
                ok("id-path", "an id with slashes, blanks and a question mark", renumbered("a/b c?")),
                ok("id-unicode", "an id beyond ASCII", renumbered("视频-")));
    }

    private static Stream<Variation> transport() {
        return Stream.of(
                ok("chunked", "the answers are chunked", chunked(false)),
                ok("trailers", "the answers are chunked, with a trailer", chunked(true)),
                ok(
                        "gzip",
                        "the answers are gzip",
                        inSuccess(builder -> builder.setHeader("Content-Encoding", "gzip")
                                        .body(JsonMutants.gzip(body(builder))))
                                .when(asked -> asked.isComplete())),
                ok(
                        "gzip-unasked",
                        "the answers are gzip, also where a request does not say that it is taken",
                        inSuccess(builder ->
                                builder.setHeader("Content-Encoding", "gzip").body(JsonMutants.gzip(body(builder))))),
                ok(
                        "http-1-0",
                        "HTTP/1.0, and the connection is closed after each answer",
                        everywhere(builder -> builder.status("HTTP/1.0 " + builder.getCode() + " X")
                                .setHeader("Connection", "close")
                                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE))),
                ok(
                        "no-length",
                        "the body ends with the connection",
                        everywhere(builder -> builder.removeHeader("Content-Length")
                                .setHeader("Connection", "close")
                                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE))),
                ok(
                        "no-reason",
                        "a status line without a reason",
                        everywhere(builder -> builder.status("HTTP/1.1 " + builder.getCode() + " "))),
                ok(
                        "early-hints",
                        "103 before the answer",
                        everywhere(builder -> builder.addInformationalResponse(
                                new MockResponse.Builder().code(103).build()))),
                ok(
                        "slow",
                        "two seconds until the answer",
                        inSuccess(builder -> builder.headersDelay(2, TimeUnit.SECONDS))
                                .when(Asked::isComplete)),
                ok(
                        "dripping",
                        "the body comes in small pieces",
                        inSuccess(builder -> builder.throttleBody(64, 20, TimeUnit.MILLISECONDS))));
    }

    private static Stream<Variation> headers() {
        return Stream.of(
                ok("charset", "Content-Type: application/json; charset=utf-8", type("application/json; charset=utf-8")),
                ok(
                        "charset-upper",
                        "Content-Type: Application/JSON;Charset=\"UTF-8\"",
                        type("Application/JSON;Charset=\"UTF-8\"")),
                ok("lower-case", "the names of headers in lower case", everywhere(builder -> {
                    String type = builder.getHeaders().get("Content-Type");
                    builder.removeHeader("Content-Type").addHeader("content-type", type);
                })),
                ok(
                        "oneapi",
                        "X-Oneapi-Request-Id",
                        everywhere(builder -> builder.setHeader("X-Oneapi-Request-Id", "20261122"))),
                ok(
                        "rate-limits",
                        "request id and rate limits, as the official API sends them",
                        everywhere(builder -> builder.setHeader("x-request-id", "req_1")
                                .setHeader("x-ratelimit-remaining-requests", "0")
                                .setHeader("openai-poll-after-ms", "5000"))),
                ok(
                        "cloudflare",
                        "headers of Cloudflare on answers of the server",
                        everywhere(builder ->
                                builder.setHeader("Server", "cloudflare").setHeader("cf-ray", "8e6-FRA"))),
                ok(
                        "duplicate-headers",
                        "two cookies, and Vary twice",
                        everywhere(builder -> builder.addHeader("Set-Cookie", "a=1")
                                .addHeader("Set-Cookie", "b=2")
                                .addHeader("Vary", "Origin")
                                .addHeader("Vary", "Accept"))));
    }

    private static Stream<Variation> statuses() {
        return Stream.concat(
                Stream.of(404, 406, 409, 413, 415, 422)
                        .map(status -> ok(
                                "malformed-" + status,
                                "a request without a required part is refused with " + status,
                                answering(status, ENVELOPE).when(Asked::lacksRequired))),
                Stream.of(
                        ok(
                                "wrong-token-403",
                                "a wrong token is refused with 403",
                                answering(403, ENVELOPE).when(Asked::underWrongToken)),
                        ok(
                                "without-token-403",
                                "a missing token is refused with 403",
                                answering(403, ENVELOPE).when(Asked::withoutToken)),
                        ok(
                                "method-404",
                                "another method is answered with 404 and a page",
                                answering(404, "text/html", "<html></html>")
                                        .when(asked -> asked.method().equals("PUT")))));
    }

    private static Stream<Variation> envelopes() {
        return Stream.of(
                refusal("new-api", ENVELOPE),
                refusal(
                        "new-api-task",
                        "{\"code\":\"x\",\"message\":\"{\\\"error\\\":{\\\"code\\\":1}}\",\"data\":null}"),
                refusal(
                        "litellm",
                        "{\"error\":{\"message\":\"x\",\"type\":\"None\",\"param\":\"None\",\"code\":\"401\"}}"),
                refusal("fastapi", "{\"detail\":\"Invalid\"}"),
                refusal(
                        "fastapi-list",
                        "{\"detail\":[{\"loc\":[\"body\",\"x\"],\"msg\":\"Field required\",\"type\":\"missing\"}]}"),
                refusal("cliproxy", """
                        {"id":"v","object":"video","status":"failed","error":{"code":"x","message":"bad request"}}"""),
                refusal("text-error", "{\"error\":\"invalid\"}"),
                refusal("bare-message", "{\"message\":\"invalid\"}"),
                refusal("code-msg", "{\"code\":1001,\"msg\":\"参数错误\"}"),
                refusal(
                        "google",
                        "{\"error\":{\"code\":400,\"message\":\"x\",\"status\":\"INVALID_ARGUMENT\",\"details\":[]}}"),
                refusal("errors", "{\"errors\":[{\"message\":\"invalid\"}]}"),
                refusal("errors-text", "{\"errors\":[\"invalid\"]}"),
                refusal("errors-by-field", "{\"errors\":{\"prompt\":[\"is missing\"]}}"),
                refusal("aws", "{\"__type\":\"ValidationException\",\"Message\":\"invalid\"}"),
                refusal("minimax", "{\"base_resp\":{\"status_code\":1004,\"status_msg\":\"login fail\"}}"),
                refusal("spring", "{\"timestamp\":1,\"status\":400,\"error\":\"Bad Request\",\"path\":\"/v1/videos\"}"),
                refusal("reason", "{\"success\":false,\"reason\":\"invalid\"}"),
                refusal("json-text", "\"invalid\""),
                new Variation(
                        "envelope-problem",
                        "refusals are application/problem+json",
                        inRefusal(builder -> builder.setHeader("Content-Type", "application/problem+json")
                                .body("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400}"))));
    }

    private static Stream<Variation> lenience() {
        return Stream.of(
                ok(
                        "takes-json",
                        "a create is taken as JSON too, as new-api does",
                        serving()
                                .when(asked -> asked.underToken()
                                        && asked.contentType().startsWith("application/json"))),
                ok(
                        "takes-put",
                        "PUT is taken like POST",
                        serving()
                                .when(asked ->
                                        asked.underToken() && asked.method().equals("PUT"))));
    }

    private static Variation refusal(String name, String envelope) {
        return new Variation(
                "envelope-" + name,
                "refusals are `" + envelope.strip() + "`",
                inRefusal(builder -> builder.body(envelope)));
    }

    private static Fault type(String contentType) {
        return everywhere(builder -> builder.setHeader("Content-Type", contentType));
    }

    private static Fault everywhere(java.util.function.Consumer<MockResponse.Builder> change) {
        return inSuccess(change).and(inRefusal(change));
    }

    private static Fault chunked(boolean trailer) {
        return everywhere(builder -> {
            builder.chunkedBody(body(builder), 7);
            if (trailer) {
                builder.trailers(Headers.of("Server-Timing", "total"));
            }
        });
    }

    private static Buffer body(MockResponse.Builder builder) {
        return new Buffer().writeUtf8(Fault.text(builder.build()));
    }

    private static Fault renumbered(String prefix) {
        return inBody(body -> body.put("id", prefix + body.get("id").asText().replaceAll(".*-", "")));
    }

    private static void reverse(ObjectNode body) {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        names.forEach(name -> body.set(name, body.remove(name)));
    }

    /** What stands between quotation marks, character by character. */
    private static String escaped(String json) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(json)
                .replaceAll((MatchResult text) -> text.group(1)
                        .chars()
                        .mapToObj(c -> String.format("\\\\u%04X", c))
                        .collect(Collectors.joining("", "\"", "\"")));
    }

    @Override
    public String toString() {
        return name;
    }
}
