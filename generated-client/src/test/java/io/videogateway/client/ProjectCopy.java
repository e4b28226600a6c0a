package io.videogateway.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/** As much of this project as its client is built from, elsewhere, to be changed. */
final class ProjectCopy {

    /** What openapi/codegen.yaml chooses for the bundled contract does not fit every other. */
    static final Path NAMES = Path.of("src/test/contract/names.yaml");

    private ProjectCopy() {}

    static Path in(Path to) throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        for (String part : List.of("pom.xml", ".mvn", "openapi", "conformance-tests/pom.xml", "generated-client")) {
            copy(root.resolve(part), to.resolve(part));
        }
        Files.copy(NAMES, to.resolve(".mvn/names.yaml"));
        Files.writeString(to.resolve(".mvn/maven.config"), "-Dnames.file=.mvn/names.yaml");
        return to;
    }

    /** With another contract. */
    static Path in(Path to, String contract) throws IOException {
        Path project = in(to);
        Files.writeString(project.resolve("openapi/video-gateway.yaml"), contract);
        return project;
    }

    /** With the client of each of these contracts, by name, in a module of its own, so that one Maven builds them all. */
    static Path compiled(Path to, Map<String, Path> contracts) throws IOException, InterruptedException {
        Path project = in(to);
        Path client = project.resolve("generated-client");
        String modules = "";
        for (Map.Entry<String, Path> contract : contracts.entrySet()) {
            Path module = project.resolve(contract.getKey());
            copy(client.resolve("src/generator"), module.resolve("src/generator"));
            copy(client.resolve("src/main"), module.resolve("src/main"));
            // Compiled for this build already, and the same for all of them.
            copy(Path.of("target/generator"), module.resolve("target/generator"));
            String pom = Files.readString(client.resolve("pom.xml"))
                    .replaceFirst("<artifactId>video-gateway-client<", "<artifactId>" + contract.getKey() + "<")
                    .replaceFirst(
                            "<dependencies>",
                            "<properties><contract.file>" + contract.getValue().toAbsolutePath()
                                    + "</contract.file></properties>\n  <dependencies>");
            Files.writeString(module.resolve("pom.xml"), pom);
            modules += "<module>" + contract.getKey() + "</module>";
        }
        Path parent = project.resolve("pom.xml");
        Files.writeString(
                parent,
                Files.readString(parent)
                        .replaceFirst("(?s)<modules>.*</modules>", "<modules>" + modules + "</modules>"));
        Maven.run(
                project,
                "-o",
                "--fail-at-end",
                "-Dmaven.repo.local=" + Maven.LOCAL_REPOSITORY,
                "-Dspotless.check.skip",
                "compile");
        return project;
    }

    /** The class path of its client, with what this one's tests have. */
    static String compiled(Path project) throws IOException, InterruptedException {
        Maven.run(project, arguments("compile"));
        return project.resolve("generated-client/target/classes")
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** What the build of its client prints when it fails. */
    static String failure(Path project) throws IOException, InterruptedException {
        return Maven.failure(project, arguments("compile"));
    }

    private static String[] arguments(String goal) {
        return new String[] {
            "-o",
            "-pl",
            "generated-client",
            "-Dmaven.repo.local=" + Maven.LOCAL_REPOSITORY,
            "-Dspotless.check.skip",
            goal
        };
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
