package io.videogateway.client;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What some tests need on the machine. Where it is missing they are skipped, and say so; in CI they fail. */
final class Installed {

    private Installed() {}

    static Path program(String name) {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name + " is not installed"));
    }

    /** The java of another JDK, beside the one that runs the tests or where an environment variable says. */
    static Path java(int version) throws java.io.IOException {
        String home = System.getenv("JAVA_HOME_" + version);
        Path beside = Path.of(System.getProperty("java.home")).getParent();
        try (Stream<Path> homes = home != null ? Stream.of(Path.of(home)) : Files.list(beside)) {
            return homes.filter(jdk -> isVersion(jdk, version))
                    .map(jdk -> jdk.resolve("bin/java"))
                    .findFirst()
                    .orElseGet(() -> missing("there is no JDK " + version + " in " + beside));
        }
    }

    private static boolean isVersion(Path jdk, int version) {
        Path release = jdk.resolve("release");
        try {
            return Files.isRegularFile(release) && Files.readString(release).contains("JAVA_VERSION=\"" + version);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path missing(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            return Assertions.fail(reason + ", which CI must have");
        }
        return Assumptions.abort(reason);
    }
}
