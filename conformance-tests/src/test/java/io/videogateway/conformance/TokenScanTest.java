package io.videogateway.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan that finds nothing tells something only if it would find a token. */
class TokenScanTest {
    private static final byte[] TOKEN = TokenScan.TOKEN.getBytes(UTF_8);

    static Stream<String> forms() {
        String wrong = TokenScan.TOKEN.substring(0, TokenScan.TOKEN.length() - 1) + "x";
        return Stream.of(
                        Stream.of(
                                "Bearer " + TokenScan.TOKEN,
                                wrong,
                                HexFormat.of().formatHex(TOKEN),
                                HexFormat.of().withUpperCase().formatHex(TOKEN),
                                HexFormat.of().withPrefix("%").formatHex(TOKEN),
                                HexFormat.of().withPrefix("\\u00").formatHex(TOKEN),
                                HexFormat.of().withPrefix("&#x").withSuffix(";").formatHex(TOKEN),
                                URLEncoder.encode(TokenScan.AWKWARD_TOKEN, UTF_8),
                                TokenScan.AWKWARD_TOKEN.replace("\"", "\\\"").replace("/", "\\/"),
                                TokenScan.AWKWARD_TOKEN
                                        .replace("&", "&amp;")
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;")
                                        .replace("\"", "&quot;")
                                        .replace("'", "&#39;")),
                        Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                                .flatMap(encoder -> Stream.of("", "a", "ab")
                                        .map(before -> encoder.encodeToString(
                                                (before + TokenScan.TOKEN + "ab").getBytes(UTF_8)))))
                .flatMap(forms -> forms);
    }

    @Test
    void aTokenIsFoundInEachOfItsForms() {
        assertThat(forms().map(form -> "{\"a\": \"" + form + "\"}")
                        .filter(text -> !TokenScan.isIn(text.getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    void aTokenIsFoundWhereItIsPacked() {
        byte[] text = ("x" + TokenScan.TOKEN).getBytes(UTF_8);

        assertThat(TokenScan.isIn(gzip(text))).isTrue();
        assertThat(TokenScan.isIn(zip("report.txt", text))).isTrue();
        assertThat(TokenScan.isIn(zip("report.zip", zip("report.gz", gzip(text)))))
                .isTrue();
        assertThat(TokenScan.isIn(("body: " + Base64.getEncoder().encodeToString(gzip(text))).getBytes(UTF_8)))
                .isTrue();
    }

    @Test
    void whatIsNoTokenIsNotFound() {
        assertThat(TokenScan.isIn("Bearer $ACME_TOKEN sk-of-a-user".getBytes(UTF_8)))
                .isFalse();
        assertThat(TokenScan.isIn(gzip("no token".getBytes(UTF_8)))).isFalse();
        assertThat(TokenScan.isIn(zip("report.txt", "no token".getBytes(UTF_8))))
                .isFalse();
    }

    @Test
    void everyFolderOfATestIsScannedBeforeItIsDeleted(@TempDir Path temp) throws Exception {
        Properties settings = new Properties();
        try (InputStream in = TokenScanTest.class.getResourceAsStream("/junit-platform.properties")) {
            settings.load(in);
        }
        assertThat(settings.getProperty(TempDir.DEFAULT_DELETION_STRATEGY_PROPERTY_NAME))
                .isEqualTo(ScannedTempDir.class.getName());

        Path folder = Files.createDirectory(temp.resolve("report"));
        Files.write(folder.resolve("console.log"), TOKEN);

        assertThatThrownBy(() -> ScannedTempDir.requireNoToken(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("console.log");
        // Or this test would be the one that fails.
        Files.delete(folder.resolve("console.log"));
        ScannedTempDir.requireNoToken(folder);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
