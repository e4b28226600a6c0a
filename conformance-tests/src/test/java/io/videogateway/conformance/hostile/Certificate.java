package io.videogateway.conformance.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Certificates that no caller may accept. Made when they are first asked for. */
final class Certificate {
    static final Certificate SELF_SIGNED = new Certificate("san=ip:127.0.0.1", "-1d");
    static final Certificate EXPIRED = new Certificate("san=ip:127.0.0.1", "-30d");
    static final Certificate OF_ANOTHER_HOST = new Certificate("san=dns:other.example", "-1d");

    private static final String PASSWORD = "password";
    private static final String DAYS = "7";

    private final String subject;
    private final String start;
    private @Nullable SSLContext context;

    private Certificate(String subject, String start) {
        this.subject = subject;
        this.start = start;
    }

    synchronized SSLContext context() throws IOException, InterruptedException {
        if (context == null) {
            Path folder = Files.createTempDirectory("certificate");
            Path store = folder.resolve("store.p12");
            try {
                make(store);
                context = read(store);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        }
        return context;
    }

    private void make(Path store) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hostile",
                        "-ext",
                        subject,
                        "-startdate",
                        start,
                        "-validity",
                        DAYS,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }

    private static SSLContext read(Path store) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext secured = SSLContext.getInstance("TLS");
            secured.init(managers.getKeyManagers(), null, null);
            return secured;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
