package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build compares the client with its last release. As none is published yet, what a copy of the project makes plays that
 * part, out of a repository of its own.
 */
class ReleasedApiIT {

    private static final String VERSION = System.getProperty("clientVersion");
    private static final String SOURCE = "generated-client/src/main/java/io/videogateway/client/Upload.java";
    private static final String BEGINNING = "public final class Upload {\n";
    private static final String CONTRACT = "openapi/video-gateway.yaml";
    private static final String OPERATION =
            "  /v1/added: {get: {tags: [Videos], operationId: added, responses: {'200': {description: ok}}}}\n";
    private static final String METHOD = "    public void added() {}\n";

    @TempDir
    private Path folder;

    private Path project;

    @Test
    void whatChangesNeedsTheVersionThatTellsOfIt() throws Exception {
        project = ProjectCopy.in(folder.resolve("project"));
        // The first contract, whose text is known here, whatever is bundled by now.
        Files.copy(
                Path.of("../conformance-tests/src/test/resources/contract/received.yaml"),
                project.resolve(CONTRACT),
                StandardCopyOption.REPLACE_EXISTING);
        Maven.run(project, arguments("", "package"));
        release("1.2.0", project.resolve("generated-client/target").resolve(jar(VERSION)));

        write(SOURCE, BEGINNING, BEGINNING + METHOD);
        write(CONTRACT, "\npaths:\n", "\npaths:\n" + OPERATION);
        version(VERSION, "1.3.0-SNAPSHOT");
        assertThat(Maven.run(project, arguments("1.2.0", "verify")))
                .contains(
                        "API of the client: 1.3.0-SNAPSHOT may add to 1.2.0 and not break it, for which 2.0.0 is due");

        release("1.3.0", project.resolve("generated-client/target").resolve(jar("1.3.0-SNAPSHOT")));
        write(SOURCE, BEGINNING + METHOD, BEGINNING);
        version("1.3.0-SNAPSHOT", "1.4.0-SNAPSHOT");
        assertThat(Maven.failure(project, arguments("1.3.0", "verify")))
                .contains("API of the client: 1.4.0-SNAPSHOT may add to 1.3.0 and not break it, for which 2.0.0 is due")
                .contains(
                        "There is at least one incompatibility: io.videogateway.client.Upload.added():METHOD_REMOVED");

        String goal = "antrun:run@allow-changes";
        assertThat(Maven.run(project, arguments("0.9.0", goal)))
                .contains("API of the client: 1.4.0-SNAPSHOT may break callers of 0.9.0");
        assertThat(Maven.failure(project, arguments("1.4.0", goal)))
                .contains("the client is version 1.4.0-SNAPSHOT and 1.4.0 is released already; raise the version in the"
                        + " three pom.xml");
        assertThat(Maven.run(project, arguments("", goal)))
                .contains("API of the client: compared with nothing, for no version is released yet"
                        + " (client.released.version in pom.xml is empty)");
    }

    private static String jar(String version) {
        return "video-gateway-client-" + version + ".jar";
    }

    private void release(String version, Path jar) throws IOException {
        Path client =
                Files.createDirectories(folder.resolve("released/io/videogateway/video-gateway-client/" + version));
        Files.copy(jar, client.resolve(jar(version)));
        Files.writeString(client.resolve("video-gateway-client-" + version + ".pom"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.videogateway</groupId>
                  <artifactId>video-gateway-client</artifactId>
                  <version>%s</version>
                </project>
                """.formatted(version));
    }

    private void version(String from, String to) throws IOException {
        for (String pom : List.of("pom.xml", "generated-client/pom.xml", "conformance-tests/pom.xml")) {
            write(pom, "<version>" + from + "</version>", "<version>" + to + "</version>");
        }
    }

    private void write(String file, String before, String after) throws IOException {
        Path place = project.resolve(file);
        String text = Files.readString(place);
        assertThat(text).contains(before);
        Files.writeString(place, text.replace(before, after));
    }

    private String[] arguments(String released, String phase) throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <mirrors><mirror><id>central</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors>
                  <profiles><profile><id>released</id><repositories><repository>
                    <id>released</id><url>%s</url>
                  </repository></repositories></profile></profiles>
                  <activeProfiles><activeProfile>released</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                Maven.LOCAL_REPOSITORY.toUri(), folder.resolve("released").toUri()));
        return new String[] {
            "-s",
            settings.toString(),
            // A local repository of its own, so that no other build ever finds this release there.
            "-Dmaven.repo.local=" + folder.resolve("local"),
            "-pl",
            "generated-client",
            "-Dclient.released.version=" + released,
            "-Dmaven.test.skip",
            "-Dspotless.check.skip",
            "-Dmaven.source.skip",
            "-Dmaven.javadoc.skip",
            "-Dcyclonedx.skip",
            "-Dlicense.skipAddThirdParty",
            phase
        };
    }
}
