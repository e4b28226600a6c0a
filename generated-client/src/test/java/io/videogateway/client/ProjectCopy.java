package io.videogateway.client;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** As much of this project as its client is built from, elsewhere, to be changed. */
final class ProjectCopy {

    private ProjectCopy() {}

    static Path in(Path to) throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        for (String part : List.of("pom.xml", ".mvn", "openapi", "conformance-tests/pom.xml", "generated-client")) {
            copy(root.resolve(part), to.resolve(part));
        }
        return to;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
