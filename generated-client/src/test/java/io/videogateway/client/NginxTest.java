package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a real nginx, which stands in front of most gateways. */
class NginxTest {

    private final ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private Process nginx;
    private VideoGateway gateway;

    NginxTest() throws IOException {}

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Path program = Installed.program("nginx");
        int port = freePort();
        Path conf = Files.writeString(
                folder.resolve("nginx.conf"), """
                daemon off;
                error_log stderr;
                pid %1$s/nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server {
                    listen 127.0.0.1:%2$d;
                    client_max_body_size 1m;
                    location /refused/ { proxy_pass http://127.0.0.1:%3$d; }
                    location /silent/ { proxy_pass http://127.0.0.1:%4$d; proxy_read_timeout 1s; }
                  }
                }
                """.formatted(folder, port, freePort(), silent.getLocalPort()));
        nginx = new ProcessBuilder(program.toString(), "-e", "stderr", "-p", folder.toString(), "-c", conf.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        awaitConnection(port);
        gateway = VideoGateway.builder()
                .token("secret-token")
                .baseUrl("http://127.0.0.1:" + port)
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        silent.close();
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
        }
    }

    @Test
    void takes413ForAnUploadThatIsTooLarge() {
        Upload upload = Upload.of(new byte[5 << 20], "large.mp4");

        RejectedException error = Samples.failure(RejectedException.class, at("silent"), Samples.request(upload));

        assertThat(error.kind()).isEqualTo(RejectedException.Kind.TOO_LARGE);
        assertThat(error.errorMessage()).isEqualTo("413 Request Entity Too Large");
        assertThat(error.contentType()).isEqualTo("text/html");
        assertThat(error.body()).startsWith("<html>").contains("nginx");
        assertThat(error.mayHaveBeenTaken()).isFalse();
    }

    @Test
    void takes502ForAServerError() {
        ServerErrorException error = Samples.failure(ServerErrorException.class, at("refused"));

        assertThat(error.status()).isEqualTo(502);
        assertThat(error.errorMessage()).isEqualTo("502 Bad Gateway");
        assertThat(error.mayHaveBeenTaken()).isTrue();
        assertThat(error.attempts()).isEqualTo(1);
    }

    @Test
    void takes504ForAServerErrorAndSendsNothingTwice() throws Exception {
        ServerErrorException error = Samples.failure(ServerErrorException.class, at("silent"));

        assertThat(error.status()).isEqualTo(504);
        assertThat(error.errorMessage()).isEqualTo("504 Gateway Time-out");
        assertThat(error.mayHaveBeenTaken()).isTrue();
        silent.setSoTimeout(300);
        try (Socket first = silent.accept()) {
            assertThat(first.isConnected()).isTrue();
        }
        assertThat(catchThrowableOfType(java.net.SocketTimeoutException.class, silent::accept))
                .as("a second request")
                .isNotNull();
    }

    private VideoGateway at(String location) {
        return gateway.withOptions(options ->
                options.baseUrl(gateway.toString().replace("VideoGateway[", "").replace("]", "") + "/" + location));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitConnection(int port) throws Exception {
        for (int i = 0; ; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                if (i == 100) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }
}
