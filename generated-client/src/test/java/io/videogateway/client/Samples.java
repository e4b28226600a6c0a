package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.videogateway.client.model.CreateVideoRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;

/** A valid request, a valid answer and a server that gives it, for tests that are about something else. */
final class Samples {

    static final String VIDEO = """
            {"id":"video_1","object":"video","model":"sora-2","status":"queued","progress":0,\
            "created_at":1762326617,"seconds":"10","size":"1280x720"}""";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};

    private Samples() {}

    static CreateVideoRequest request() {
        return request(Upload.of(PNG, "scene.png"));
    }

    static CreateVideoRequest request(Upload upload) {
        return CreateVideoRequest.builder()
                .model("sora-2")
                .prompt("画面动起来")
                .seconds("10")
                .inputReference(upload)
                .size("16x9")
                .watermark("false")
                .build();
    }

    static MockResponse answer(int status, String body, String... headers) {
        MockResponse.Builder answer = new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body);
        for (int i = 0; i < headers.length; i += 2) {
            answer.setHeader(headers[i], headers[i + 1]);
        }
        return answer.build();
    }

    /** An answer that never comes, on a connection that stays open. */
    static MockResponse silence() {
        return new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
    }

    /** The end of the connection in the place of an answer. */
    static MockResponse reset() {
        return new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
    }

    /** A server that has started, for a field or a variable that closes it. */
    static MockWebServer server() {
        MockWebServer server = new MockWebServer();
        try {
            server.start();
        } catch (IOException e) {
            // The initialiser of a field cannot throw it.
            throw new UncheckedIOException(e);
        }
        return server;
    }

    static VideoGateway.Builder gateway(MockWebServer server) {
        return VideoGateway.builder()
                .token("secret-token")
                .baseUrl(server.url("/").toString());
    }

    static void enqueue(MockWebServer server, int times, MockResponse answer) {
        for (int i = 0; i < times; i++) {
            server.enqueue(answer);
        }
    }

    /** The error that a create ends with. */
    static <E extends GatewayException> E failure(Class<E> type, VideoGateway gateway) {
        return failure(type, gateway, request());
    }

    static <E extends GatewayException> E failure(Class<E> type, VideoGateway gateway, CreateVideoRequest request) {
        E error = catchThrowableOfType(type, () -> gateway.videos().createVideo(request));
        assertThat(error).isNotNull();
        return error;
    }
}
