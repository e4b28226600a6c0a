package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of somebody else, that knows the client only as an artifact in a repository. What is generated is that of the
 * contract that tests are for, so that the project can name it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsumerIT {

    private static final String VERSION = System.getProperty("clientVersion");

    private static final String PROGRAM = """
            import io.videogateway.client.Upload;
            import io.videogateway.client.VideoGateway;
            import io.videogateway.client.model.CreateVideoRequest;
            import io.videogateway.client.model.Video;
            import java.nio.file.Paths;

            public class Program {
                public static void main(String[] args) {
                    VideoGateway gateway = VideoGateway.builder().token("secret-token").baseUrl(args[0]).build();
                    Video video = gateway.videos().createVideo(CreateVideoRequest.builder()
                            .model("sora-2").prompt("p").seconds("10").size("16x9").watermark("false")
                            .inputReference(Upload.of(Paths.get(args[1])))
                            .build());
                    System.out.println(video.getId() + " is " + video.getStatus());
                    System.out.println(gateway.videos().createVideoAsync(CreateVideoRequest.builder()
                            .model("sora-2").prompt("p").seconds("10").size("16x9").watermark("false")
                            .inputReference(Upload.of(Paths.get(args[1])))
                            .build()).join().getId());
                }
            }
            """;

    private Path classes;
    private Path libraries;
    private Path image;

    @BeforeAll
    void build(@TempDir Path folder) throws Exception {
        Path repository = repositoryWithTheClient(folder.resolve("repository"));
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve("pom.xml"), pom(repository));
        Files.createDirectories(project.resolve("src/main/java"));
        Files.writeString(project.resolve("src/main/java/Program.java"), PROGRAM);
        Maven.run(
                project,
                // A local repository of its own, so that no other build ever finds this artifact there.
                "-Dmaven.repo.local=" + folder.resolve("local"),
                "compile",
                "dependency:copy-dependencies",
                "-DincludeScope=runtime");
        classes = project.resolve("target/classes");
        libraries = project.resolve("target/dependency");
        image = Files.write(folder.resolve("场景1.png"), new byte[] {1, 2, 3});
    }

    @Test
    void runsOnTheJdkOfTheBuild() throws Exception {
        runsOn(JavaProgram.thisJava());
    }

    @Test
    void runsOnJdk25() throws Exception {
        runsOn(Installed.java(25));
    }

    @Test
    void isLight() throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(libraries)) {
            jars = files.toList();
        }
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        assertThat(jars).as("jars with the client itself").hasSizeLessThanOrEqualTo(12);
        assertThat(bytes).isLessThan(6_500_000);
        assertThat(jars)
                .extracting(jar -> jar.getFileName().toString().replaceAll("-[0-9].*", ""))
                .containsExactlyInAnyOrder(
                        "video-gateway-client",
                        "retrofit",
                        "okhttp-jvm",
                        "okio-jvm",
                        "kotlin-stdlib",
                        "annotations",
                        "jackson-core",
                        "jackson-annotations",
                        "jspecify");
    }

    private void runsOn(Path java) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(Samples.answer(200, Samples.VIDEO));
            server.enqueue(Samples.answer(200, Samples.VIDEO));

            String output = JavaProgram.run(
                    java,
                    List.of("-cp", classes + System.getProperty("path.separator") + libraries + "/*"),
                    "Program",
                    server.url("/").toString(),
                    image.toString());

            assertThat(output.lines()).containsExactly("video_1 is queued", "video_1");
        }
    }

    /** The client and its parent, as a repository has them. */
    private static Path repositoryWithTheClient(Path repository) throws IOException {
        Path client = Files.createDirectories(repository.resolve("io/videogateway/video-gateway-client/" + VERSION));
        String name = "video-gateway-client-" + VERSION;
        Files.copy(Path.of("pom.xml"), client.resolve(name + ".pom"));
        ofTests(Files.copy(Path.of("target", name + ".jar"), client.resolve(name + ".jar")));
        Path parent = Files.createDirectories(repository.resolve("io/videogateway/video-gateway-contract/" + VERSION));
        Files.copy(Path.of("../pom.xml"), parent.resolve("video-gateway-contract-" + VERSION + ".pom"));
        return repository;
    }

    /** Puts other generated classes into a jar. */
    private static void ofTests(Path jar) throws IOException {
        Path tests = Path.of("target/test-classes");
        try (FileSystem content = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(content.getPath("/"))) {
            for (Path file : files.filter(ConsumerIT::isGenerated).toList()) {
                Files.delete(file);
            }
            for (String name : List.of("", "api", "model")) {
                Path packaged = content.getPath("io/videogateway/client", name);
                try (Stream<Path> classes = Files.list(tests.resolve(packaged.toString()))) {
                    for (Path one : classes.filter(one -> isGenerated(tests.relativize(one)))
                            .toList()) {
                        Files.copy(one, packaged.resolve(one.getFileName().toString()));
                    }
                }
            }
        }
    }

    private static boolean isGenerated(Path file) {
        return file.toString()
                .matches("/?io/videogateway/client/(OperationGroups|(api|model)/(?!package-info).*)\\.class");
    }

    /** Everything but the client comes from where this build has it, under the name of the public repository. */
    private static String pom(Path repository) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>consumer</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>8</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <repositories>
                    <repository><id>client</id><url>%1$s</url></repository>
                    <repository><id>central</id><url>%2$s</url></repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository><id>central</id><url>%2$s</url></pluginRepository>
                  </pluginRepositories>
                  <dependencies>
                    <dependency>
                      <groupId>io.videogateway</groupId>
                      <artifactId>video-gateway-client</artifactId>
                      <version>%3$s</version>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                      <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                      <plugin><artifactId>maven-dependency-plugin</artifactId><version>3.11.0</version></plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(repository.toUri(), Maven.LOCAL_REPOSITORY.toUri(), VERSION);
    }
}
