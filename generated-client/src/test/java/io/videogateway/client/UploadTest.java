package io.videogateway.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadTest {

    @AutoClose
    private final MockWebServer server = Samples.server();

    @ParameterizedTest
    @CsvSource({
        // the first bytes, as Latin-1 with \\x escapes; the name; the media type
        "'\\x89PNG\\x0d\\x0a\\x1a\\x0a', photo.jpg, image/png",
        "'\\xff\\xd8\\xff\\xe0', a, image/jpeg",
        "'GIF89a', a, image/gif",
        "'RIFF\\x00\\x00\\x00\\x00WEBPVP8 ', a, image/webp",
        "'\\x00\\x00\\x00\\x18ftypmp42', a, video/mp4",
        "'\\x00\\x00\\x00\\x14ftypqt  ', a, video/quicktime",
        "'\\x00\\x00\\x00\\x18ftypheic', a, image/heic",
        "'\\x1aE\\xdf\\xa3', a, video/webm",
        "'RIFF\\x00\\x00\\x00\\x00WAVE', a.png, image/png",
        "'hello', a.png, image/png",
        "'hello', a.JPEG, image/jpeg",
        "'hello', a.webp, image/webp",
        "'hello', a.gif, image/gif",
        "'hello', a.mp4, video/mp4",
        "'hello', a.mov, video/quicktime",
        "'hello', a.webm, video/webm",
        "'hello', a.txt, application/octet-stream",
        "'', png, image/png",
        "'', a, application/octet-stream"
    })
    void tellsTheMediaType(String bytes, String name, String type) throws Exception {
        Upload upload = Upload.of(unescaped(bytes).getBytes(ISO_8859_1), name);

        assertThat(upload.body(null).contentType()).hasToString(type);
        assertThat(upload.withContentType("image/x-other").body(null).contentType())
                .hasToString("image/x-other");
    }

    @Test
    void refusesWhatIsNoMediaType() {
        assertThatThrownBy(() -> Upload.of(new byte[0], "a").withContentType("png\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsBeforeAConnectionIfTheFileCannotBeRead(@TempDir Path folder) {
        AtomicInteger calls = new AtomicInteger();
        OkHttpClient users = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void callStart(Call call) {
                        calls.incrementAndGet();
                    }
                })
                .build();
        for (Path unreadable : List.of(folder.resolve("missing.png"), folder)) {
            VideoGateway gateway = Samples.gateway(server).httpClient(users).build();

            NotSentException error =
                    Samples.failure(NotSentException.class, gateway, Samples.request(Upload.of(unreadable)));

            assertThat(error.getMessage()).contains("cannot read " + unreadable.getFileName());
            assertThat(error.mayHaveBeenTaken()).isFalse();
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void failsTheFutureIfTheFileCannotBeRead(@TempDir Path folder) {
        Upload missing = Upload.of(folder.resolve("missing.png"));

        assertThat(Samples.gateway(server).build().videos().createVideoAsync(Samples.request(missing)))
                .failsWithin(java.time.Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(NotSentException.class);
    }

    @Test
    void opensAnewForEveryAttemptAndClosesAlways() throws Exception {
        server.enqueue(Samples.answer(429, "", "Retry-After", "0"));
        server.enqueue(Samples.answer(429, "", "Retry-After", "0"));
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        Upload upload = Upload.of(counting("hello", opened, closed), 5, "a.png");

        Samples.gateway(server).build().videos().createVideo(Samples.request(upload));

        assertThat(opened).hasValue(3);
        assertThat(closed).hasValue(3);
        for (int i = 0; i < 3; i++) {
            assertThat(server.takeRequest().getBody().utf8()).contains("\r\n\r\nhello\r\n");
        }
    }

    @Test
    void tellsHowFarItIs(@TempDir Path folder) throws Exception {
        server.enqueue(Samples.answer(200, Samples.VIDEO));
        Path file = Files.write(folder.resolve("a.mp4"), new byte[40_000]);
        List<Long> seen = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        Upload upload = Upload.of(file).withProgress((sent, total) -> {
            seen.add(sent);
            totals.add(total);
        });

        Samples.gateway(server).build().videos().createVideo(Samples.request(upload));

        assertThat(seen)
                .hasSizeGreaterThan(3)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(40_000L);
        assertThat(totals).containsOnly(40_000L);
    }

    @Test
    void endsTheCallIfTheSourceFailsOnTheWay() {
        AtomicInteger closed = new AtomicInteger();
        Supplier<InputStream> failing = () -> new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                throw new UncheckedIOException(new IOException("disk on fire"));
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        VideoGateway gateway = Samples.gateway(server).build();

        AmbiguousException error =
                Samples.failure(AmbiguousException.class, gateway, Samples.request(Upload.of(failing, 5, "a.png")));

        assertThat(error.getMessage()).contains("disk on fire");
        assertThat(closed).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"4", "6"})
    void endsTheCallIfTheLengthIsWrong(int said) {
        Upload upload = Upload.of(() -> new ByteArrayInputStream("hello".getBytes(UTF_8)), said, "a.png");
        VideoGateway gateway = Samples.gateway(server).build();

        assertThatThrownBy(() -> gateway.videos().createVideo(Samples.request(upload)))
                .isInstanceOf(AmbiguousException.class);
    }

    private static Supplier<InputStream> counting(String text, AtomicInteger opened, AtomicInteger closed) {
        return () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(text.getBytes(UTF_8)) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        };
    }

    private static String unescaped(String text) {
        return java.util.regex.Pattern.compile("\\\\x(..)")
                .matcher(text)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }
}
