package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.exchange.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    /** The pieces as one text, with each mark in brackets. */
    private static String text(Shown shown) {
        return shown.pieces().stream()
                        .map(piece -> switch (piece.kind()) {
                            case TEXT -> piece.text();
                            case MARK -> "[" + piece.text() + "]";
                            case BYTES -> "[" + piece.text() + " bytes]";
                        })
                        .collect(Collectors.joining())
                + (shown.leftOut() == 0 ? "" : "…" + shown.leftOut());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "画面 <b>&\uD83D\uDE00|画面 <b>&\uD83D\uDE00",
                "a\u202Eb\u2066c\u200Fd|a[U+202E]b[U+2066]c[U+200F]d",
                "\u0000\u001B[31m|[U+0000][U+001B][31m",
                "\uD83D x \uDE00|[U+D83D] x [U+DE00]",
                "\uFEFF\uFFFD\uE000\u2028|[U+FEFF][U+FFFD][U+E000][U+2028]",
                "\u05D0\u05D1|\u05D0\u05D1",
            })
    void whatCannotBeSeenHasAMark(String text, String shown) {
        assertThat(text(Shown.line(text, 100))).isEqualTo(shown);
        assertThat(text(Shown.block(text, 100))).isEqualTo(shown);
    }

    @Test
    void theEndsOfLinesAreMarksInALineOnly() {
        assertThat(text(Shown.line("a\r\n\tb", 100))).isEqualTo("a[U+000D][U+000A][U+0009]b");
        assertThat(text(Shown.block("a\r\n\tb\rc", 100))).isEqualTo("a\n\tb[U+000D]c");
    }

    @Test
    void aTextIsBounded() {
        assertThat(text(Shown.line("x".repeat(1_000_000), 5))).isEqualTo("xxxxx…999995");
        assertThat(text(Shown.line("ab\uD83D\uDE00", 3))).isEqualTo("ab…2");
        assertThat(text(Shown.line("\u0000".repeat(100) + "a", 200))).isEqualTo("[U+0000]".repeat(8) + "[+92]a");
        assertThat(text(Shown.line("abc", 0))).isEqualTo("…3");
    }

    @Test
    void aFileAmongTextIsACountOfItsBytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Type: image/png\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 'l', 'i', 'k', 'e', '\n', 0, '\r', '\n'});
        body.writeBytes("--b\r\n\r\n画\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(text(Shown.block(new Body(body.toByteArray()), 1000)))
                .isEqualTo("--b\nContent-Type: image/png\n\n[14 bytes]\n--b\n\n画\n--b--\n");
        assertThat(text(Shown.block(new Body(body.toByteArray()), 5))).isEqualTo("--b\nC[14 bytes]\n…37");
    }

    @Test
    void aTextWithABrokenByteIsStillOne() {
        byte[] json = "{\"id\": \"video_1?\", \"status\": \"queued\"}".getBytes(StandardCharsets.US_ASCII);
        json[15] = (byte) 0xff;

        assertThat(text(Shown.block(new Body(json), 100)))
                .isEqualTo("{\"id\": \"video_1[U+FFFD]\", \"status\": \"queued\"}");
    }
}
