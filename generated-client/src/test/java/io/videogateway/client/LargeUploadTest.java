package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One gibibyte from a JVM that has 32 mebibytes. */
class LargeUploadTest {

    private static final long GIBIBYTE = 1L << 30;

    enum Source {
        FILE,
        STREAM,
        STREAM_OF_UNKNOWN_LENGTH
    }

    @ParameterizedTest
    @EnumSource
    void sendsAGibibyteFromASmallHeap(Source source, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(GIBIBYTE);
        }

        assertThat(receivedFromSmallHeap(source.name(), file.toString())).isBetween(GIBIBYTE, GIBIBYTE + 2_000);
    }

    /** Bytes must fit the heap before they are sent; sending them must not take them a second time. */
    @Test
    void sendsBytesWithoutACopy() throws Exception {
        assertThat(receivedFromSmallHeap("BYTES", String.valueOf(20 << 20))).isGreaterThan(20 << 20);
    }

    private static long receivedFromSmallHeap(String source, String of) throws IOException, InterruptedException {
        AtomicLong received = new AtomicLong();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] buffer = new byte[1 << 16];
            InputStream body = exchange.getRequestBody();
            for (int n; (n = body.read(buffer)) != -1; ) {
                received.addAndGet(n);
            }
            byte[] answer = Samples.VIDEO.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx32m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            SmallHeap.class.getName(),
                            "http://127.0.0.1:" + server.getAddress().getPort(),
                            source,
                            of)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return received.get();
        } finally {
            server.stop(0);
        }
    }

    /** Runs in the small heap. */
    static final class SmallHeap {
        private SmallHeap() {}

        public static void main(String[] args) throws IOException {
            VideoGateway gateway = VideoGateway.builder()
                    .token("secret-token")
                    .baseUrl(args[0])
                    .build();
            gateway.videos().createVideo(Samples.request(upload(args[1], args[2])));
        }

        private static Upload upload(String source, String of) throws IOException {
            return switch (source) {
                case "FILE" -> Upload.of(Path.of(of));
                case "STREAM" -> Upload.of(() -> open(of), Files.size(Path.of(of)), "large.mp4");
                case "BYTES" -> Upload.of(new byte[Integer.parseInt(of)], "large.mp4");
                default -> Upload.of(() -> open(of), Upload.UNKNOWN_LENGTH, "large.mp4");
            };
        }

        private static InputStream open(String file) {
            try {
                return Files.newInputStream(Path.of(file));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
