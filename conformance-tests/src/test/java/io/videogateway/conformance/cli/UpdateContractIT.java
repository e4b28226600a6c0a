package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scripts/update-contract}, in a copy of what it needs of the project, with the suite already built. */
class UpdateContractIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> NEEDED = List.of(
            ".mvn",
            "CHANGELOG.md",
            "conformance-tests/pom.xml",
            "conformance-tests/src/swagger",
            "generated-client",
            "openapi",
            "pom.xml",
            "scripts");
    /** What the copy begins with; the contract of the project may be any other one day. */
    private static final String CONTRACT = """
            openapi: 3.0.1
            info: {title: '', version: 1.0.0}
            paths:
              /v1/videos:
                post:
                  tags: [模块/视频]
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {type: object, required: [prompt], properties: {prompt: {type: string}}}
                  responses:
                    '200':
                      description: ''
                      content:
                        application/json:
                          schema: {type: object, required: [id], properties: {id: {type: string}}}
            servers: [{url: 'https://api.acme.example'}]
            """;

    @TempDir
    private Path folder;

    private Path project;

    /** How the script ended, and what it printed. */
    private record Said(int status, String text) {}

    @BeforeEach
    void copyTheProject() throws IOException {
        project = folder.resolve("project");
        for (String name : NEEDED) {
            copy(ROOT.resolve(name), project.resolve(name));
        }
        Files.writeString(project.resolve("openapi/video-gateway.yaml"), CONTRACT);
        // What codegen.yaml chooses for the bundled contract does not fit this one.
        Files.copy(ROOT.resolve("generated-client/src/test/contract/names.yaml"), project.resolve(".mvn/names.yaml"));
        Files.writeString(project.resolve(".mvn/maven.config"), "-Dnames.file=.mvn/names.yaml");
        // The suite is built, and newer than all that it is built from; and there was a try to make an archive of its
        // classes.
        Path target = Files.createDirectories(project.resolve("conformance-tests/target"));
        Files.copy(Path.of(System.getProperty("oneJar")), target.resolve("video-gateway-conformance-0.jar"));
        for (String stamp : List.of("built-by-conform", "archived-by-conform")) {
            Files.setLastModifiedTime(
                    Files.createFile(target.resolve(stamp)),
                    FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        }
        Files.createDirectories(project.resolve("conformance-tests/src/main"));
        Files.createDirectories(project.resolve("conformance-tests/gateways"));
    }

    @Test
    void namesExamplesThatBreakTheirSchemas() throws Exception {
        String newer = CONTRACT.replace(
                "schema: {type: object, required: [id]",
                "example: {id: 7}\n              schema: {type: object, required: [id]");

        Said said = update("--dry-run", file("newer.yaml", newer).toString());

        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text().lines())
                .contains(
                        "contradiction: the example at /paths/~1v1~1videos/post/responses/200/content/application~1json"
                                + " breaks its schema; the suite's own mock does without it, and Prism answers with it");
    }

    @Test
    void takesInWhatTheClientCanBeGeneratedFrom() throws Exception {
        String newer = CONTRACT.replace(
                        "properties: {prompt: {type: string}}",
                        "properties: {prompt: {type: string}, style: {type: string}}")
                .replace("required: [id], properties: {", "properties: {expires_at: {type: integer}, ");
        Path export = file("export.md", "# 创建视频\n\n```yaml\n" + newer + "\n```");

        Said said = update(export.toString());

        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text().lines())
                .contains(
                        "compatible  breaking    a request may have style",
                        "compatible  compatible  an answer may have expires_at",
                        "breaking    compatible  id is optional in an answer",
                        "callers: 1 breaking, 2 compatible, 0 cosmetic",
                        "written: openapi/video-gateway.yaml openapi/README.md CHANGELOG.md")
                .anyMatch(line -> line.startsWith("next version of the client: "));
        Contract taken = Contract.read(project.resolve("openapi/video-gateway.yaml"));
        assertThat(taken).hasToString(newer + "\n");
        assertThat(Files.readString(project.resolve("openapi/README.md")))
                .contains(
                        "| Received as | a Markdown export, with the OpenAPI text in a fenced block |\n",
                        "| Taken from it | the text of that block, unchanged |\n",
                        "| Format | OpenAPI 3.0.1 |\n",
                        "| SHA-256 | `" + taken.sha256() + "` |\n");
        assertThat(Files.readString(project.resolve("CHANGELOG.md")))
                .startsWith(Files.readString(ROOT.resolve("CHANGELOG.md"))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .contains("\n- A newer contract, SHA-256 `" + taken.sha256().substring(0, 12)
                        + "`: breaking for callers, breaking for servers.\n"
                        + "  - breaking for callers, compatible for servers: `id is optional in an answer` at `")
                .contains("https://semver.org", "## Unreleased\n");
        assertThat(leftovers()).containsExactly("update-contract.log");

        Map<String, String> before = contents();
        assertThat(update(export.toString()))
                .isEqualTo(new Said(0, "nothing changed: this is the contract that the project has\n"));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void convertsSwaggerAndADryRunWritesNothing() throws Exception {
        Path build = project.resolve("pom.xml");
        Files.writeString(
                build,
                Files.readString(build)
                        .replace(
                                "<client.released.version/>",
                                "<client.released.version>99.0.0</client.released.version>"));
        Map<String, String> before = contents();
        Path swagger = file("swagger.json", """
                {"swagger": "2.0", "info": {"title": "Videos", "version": "1"}, "host": "api.acme.example",
                 "paths": {"/v1/videos": {"post": {
                   "consumes": ["multipart/form-data"], "produces": ["application/json"],
                   "parameters": [{"name": "prompt", "in": "formData", "type": "string", "required": true},
                                  {"name": "image", "in": "formData", "type": "file"}],
                   "responses": {"200": {"description": "ok", "schema": {
                     "type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}}}}}
                """);

        Said said = update("--dry-run", swagger.toString());

        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text().lines())
                .contains(
                        "update-contract: this is Swagger 2; swagger-parser converts it to OpenAPI 3",
                        "compatible  breaking    a request may have image",
                        "next version of the client: 100.0.0, after 99.0.0: the change is breaking for callers, and a breaking"
                                + " change raises the first number, a compatible one the second, any other the third; raise"
                                + " the three pom.xml from " + System.getProperty("suiteVersion")
                                + " to 100.0.0-SNAPSHOT, or scripts/verify can refuse what the client changes",
                        "not written: this was a dry run");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void refusesWhatNoClientCanBeGeneratedFrom() throws Exception {
        Path codegen = project.resolve("openapi/codegen.yaml");
        Files.writeString(codegen, Files.readString(codegen).replace("library: retrofit2", "library: none"));
        Map<String, String> before = contents();
        Path file = file("newer.yaml", CONTRACT.replace("type: string", "type: integer"));

        Said said = update(file.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(lastLine(said))
                .isEqualTo("update-contract: no client can be generated from " + file
                        + ": Unknown library: none (the whole log is " + project.toRealPath()
                        + "/target/update-contract.log)");
        assertThat(contents()).isEqualTo(before);
        assertThat(leftovers()).containsExactly("update-contract.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello             | conform: FILE is no usable contract: it is no OpenAPI document, for it has no field openapi",
                "'openapi: 4.0.0'  | conform: FILE is no usable contract: it is written in OpenAPI 4.0.0; 3.0 and 3.1 are understood",
                "# Title~```~a~``` | conform: FILE is no usable contract: it is Markdown, and no fenced block of it has an OpenAPI document",
                "'swagger: \"2.0\"~info: {title: a, version: b}' | update-contract: FILE cannot be converted: attribute paths is missing",
            })
    void refusesWhatCannotBeRead(String text, String message) throws Exception {
        Map<String, String> before = contents();
        Path file = file("it.yaml", text.replace('~', '\n'));

        Said said = update(file.toString());

        assertThat(lastLine(said)).isEqualTo(message.replace("FILE", file.toString()));
        assertThat(said.status()).isEqualTo(2);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void leavesEverythingAsItWasWhenItIsEnded() throws Exception {
        Path begun = folder.resolve("begun");
        Files.createDirectories(folder.resolve("programs"));
        assertThat(Files.writeString(folder.resolve("programs/mvn"), """
                #!/bin/sh
                touch '%s'
                sleep 1
                exit 1
                """.formatted(begun))
                        .toFile()
                        .setExecutable(true))
                .isTrue();
        Map<String, String> before = contents();
        Path newer = file("newer.yaml", CONTRACT.replace("type: string", "type: integer"));

        Process script = start(newer.toString());
        while (!Files.exists(begun) && script.isAlive()) {
            Thread.sleep(20);
        }
        // The handle leaves open what is still to be read.
        script.toHandle().destroy();
        Said said = end(script);

        assertThat(said.status()).as(said.text()).isEqualTo(143);
        assertThat(lastLine(said)).isEqualTo("update-contract: ended; everything is as it was");
        assertThat(contents()).isEqualTo(before);
        assertThat(leftovers()).containsExactly("update-contract.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | which file? see scripts/update-contract --help",
                "no.yaml     | there is no file no.yaml",
                "a.md b.md   | one file is taken in at a time, and these are two: a.md and b.md",
                "--force a.md | there is no option --force; see scripts/update-contract --help",
            })
    void tellsInOneLineWhatIsWronglyAsked(String words, String message) throws Exception {
        assertThat(update(words.isEmpty() ? new String[0] : words.split(" ")))
                .isEqualTo(new Said(2, "update-contract: " + message + "\n"));
    }

    @Test
    void hasHelp() throws Exception {
        assertThat(update("--help").text()).startsWith("Usage: scripts/update-contract [--dry-run] FILE\n");
    }

    /** With the Maven of this build. Not offline: only a Swagger 2 document needs its converter, which no build resolves. */
    private Said update(String... arguments) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path maven = Files.writeString(programs.resolve("mvn"), """
                #!/bin/sh
                exec '%s/bin/mvn' '-Dmaven.repo.local=%s' "$@"
                """.formatted(
                        System.getProperty("mavenHome"), System.getProperty("localRepository")));
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        return end(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(project.resolve("scripts/update-contract").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder script =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        script.environment()
                .put(
                        "PATH",
                        folder.resolve("programs") + ":" + System.getProperty("java.home") + "/bin:"
                                + System.getenv("PATH"));
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return script.start();
    }

    private static Said end(Process script) throws IOException, InterruptedException {
        String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(script.waitFor(), text);
    }

    private static String lastLine(Said said) {
        return said.text().lines().reduce("", (one, other) -> other);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** All that git would see. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = project.relativize(file).toString();
                if (!name.startsWith("target") && !name.contains("/target/")) {
                    contents.put(name, Files.readString(file));
                }
            }
        }
        return contents;
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(project.resolve("target"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith("target") || folder.endsWith("src/test")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.toAbsolutePath().normalize().getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
