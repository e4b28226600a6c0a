package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract grows by a part, a property, and two operations that it does not name, one of them in a second group; and
 * nothing else changes: a copy of the project builds, and the new members work in a call.
 */
class ChangedContractIT {

    private static final String PROGRAM = """
            import io.videogateway.client.*;
            import io.videogateway.client.api.*;
            import io.videogateway.client.model.*;
            import java.util.Collections;

            public class Program {
                public static void main(String[] args) {
                    VideoGateway gateway =
                            VideoGateway.builder().token("secret-token").baseUrl(args[0]).build();
                    Video created = gateway.videos().createVideo(CreateVideoRequest.builder()
                            .model("sora-2").prompt("p").seconds("10").size("16x9").watermark("false")
                            .inputReference(Upload.of(new byte[1], "a.png"))
                            .style("anime")
                            .build());
                    System.out.println(created.getExpiresAt());
                    Video found = gateway.videos().retrieveVideo("a/b 场", Videos.RetrieveVideoParameters.builder().variant("thumbnail").build());
                    System.out.println(found.getStatus());
                    System.out.println(gateway.voices().downloadVoiceContent("b").getId());
                    for (Operation operation : Operations.all()) {
                        System.out.println(operation);
                        if (operation.path().equals("/v1/videos/{id}")) {
                            System.out.println(operation.call(gateway, Collections.singletonMap("id", "c")));
                        }
                    }
                }
            }
            """;

    @Test
    void buildsAndWorksWithNoOtherLineTouched(@TempDir Path folder) throws Exception {
        Path first = Path.of("src/test/contract/received.yaml");
        Path project = ProjectCopy.in(folder.resolve("project"), changed(Files.readString(first)));
        String classPath = ProjectCopy.compiled(project);
        JavaProgram.compile(Files.writeString(folder.resolve("Program.java"), PROGRAM), classPath, folder);

        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(Samples.answer(200, "{\"id\":\"video_1\",\"expires_at\":1762326617999}"));
            server.enqueue(Samples.answer(200, "{\"id\":\"a/b 场\",\"status\":\"completed\"}"));
            server.enqueue(Samples.answer(200, "{\"id\":\"voice_1\"}"));
            server.enqueue(Samples.answer(200, "{\"id\":\"c\"}"));
            String output = JavaProgram.run(
                    JavaProgram.thisJava(),
                    List.of("-cp", folder + File.pathSeparator + classPath),
                    "Program",
                    server.url("/").toString());

            assertThat(output.lines())
                    .containsExactly(
                            "1762326617999",
                            "completed",
                            "voice_1",
                            "POST /v1/videos",
                            "GET /v1/videos/{id}",
                            "Video{id=c}",
                            "GET /v1/voices/{id}/content");
            RecordedRequest create = server.takeRequest();
            assertThat(create.getBody().utf8()).contains("name=\"style\"\r\n\r\nanime\r\n");
            RecordedRequest retrieve = server.takeRequest();
            assertThat(retrieve.getRequestLine())
                    .isEqualTo("GET /v1/videos/a%2Fb%20%E5%9C%BA?variant=thumbnail HTTP/1.1");
            assertThat(retrieve.getHeaders().get("Authorization")).isEqualTo("Bearer secret-token");
            assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/voices/b/content");
            assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/videos/c");
        }
    }

    @Test
    void aRefusalEndsTheBuildInItsSentence(@TempDir Path folder) throws Exception {
        String twice = """
                openapi: 3.0.3
                info: {title: Twice, version: '1'}
                paths: {/v1/videos: {post: {responses: {}}}, /v2/videos: {post: {responses: {}}}}
                """;
        Path project = ProjectCopy.in(folder.resolve("project"), twice);

        assertThat(ProjectCopy.failure(project))
                .contains("POST /v1/videos and POST /v2/videos would both be called createVideo; give one of them");
    }

    private static String changed(String contract) {
        String part =
                "                character_timestamps:\n                  example: 1,3\n                  type: string\n";
        String property = "                  size:\n                    type: string\n                required:\n";
        String response =
                contract.substring(contract.indexOf("      responses:\n"), contract.indexOf("      security:\n"));
        assertThat(contract).contains(part, property);
        String grown = property.replace(
                "                required",
                "                  expires_at:\n                    type: integer\n                required");
        return contract.replace(part, part + "                style:\n                  type: string\n")
                .replace(property, grown)
                .replace(
                        "components:\n",
                        "  /v1/videos/{id}:\n    get:\n      parameters:\n"
                                + "        - {name: id, in: path, required: true, schema: {type: string}}\n"
                                + "        - {name: variant, in: query, schema: {type: string}}\n"
                                + response.replace(property, grown)
                                + "  /v1/voices/{id}/content:\n    get:\n      tags: [默认模块/声音]\n      parameters:\n"
                                + "        - {name: id, in: path, required: true, schema: {type: string}}\n"
                                + response.replace(property, grown)
                                + "components:\n");
    }
}
