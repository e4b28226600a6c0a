package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallLogTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    private final Logger logger = Logger.getLogger("io.videogateway.client");
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void start() {
        handler.setLevel(Level.ALL);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        server.enqueue(Samples.answer(429, "", "Retry-After", "0"));
        server.enqueue(
                Samples.answer(200, Samples.VIDEO.replace("video_1", "secret-token"), "x-request-id", "secret-token"));
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void saysNothingUnlessAsked() {
        create(false);

        assertThat(records).isEmpty();
    }

    @Test
    void writesOneLineForEachAttempt() {
        logger.setLevel(Level.FINE);

        create(true);

        String call = "POST " + server.url("/v1/videos") + " attempt ";
        assertThat(records)
                .extracting(record -> record.getMessage().replaceAll("after \\d+ ms", "after n ms"))
                .containsExactly(call + "1: 429 after n ms", call + "2: 200 after n ms, request id ***");
    }

    @Test
    void writesHeadersWithoutSecretsAndNoBodyUnlessAsked() {
        logger.setLevel(Level.ALL);

        create(false);

        String all = records.stream().map(LogRecord::getMessage).reduce("", String::concat);
        assertThat(all).contains("Authorization: ██", "Retry-After: 0").doesNotContain("secret-token", "sora-2");
    }

    @Test
    void writesAnswersIfAsked() {
        logger.setLevel(Level.ALL);

        create(true);

        String all = records.stream().map(LogRecord::getMessage).reduce("", String::concat);
        assertThat(all).contains("\"id\":\"***\"", "sora-2").doesNotContain("secret-token");
    }

    private void create(boolean logBodies) {
        Samples.gateway(server).logBodies(logBodies).build().videos().createVideo(Samples.request());
    }
}
