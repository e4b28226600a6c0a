package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build compares the client with its last release. As none is published yet, what this build made plays that
 * part, out of a repository of its own.
 */
class ReleasedApiIT {

    private static final String VERSION = System.getProperty("clientVersion");
    private static final String METHOD = "public final <T> @Nullable T bodyAs(";
    private static final String HIDDEN = "final <T> @Nullable T bodyAs(";

    @TempDir
    private Path folder;

    private Path project;

    @Test
    void whatChangesNeedsTheVersionThatTellsOfIt() throws Exception {
        project = ProjectCopy.in(folder.resolve("project"));
        release("0.9.0");
        release("1.2.0");
        write("generated-client/src/main/java/io/videogateway/client/GatewayException.java", METHOD, HIDDEN);
        version("1.3.0-SNAPSHOT");

        assertThat(Maven.failure(project, arguments("1.2.0", "verify")))
                .contains("API of the client: 1.3.0-SNAPSHOT may add to 1.2.0 and not break it, for which 2.0.0 is due")
                .contains("There is at least one incompatibility:", "GatewayException.bodyAs(");

        String allow = "antrun:run@allow-changes";
        assertThat(Maven.run(project, arguments("0.9.0", "verify")))
                .contains("API of the client: 1.3.0-SNAPSHOT may break callers of 0.9.0");
        assertThat(Maven.failure(project, arguments("1.3.0", allow)))
                .contains("the client is version 1.3.0-SNAPSHOT and 1.3.0 is released already; raise the version in the"
                        + " three pom.xml");
        assertThat(Maven.run(project, arguments("", allow)))
                .contains("API of the client: compared with nothing, for no version is released yet"
                        + " (client.released.version in pom.xml is empty)");
    }

    private static String jar(String version) {
        return "video-gateway-client-" + version + ".jar";
    }

    private void release(String version) throws IOException {
        Path client =
                Files.createDirectories(folder.resolve("released/io/videogateway/video-gateway-client/" + version));
        Files.copy(Path.of("target", jar(VERSION)), client.resolve(jar(version)));
        Files.writeString(client.resolve("video-gateway-client-" + version + ".pom"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.videogateway</groupId>
                  <artifactId>video-gateway-client</artifactId>
                  <version>%s</version>
                </project>
                """.formatted(version));
    }

    private void version(String version) throws IOException {
        for (String pom : List.of("pom.xml", "generated-client/pom.xml", "conformance-tests/pom.xml")) {
            write(pom, "<version>" + VERSION + "</version>", "<version>" + version + "</version>");
        }
    }

    private void write(String file, String before, String after) throws IOException {
        Path place = project.resolve(file);
        String text = Files.readString(place);
        assertThat(text).contains(before);
        Files.writeString(place, text.replace(before, after));
    }

    private String[] arguments(String released, String... goals) throws IOException {
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
        Stream<String> options = Stream.of(
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
                "-Dlicense.skipAddThirdParty");
        return Stream.concat(options, Stream.of(goals)).toArray(String[]::new);
    }
}
