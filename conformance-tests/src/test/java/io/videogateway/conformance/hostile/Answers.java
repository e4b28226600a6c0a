package io.videogateway.conformance.hostile;

import io.videogateway.conformance.hostile.HostileServer.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Answers that are right but for one thing. */
final class Answers {
    /** A body that keeps the contract. */
    static final String VIDEO = "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"sora-2\",\"status\":\"queued\","
            + "\"progress\":0,\"created_at\":1795360502,\"seconds\":\"10\",\"size\":\"16x9\"}";

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    static final byte[] BLOCK = new byte[64 << 10];

    static {
        Arrays.fill(BLOCK, (byte) 'a');
    }

    private Answers() {}

    /** Reads the request and sends this, and closes. */
    static Behaviour answer(String text) {
        return peer -> peer.request().send(text);
    }

    static Behaviour json(String body) {
        return json(body.getBytes(StandardCharsets.UTF_8), "");
    }

    static Behaviour json(byte[] body, String headers) {
        return peer -> peer.request()
                .send(OK + headers + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .send(body);
    }

    static Behaviour video(String property, String value) {
        return json(VIDEO.substring(0, VIDEO.length() - 1) + ",\"" + property + "\":" + value + "}");
    }
}
