package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.client.model.Video;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of error, each from a real server. */
class ErrorTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST", "401, AUTHENTICATION", "402, PAYMENT", "403, PERMISSION", "404, NOT_FOUND",
        "408, INVALID_REQUEST", "409, INVALID_REQUEST", "410, NOT_FOUND", "413, TOO_LARGE", "422, INVALID_REQUEST",
        "429, RATE_LIMITED"
    })
    void tellsWhyARequestWasRejected(int status, RejectedException.Kind kind) {
        server.enqueue(Samples.answer(status, "{\"error\":{\"message\":\"no\"}}", "x-request-id", "req_1"));

        RejectedException error = failure(RejectedException.class);

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.requestId()).isEqualTo("req_1");
        assertThat(error.mayHaveBeenTaken()).isFalse();
        assertThat(error.attempts()).isEqualTo(1);
        assertThat(error.elapsed()).isPositive();
        assertThat(error.getMessage())
                .matches("POST http://\\S+/v1/videos was rejected with " + status
                        + ": no \\(request id req_1, 1 attempt, \\d+ ms\\)");
    }

    static Stream<Arguments> envelopes() {
        return Stream.of(
                Arguments.of(
                        "official",
                        "{\"error\":{\"message\":\"bad size\",\"type\":\"invalid_request_error\",\"param\":null,"
                                + "\"code\":\"invalid_size\"}}",
                        "invalid_size",
                        "bad size"),
                Arguments.of(
                        "official without a code",
                        "{\"error\":{\"message\":\"bad size\",\"type\":\"invalid_request_error\",\"code\":null}}",
                        "invalid_request_error",
                        "bad size"),
                Arguments.of(
                        "relay without param",
                        "{\"error\":{\"message\":\"无效的令牌\",\"type\":\"new_api_error\",\"code\":\"\"}}",
                        "new_api_error",
                        "无效的令牌"),
                Arguments.of(
                        "task",
                        "{\"code\":\"invalid_request\",\"message\":\"prompt is required\",\"data\":null}",
                        "invalid_request",
                        "prompt is required"),
                Arguments.of(
                        "JSON of the gateway behind, as text",
                        "{\"code\":\"fail_to_fetch_task\",\"message\":\"upstream: {\\\"error\\\":{\\\"code\\\":"
                                + "\\\"moderation\\\",\\\"message\\\":\\\"refused\\\"}}\",\"data\":null}",
                        "moderation",
                        "refused"),
                Arguments.of("text with braces that are no JSON", "{\"message\":\"use {model}\"}", null, "use {model}"),
                Arguments.of("detail", "{\"detail\":\"Not Found\"}", null, "Not Found"),
                Arguments.of(
                        "FastAPI",
                        "{\"detail\":[{\"loc\":[\"body\",\"size\"],\"msg\":\"bad pattern\",\"type\":\"x\"},"
                                + "{\"loc\":[\"body\",\"prompt\"],\"msg\":\"missing\"}]}",
                        null,
                        "body.size: bad pattern; body.prompt: missing"),
                Arguments.of("error as text", "{\"error\":\"nope\",\"code\":7}", "7", "nope"),
                Arguments.of("list of errors", "{\"errors\":[{\"message\":\"nope\"}]}", null, "nope"),
                Arguments.of("msg", "{\"code\":1001,\"msg\":\"额度不足\"}", "1001", "额度不足"),
                Arguments.of("plain text", "upstream connect error", null, "upstream connect error"),
                Arguments.of(
                        "page",
                        "<html><head><title>\n 502 Bad Gateway</title></head><body>…</body></html>",
                        null,
                        "502 Bad Gateway"),
                Arguments.of("broken JSON", "{\"error\":", null, "{\"error\":"),
                Arguments.of("nothing", "", null, null),
                Arguments.of("unknown JSON", "{\"status\":\"failed\"}", null, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("envelopes")
    void readsCodeAndMessageFromEveryEnvelope(String name, String body, String code, String message) {
        server.enqueue(Samples.answer(400, body));

        RejectedException error = failure(RejectedException.class);

        assertThat(error.errorCode()).isEqualTo(code);
        assertThat(error.errorMessage()).isEqualTo(message);
        assertThat(error.body()).isEqualTo(body);
        assertThat(error.contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-request-id", "X-Oneapi-Request-Id", "Request-Id", "CF-RAY"})
    void findsTheRequestId(String header) {
        server.enqueue(Samples.answer(400, "", header, "req_2"));

        assertThat(failure(RejectedException.class).requestId()).isEqualTo("req_2");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 520})
    void saysThatAServerErrorMayHaveStartedAJob(int status) {
        server.enqueue(Samples.answer(status, "{\"error\":{\"message\":\"oops\"}}"));

        ServerErrorException error = failure(ServerErrorException.class);

        assertThat(error.mayHaveBeenTaken()).isTrue();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstPartOfALongErrorOnly() {
        server.enqueue(Samples.answer(500, "x".repeat(1 << 20)));

        ServerErrorException error = failure(ServerErrorException.class);

        assertThat(error.body()).hasSize(64 << 10);
        assertThat(error.getMessage()).hasSizeLessThan(600);
    }

    @Test
    void takesWhatThereIsOfACutError() {
        server.enqueue(new MockResponse.Builder()
                .code(500)
                .body("half an err")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .setHeader("Content-Length", "1000")
                .build());

        assertThat(failure(ServerErrorException.class).body()).isEqualTo("half an err");
    }

    @ParameterizedTest
    @CsvSource({"301, false", "302, true", "303, true", "307, false", "308, false"})
    void reportsARedirectWithItsTarget(int status, boolean mayHaveBeenTaken) {
        server.enqueue(Samples.answer(status, "", "Location", "https://elsewhere.example/v1/videos"));

        RedirectException error = failure(RedirectException.class);

        assertThat(error.location()).isEqualTo("https://elsewhere.example/v1/videos");
        assertThat(error.mayHaveBeenTaken()).isEqualTo(mayHaveBeenTaken);
        assertThat(error.getMessage()).contains("redirected with " + status + " to https://elsewhere.example/");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"no\",\"code\":\"no_channel\"}}",
                "{\"code\":\"no_channel\",\"message\":\"no\",\"data\":null}",
                "{\"detail\":{\"code\":\"no_channel\",\"message\":\"no\"}}"
            })
    void takesASuccessThatIsNothingButAnErrorForAnError(String body) {
        server.enqueue(Samples.answer(200, body));

        RejectedException error = failure(RejectedException.class);

        assertThat(error.kind()).isEqualTo(RejectedException.Kind.ERROR_IN_SUCCESS);
        assertThat(error.errorCode()).isEqualTo("no_channel");
        assertThat(error.errorMessage()).isEqualTo("no");
        assertThat(error.mayHaveBeenTaken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"video_1\",\"status\":\"failed\",\"error\":{\"message\":\"refused\"}}",
                "{\"id\":\"video_1\",\"error\":null}",
                "{\"task_id\":\"task_1\"}",
                "{\"code\":0,\"message\":\"ok\",\"data\":{\"taskId\":\"task_1\"}}"
            })
    void takesAnErrorBesideAVideoForAVideo(String body) {
        server.enqueue(Samples.answer(200, body));

        Video video = Samples.gateway(server).build().videos().createVideo(Samples.request());

        assertThat(video.properties()).isNotEmpty();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("text/html", "<title>Welcome</title>", "text/html instead of JSON: Welcome"),
                Arguments.of("text/event-stream", "data: x\n\n", "text/event-stream instead of JSON: data: x"),
                Arguments.of("application/json", "{\"id\":\"video_1\"", "broken JSON"),
                Arguments.of("application/json", "{\"id\":\"a\"} {\"id\":\"b\"}", "broken JSON"),
                Arguments.of("application/json", "", "the body is empty"),
                Arguments.of("application/json", "[]", "not of the type that the contract promises"),
                Arguments.of("application/json", "null", "not of the type that the contract promises"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesASuccessThatCannotBeRead(String type, String body, String message) {
        server.enqueue(Samples.answer(200, body, "Content-Type", type));

        UnreadableResponseException error = failure(UnreadableResponseException.class);

        assertThat(error.getMessage()).contains(message);
        assertThat(error.body()).isEqualTo(body);
        assertThat(error.mayHaveBeenTaken()).isTrue();
    }

    @Test
    void readsJsonUnderAnyMediaTypeUnlessTold() {
        server.enqueue(Samples.answer(200, Samples.VIDEO, "Content-Type", "text/plain"));
        server.enqueue(Samples.answer(200, Samples.VIDEO, "Content-Type", "text/plain"));
        VideoGateway gateway = Samples.gateway(server).build();

        assertThat(gateway.videos().createVideo(Samples.request()).getId()).isEqualTo("video_1");
        VideoGateway strict = gateway.withOptions(options -> options.strictResponses(true));
        assertThat(Samples.failure(UnreadableResponseException.class, strict))
                .hasMessageContaining("text/plain instead of JSON");
    }

    @Test
    void namesWhatBreaksTheContractUnderStrictReading() {
        server.enqueue(Samples.answer(
                200,
                "{\"id\":\"video_1\",\"object\":null,\"model\":7,\"status\":\"weird\",\"progress\":0.5,"
                        + "\"created_at\":1762326617000,\"seconds\":\"10\",\"extra\":1}"));
        VideoGateway strict = Samples.gateway(server).strictResponses(true).build();

        ContractViolationException error = Samples.failure(ContractViolationException.class, strict);

        assertThat(error.violations())
                .containsExactly(
                        "object is not text: null",
                        "model is not text: 7",
                        "progress is not an integer: 0.5",
                        "size is missing");
        assertThat(error.mayHaveBeenTaken()).isTrue();
        assertThat(error.body()).contains("video_1");
    }

    @Test
    void letsAFaultlessAnswerPassUnderStrictReading() {
        server.enqueue(Samples.answer(200, Samples.VIDEO, "Content-Type", "application/json; charset=UTF-8"));

        GatewayResponse<Video> response = Samples.gateway(server)
                .strictResponses(true)
                .build()
                .videos()
                .createVideoWithResponse(Samples.request(), CallOptions.none());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().getSize()).isEqualTo("1280x720");
    }

    @Test
    void neverShowsTheTokenEvenIfTheServerDoes() {
        String echo = "Incorrect API key provided: secret-token";
        server.enqueue(Samples.answer(
                401, "{\"error\":{\"message\":\"" + echo + "\"}}", "x-request-id", "secret-token", "Set-Cookie", "a"));

        RejectedException error = failure(RejectedException.class);

        assertThat(error.errorMessage()).isEqualTo("Incorrect API key provided: ***");
        assertThat(error.toString() + error.body() + error.headers() + error.requestId())
                .doesNotContain("secret-token");
    }

    @Test
    void keepsAllThatItKnowsWhenItIsSerialized() throws Exception {
        server.enqueue(Samples.answer(429, "{\"detail\":\"slow down\"}", "x-request-id", "req_1", "Retry-After", "7"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure(RejectedException.class));
        }

        RejectedException copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = (RejectedException) in.readObject();
        }

        assertThat(copy.kind()).isEqualTo(RejectedException.Kind.RATE_LIMITED);
        assertThat(copy.errorMessage()).isEqualTo("slow down");
        assertThat(copy.requestId()).isEqualTo("req_1");
        assertThat(copy.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void saysThatNothingWasSentWhenNobodyListens() {
        server.close();
        VideoGateway gateway =
                Samples.gateway(server).firstRetryDelay(Duration.ofMillis(1)).build();

        NotSentException error = Samples.failure(NotSentException.class, gateway);

        assertThat(error.mayHaveBeenTaken()).isFalse();
        assertThat(error.attempts()).isEqualTo(3);
        assertThat(error.status()).isNull();
        assertThat(error.headers().size()).isZero();
        assertThat(error.getCause()).isInstanceOf(IOException.class);
    }

    private <E extends GatewayException> E failure(Class<E> type) {
        return Samples.failure(type, Samples.gateway(server).maxAttempts(1).build());
    }
}
