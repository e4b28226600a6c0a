package io.videogateway.client;

import io.videogateway.client.model.CreateVideoRequest;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A valid request and a valid answer, for tests that are about something else. */
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

    static VideoGateway.Builder gateway(MockWebServer server) {
        return VideoGateway.builder()
                .token("secret-token")
                .baseUrl(server.url("/").toString());
    }
}
