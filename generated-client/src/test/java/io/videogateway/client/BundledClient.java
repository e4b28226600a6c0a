package io.videogateway.client;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The client that this module makes: of the bundled contract, while the classes around are of the one that tests are for. */
final class BundledClient {

    private final Path classes = Path.of("target/classes").toAbsolutePath();

    /** Where they are. */
    Path classes() {
        return classes;
    }

    /** Byte for byte the one that it was generated from. */
    byte[] contract() throws IOException {
        return Files.readAllBytes(classes.resolve("META-INF/video-gateway/contract.yaml"));
    }

    /** Its classes, with the libraries of the tests. */
    ClassLoader loader() throws MalformedURLException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, BundledClient.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith("io.videogateway.client.")) {
                    return super.loadClass(name, resolve);
                }
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
        };
    }
}
