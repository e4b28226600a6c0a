package io.videogateway.conformance.hostile;

import io.videogateway.conformance.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real nginx with one server, in the foreground, so that it ends with its process. */
final class Nginx implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param folder for all that it writes
     * @param directives of its server
     */
    static Nginx start(Path folder, String directives) throws IOException {
        Path program = Tools.program("nginx");
        StringBuilder log = new StringBuilder();
        // It cannot be told to take any port that is free, and one that was free a moment ago may be taken.
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = freePort();
            Path configuration =
                    Files.writeString(folder.resolve("nginx.conf"), """
                    daemon off;
                    error_log stderr notice;
                    pid %1$s/nginx.pid;
                    events {}
                    http {
                      access_log off;
                      # Workers of one who starts as root are somebody else, and may not write into the folder.
                      client_body_buffer_size 1m;
                      client_body_temp_path %1$s/body;
                      proxy_temp_path %1$s/proxy;
                      fastcgi_temp_path %1$s/fastcgi;
                      uwsgi_temp_path %1$s/uwsgi;
                      scgi_temp_path %1$s/scgi;
                      server {
                        listen 127.0.0.1:%2$d;
                        %3$s
                      }
                    }
                    """.formatted(folder, port, directives));
            Process process = new ProcessBuilder(
                            program.toString(), "-e", "stderr", "-p", folder.toString(), "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .start();
            if (listens(process.inputReader(), log)) {
                return new Nginx(process, port);
            }
            process.destroy();
        }
        throw new IOException("nginx does not start: " + log);
    }

    /** It names its worker once it listens, and ends its log with itself if it cannot. */
    private static boolean listens(BufferedReader lines, StringBuilder log) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.append(line).append('\n');
            if (line.contains("start worker process ")) {
                Thread reader = new Thread(() -> drain(lines), "nginx log");
                reader.setDaemon(true);
                reader.start();
                return true;
            }
        }
        return false;
    }

    /** Nobody reads on, and a full pipe would stop it. */
    private static void drain(BufferedReader lines) {
        try (lines) {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // It was ended.
            return;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, SECONDS_TO_END, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
