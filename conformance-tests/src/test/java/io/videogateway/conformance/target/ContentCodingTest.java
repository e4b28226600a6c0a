package io.videogateway.conformance.target;

import static io.videogateway.conformance.target.GivenTarget.exchange;
import static io.videogateway.conformance.target.GivenTarget.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are compressed, say so and are not, or grow too large. */
class ContentCodingTest {
    @ParameterizedTest
    @CsvSource({"complete, gzip", "without/prompt, gzip", "without/prompt, x-gzip"})
    void aContentCodingIsTakenOff(String probe, String coding) throws Exception {
        byte[] zipped = gzip("{\"error\":\"画面\"}".getBytes(StandardCharsets.UTF_8));

        Exchange exchange = exchange(
                probe,
                concat(
                        "HTTP/1.1 400 Bad\r\nContent-Encoding: " + coding + "\r\nContent-Length: " + zipped.length
                                + "\r\n\r\n",
                        zipped));

        assertThat(exchange.fault()).isNull();
        assertThat(exchange.response())
                .isEqualTo(response(
                        400, "{\"error\":\"画面\"}", "Content-Encoding: " + coding, "Content-Length: " + zipped.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aBodyThatInflatesBeyondTheBoundIsNotInflated(String probe) throws Exception {
        byte[] bomb = gzip(new byte[32 << 20]);
        assertThat(bomb).hasSizeLessThan(64 << 10);

        Exchange exchange = exchange(
                probe,
                concat(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n",
                        bomb));

        assertThat(exchange.fault())
                .isEqualTo(new Fault(Fault.Kind.LIMIT, "the body has more than 65536 bytes after inflating", true));
        assertThat(exchange.response().status()).isEqualTo(200);
        assertThat(exchange.response().body()).isEqualTo(Body.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({"complete, gzip", "without/prompt, gzip", "without/prompt, deflate"})
    void aContentCodingThatLiesIsMalformed(String probe, String coding) throws Exception {
        Exchange exchange = exchange(
                probe, "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nContent-Length: 8\r\n\r\n{\"a\": 1}");

        assertThat(exchange.fault())
                .isEqualTo(new Fault(
                        Fault.Kind.MALFORMED, "the body is not what Content-Encoding " + coding + " says", true));
        assertThat(exchange.response())
                .isEqualTo(response(200, "{\"a\": 1}", "Content-Encoding: " + coding, "Content-Length: 8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "without/prompt"})
    void aContentCodingThatIsCutIsMalformed(String probe) throws Exception {
        byte[] zipped = gzip("a long text that is cut".getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(zipped, zipped.length / 2);

        Exchange exchange = exchange(
                probe,
                concat(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + half.length + "\r\n\r\n",
                        half));

        assertThat(exchange.fault().kind()).isEqualTo(Fault.Kind.MALFORMED);
        assertThat(exchange.response().body()).isEqualTo(Body.EMPTY);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(String head, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
