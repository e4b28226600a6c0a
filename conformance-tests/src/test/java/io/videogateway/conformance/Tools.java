package io.videogateway.conformance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What tests need and the project does not have. */
public final class Tools {
    private Tools() {}

    /** Fetches what a folder of the sources lists and its lockfile pins, to beside that folder's own files. */
    public static void fromNpm(Path sources, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Process npm;
        try {
            npm = new ProcessBuilder(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
        } catch (IOException e) {
            unavailable("no npm: " + e.getMessage());
            return;
        }
        if (!npm.waitFor(2, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            unavailable("npm could not install: " + Files.readString(folder.resolve("npm.log")));
        }
    }

    /** Where a program is: on the path, or where systems keep those that only an administrator calls. */
    public static Path program(String name) {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";
        Optional<Path> program = Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            unavailable(name + " is not installed");
        }
        return program.orElseThrow();
    }

    /** CI has what is needed; elsewhere a machine without it is no failure. */
    public static void unavailable(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        abort(reason);
    }
}
