package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BoundedSocketsTest {
    private static final int BODY = 200_000;
    private static final int CALLS = 20;

    @AutoClose
    private final MockWebServer server = Samples.server();

    @Test
    void aConnectionServesMoreThanTheBoundOfOneAnswer() throws Exception {
        String padding = " ".repeat(BODY - Samples.VIDEO.length());
        Samples.enqueue(server, CALLS, Samples.answer(200, padding + Samples.VIDEO));
        VideoGateway gateway = Samples.gateway(server).maxResponseBytes(BODY).build();

        for (int call = 0; call < CALLS; call++) {
            assertThat(gateway.videos().createVideo(Samples.request()).getId()).isEqualTo("video_1");
        }

        RecordedRequest last = null;
        for (int call = 0; call < CALLS; call++) {
            last = server.takeRequest();
        }
        // All of them went over one connection, which gave 4 MB.
        assertThat(last.getExchangeIndex()).isEqualTo(CALLS - 1);
    }

    @Test
    void theExtensionOfAChunkIsBounded() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> sendWithoutEnd(endless));
            thread.setDaemon(true);
            thread.start();
            VideoGateway gateway = VideoGateway.builder()
                    .token("secret-token")
                    .baseUrl("http://127.0.0.1:" + endless.getLocalPort())
                    .timeout(Duration.ofSeconds(60))
                    .maxResponseBytes(1000)
                    .maxAttempts(1)
                    .build();

            assertThatThrownBy(() -> gateway.videos().createVideo(Samples.request()))
                    .isInstanceOf(AmbiguousException.class)
                    .hasMessageContaining("the answer has more than 1050576 bytes");
        }
    }

    private static void sendWithoutEnd(ServerSocket endless) {
        try (Socket connection = endless.accept()) {
            InputStream in = connection.getInputStream();
            assertThat(in.read()).isPositive();
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;".getBytes(StandardCharsets.US_ASCII));
            byte[] block = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // The client has had enough.
            return;
        }
    }
}
