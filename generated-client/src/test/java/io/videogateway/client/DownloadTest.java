package io.videogateway.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that a server sends, however it sends them, and the files that they become. */
class DownloadTest {

    private static final byte[] FILM = "film".repeat(50_000).getBytes(US_ASCII);

    @TempDir
    private Path folder;

    @AutoClose
    private final MockWebServer server = Samples.server();

    @Test
    void becomesAFileThatWasThereOrNot() throws Exception {
        server.enqueue(film().build());
        server.enqueue(film().build());
        Path file = folder.resolve("a.mp4");

        assertThat(download(server.url("/").toString()).saveTo(file)).isEqualTo(FILM.length);
        Files.writeString(file, "before");
        assertThat(download(server.url("/").toString()).saveTo(file)).isEqualTo(FILM.length);

        assertThat(Files.readAllBytes(file)).isEqualTo(FILM);
        assertThat(folder).isDirectoryContaining(found -> found.equals(file));
        // As any file that a program writes, and not as one of its secrets.
        Path other = Files.writeString(folder.resolve("other"), "");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(other))
                .contains(PosixFilePermission.OWNER_READ);
    }

    @Test
    void aLinkStaysALink() throws Exception {
        server.enqueue(film().build());
        Path file = Files.writeString(folder.resolve("a.mp4"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("latest.mp4"), file);

        download(server.url("/").toString()).saveTo(link);

        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllBytes(file)).isEqualTo(FILM);
    }

    @Test
    void whatIsCutLeavesTheFileThatWasThere() throws Exception {
        server.enqueue(
                film().onResponseBody(SocketEffect.ShutdownConnection.INSTANCE).build());
        Path file = Files.writeString(folder.resolve("a.mp4"), "before");

        assertThatThrownBy(() -> download(server.url("/").toString()).saveTo(file))
                .isInstanceOf(IOException.class);

        assertThat(Files.readString(file)).isEqualTo("before");
        assertThat(folder).isDirectoryNotContaining(found -> !found.equals(file));
    }

    @Test
    void nothingButAFileIsReplaced() throws Exception {
        Samples.enqueue(server, 3, film().build());
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Download first = download(server.url("/").toString());
        assertThatThrownBy(() -> first.saveTo(empty))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(empty + ": something that is no file is there");
        assertThatThrownBy(() -> first.stream().read())
                .isInstanceOf(IOException.class)
                .hasMessage("closed");
        assertThatThrownBy(() -> download(server.url("/").toString()).saveTo(folder.resolve("none/a.mp4")))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder.resolve("none/a.mp4") + ": there is no such folder");

        assertThat(empty).isEmptyDirectory();
        // What was refused is closed: the connection is free, or gone.
        assertThat(download(server.url("/").toString()).saveTo(folder.resolve("a.mp4")))
                .isEqualTo(FILM.length);
    }

    @Test
    void isReadOnceAndClosedAsOftenAsOneLikes() throws Exception {
        server.enqueue(film().build());
        Download download = download(server.url("/").toString());

        try (InputStream stream = download.stream()) {
            assertThat(stream.skip(4)).isEqualTo(4);
            assertThat(stream.read()).isEqualTo('f');
        }
        download.close();

        assertThatThrownBy(() -> download.saveTo(folder.resolve("a.mp4")))
                .isInstanceOf(IOException.class)
                .hasMessage("closed");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Where the size of the next piece is told, in what a piece has beside its size, and after the last
                // one.
                "4\r\nfilm\r\n",
                "4\r\nfilm\r\n4;",
                "4\r\nfilm\r\n0\r\nX-Trailer: "
            })
    void noServerFillsTheMemoryBetweenTwoPieces(String head) throws Exception {
        try (ServerSocket endless = endless("200 OK", head)) {
            Download download = download("http://127.0.0.1:" + endless.getLocalPort());

            // 64 MB would take a while; a bound is met at once.
            assertThatThrownBy(() -> download.saveTo(folder.resolve("a.mp4"))).isInstanceOf(IOException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void theBoundIsToldAndHoldsForAnErrorToo() throws Exception {
        try (ServerSocket endless = endless("200 OK", "4\r\nfilm\r\n4;")) {
            Download download = download("http://127.0.0.1:" + endless.getLocalPort());
            InputStream stream = download.stream();
            assertThat(stream.readNBytes(4)).isEqualTo("film".getBytes(US_ASCII));

            assertThatThrownBy(stream::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the server sent more than 1048576 bytes that are none of the body");
        }
        try (ServerSocket endless = endless("200 OK", "4\r\nfilm\r\n4;")) {
            // What closing reads to keep the connection is bounded too, or this would have no end.
            download("http://127.0.0.1:" + endless.getLocalPort()).close();
        }
        try (ServerSocket endless = endless("500 Broken", "5;")) {
            assertThatThrownBy(() -> download("http://127.0.0.1:" + endless.getLocalPort()))
                    .isInstanceOf(ServerErrorException.class);
        }
    }

    @Test
    void anHonestServerMaySendManySmallPieces() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(new byte[3 << 20]), 7)
                .build());

        assertThat(download(server.url("/").toString()).saveTo(folder.resolve("a.mp4")))
                .isEqualTo(3 << 20);
    }

    private static MockResponse.Builder film() {
        return new MockResponse.Builder().setHeader("Content-Type", "video/mp4").body(new Buffer().write(FILM));
    }

    private static Download download(String url) {
        VideoGateway gateway = VideoGateway.builder()
                .token("secret-token")
                .baseUrl(url)
                .timeout(Duration.ofSeconds(60))
                .maxResponseBytes(1000)
                .maxAttempts(1)
                .build();
        return gateway.caller
                .execute(new OperationRequest("GET", "/content"), Schema.FILE, CallOptions.none())
                .body();
    }

    /** A server that sends a head, and then one letter without end. */
    private static ServerSocket endless(String status, String head) throws IOException {
        ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> sendWithoutEnd(endless, status, head));
        thread.setDaemon(true);
        thread.start();
        return endless;
    }

    private static void sendWithoutEnd(ServerSocket endless, String status, String head) {
        try (Socket connection = endless.accept()) {
            InputStream in = connection.getInputStream();
            assertThat(in.read()).isPositive();
            OutputStream out = connection.getOutputStream();
            out.write(("HTTP/1.1 " + status + "\r\nTransfer-Encoding: chunked\r\n\r\n" + head).getBytes(US_ASCII));
            byte[] block = "a".repeat(1 << 16).getBytes(US_ASCII);
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // The client has had enough.
            return;
        }
    }
}
