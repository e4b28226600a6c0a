package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations get the names that the field would give them, or those that codegen.yaml gives; what clashes is refused. */
class NamesTest {
    private static final String NAMED = """
            openapi: 3.0.3
            info: {title: Named, version: '1'}
            paths:
              /v1/videos:
                get: {responses: {}}
                post: {operationId: make_a_video, responses: {}}
              /v1/videos/{id}:
                get: {responses: {}}
                delete: {responses: {}}
                patch: {responses: {}}
              /v1/videos/{id}/content:
                get: {responses: {}}
              /v1/videos/{id}/remix:
                post: {tags: [默认模块/视频], responses: {}}
              /v1/voices/{id}:
                get: {tags: [audio/Voice Samples], responses: {}}
            """;

    /** Paths of this field, each with the name that a reader expects. */
    private static final Map<String, String> OF_THE_FIELD = Map.ofEntries(
            Map.entry("POST /v1/video", "Video.createVideo"),
            Map.entry("DELETE /v1/videos", "Videos.deleteVideos"),
            Map.entry("POST /v1/videos/generations", "Videos.createVideoGeneration"),
            Map.entry("POST /v1/videos/search", "Videos.searchVideos"),
            Map.entry("POST /v1/videos/{id}/upscale", "Videos.upscaleVideo"),
            Map.entry("POST /v1/videos/{id}/thumbnail", "Videos.createVideoThumbnail"),
            Map.entry("PUT /v1/videos/{id}/metadata", "Videos.replaceVideoMetadata"),
            Map.entry("GET /v1/video/generations/{task_id}", "Video.retrieveVideoGeneration"),
            Map.entry("GET /v1/video/query", "Video.queryVideo"),
            Map.entry("POST /v1/chat/completions", "Chat.createChatCompletion"),
            Map.entry("POST /v1/images/edits", "Images.createImageEdit"),
            Map.entry("POST /v1/audio/speech", "Audio.createAudioSpeech"),
            Map.entry("POST /v1/tts", "Tts.createTts"),
            Map.entry("POST /v1/rerank", "Rerank.rerank"),
            Map.entry("GET /v1/models", "Models.listModels"),
            Map.entry("GET /v1/models/{model}", "Models.retrieveModel"),
            Map.entry("POST /v1beta/models/{model}:generateContent", "Models.generateContent"),
            Map.entry("POST /v2/tasks/{task_id}:cancel", "Tasks.cancelTask"),
            Map.entry("POST /v1/uploads/{upload_id}/complete", "Uploads.completeUpload"),
            Map.entry("POST /v1/uploads/{upload_id}/parts", "Uploads.createUploadPart"),
            Map.entry("GET /v1/files/retrieve", "Files.retrieveFile"),
            Map.entry("GET /v1/batches/{id}", "Batches.retrieveBatch"),
            Map.entry("POST /kling/v1/videos/text2video", "Kling.createKlingVideoText2video"),
            Map.entry("POST /suno/submit/music", "Suno.submitSunoMusic"),
            Map.entry("GET /suno/fetch/{id}", "Suno.fetchSuno"),
            Map.entry("POST /mj/submit/upload-discord-images", "Mj.uploadDiscordImages"),
            Map.entry("GET /mj/task/{id}/fetch", "Mj.fetchMjTask"),
            Map.entry("POST /api/v3/contents/generations/tasks", "Contents.createContentGenerationTask"),
            Map.entry("GET /api/v3/contents/generations/tasks", "Contents.listContentGenerationTasks"),
            Map.entry("POST /v1/threads/{id}/runs/{run}/submit_tool_outputs", "Threads.submitToolOutputs"),
            Map.entry("GET /v1/account/balance", "Account.retrieveAccountBalance"),
            Map.entry("GET /v1/movies/{id}", "Movies.retrieveMovie"),
            Map.entry("GET /health", "Health.retrieveHealth"),
            Map.entry("GET /", "Root.retrieveRoot"));

    @TempDir
    private Path folder;

    @Test
    void eachOperationIsNamedByItselfAlone() throws Exception {
        assertThat(names(NAMED, "names: {}"))
                .containsExactly(
                        Map.entry("GET /v1/videos", "Videos.listVideos"),
                        Map.entry("POST /v1/videos", "Videos.makeAVideo"),
                        Map.entry("GET /v1/videos/{id}", "Videos.retrieveVideo"),
                        Map.entry("DELETE /v1/videos/{id}", "Videos.deleteVideo"),
                        Map.entry("PATCH /v1/videos/{id}", "Videos.updateVideo"),
                        Map.entry("GET /v1/videos/{id}/content", "Videos.downloadVideoContent"),
                        Map.entry("POST /v1/videos/{id}/remix", "Videos.remixVideo"),
                        Map.entry("GET /v1/voices/{id}", "VoiceSamples.retrieveVoice"));
    }

    /** A name that neither Java nor Retrofit can have gets another, which is not that of its neighbour. */
    @Test
    void oddParametersStayApart() throws Exception {
        String contract = """
                openapi: 3.0.3
                info: {title: Odd, version: '1'}
                paths:
                  /v1/videos/{画}/{value1}:
                    get:
                      parameters:
                        - {name: 画, in: path, required: true, schema: {type: string}}
                        - {name: value1, in: path, required: true, schema: {type: string}}
                        - {name: a→b, in: query, schema: {type: string}}
                        - {name: a←b, in: query, schema: {type: string}}
                      responses: {}
                """;

        JsonNode operation =
                new ContractStep(folder).prepared(contract, "names: {}").at("/paths/~1v1~1videos~1{画}~1{value1}/get");

        assertThat(operation.path("x-plain-path").asText()).isEqualTo("\"v1/videos/{value2}/{value1}\"");
        JsonNode names = new ObjectMapper()
                .readTree(folder.resolve("codegen.json").toFile())
                .path("parameterNameMappings");
        assertThat(List.of(names.path("a→b").asText(), names.path("a←b").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void aPathOfTheFieldReadsAsTheFieldWouldSay() throws Exception {
        StringBuilder contract = new StringBuilder("openapi: 3.0.3\ninfo: {title: Field, version: '1'}\npaths:\n");
        Map<String, String> methods = new LinkedHashMap<>();
        for (String place : OF_THE_FIELD.keySet()) {
            String[] words = place.split(" ", -1);
            methods.merge(words[1], words[0].toLowerCase(Locale.ROOT) + ": {responses: {}}", (a, b) -> a + ", " + b);
        }
        methods.forEach((path, operations) -> contract.append("  '")
                .append(path)
                .append("': {")
                .append(operations)
                .append("}\n"));

        assertThat(names(contract.toString(), "names: {}")).containsExactlyInAnyOrderEntriesOf(OF_THE_FIELD);
    }

    /** What stands in the client already, whatever the contract, is no name of a group or a method. */
    @Test
    void noGroupHidesWhatTheClientIsMadeOf() throws Exception {
        String contract = """
                openapi: 3.0.3
                info: {title: Groups, version: '1'}
                paths:
                  /a: {get: {tags: [upload], operationId: hash code, responses: {}}}
                  /b: {get: {tags: [List], operationId: import, responses: {}}}
                  /c: {get: {tags: [Close], operationId: getClass, responses: {}}}
                  /d: {get: {tags: [Videos API], operationId: d, responses: {}}}
                  /e: {get: {tags: [Api], operationId: e, responses: {}}}
                """;

        assertThat(names(contract, "names: {'GET /e': builder.make}"))
                .containsExactly(
                        Map.entry("GET /a", "UploadGroup.callHashCode"),
                        Map.entry("GET /b", "ListGroup.callImport"),
                        Map.entry("GET /c", "CloseGroup.callGetClass"),
                        Map.entry("GET /d", "Videos.d"),
                        Map.entry("GET /e", "BuilderGroup.make"));
    }

    @Test
    void aNameOfOnesOwnGoesBeforeThat() throws Exception {
        assertThat(names(NAMED, "names: {'POST /v1/videos/{id}/remix': remixes.createRemix}"))
                .containsEntry("POST /v1/videos/{id}/remix", "Remixes.createRemix")
                .containsEntry("GET /v1/videos/{id}", "Videos.retrieveVideo");
    }

    @Test
    void whatClashesOrNamesNothingIsRefusedInASentence() throws Exception {
        String twice = """
                openapi: 3.0.3
                info: {title: Twice, version: '1'}
                paths:
                  /v1/videos: {post: {responses: {}}}
                  /v2/videos: {post: {responses: {}}}
                """;

        assertThat(refusal(twice, "names: {}"))
                .contains(
                        "POST /v1/videos and POST /v2/videos would both be called createVideo; give one of them a name of"
                                + " its own in openapi/codegen.yaml, under names, such as");
        assertThat(refusal(NAMED, "names: {'POST /v1/image': videos.createVideo}"))
                .contains("openapi/codegen.yaml names POST /v1/image, and the contract has no such operation");
        assertThat(refusal(NAMED, "names: {'POST /v1/videos': createVideo}"))
                .contains(
                        "the name of POST /v1/videos in openapi/codegen.yaml, \"createVideo\", is not a group and a method"
                                + " such as videos.createVideo");
        assertThat(refusal(NAMED, "names: {'POST /v1/videos': videos.class}"))
                .contains("\"videos.class\", is not a group and a method");
    }

    private Map<String, String> names(String contract, String codegen) throws Exception {
        JsonNode named = new ContractStep(folder).prepared(contract, codegen);
        Map<String, String> names = new LinkedHashMap<>();
        named.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> names.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue().at("/tags/0").asText() + "."
                                        + operation
                                                .getValue()
                                                .path("operationId")
                                                .asText())));
        return names;
    }

    private String refusal(String contract, String codegen) throws Exception {
        return new ContractStep(folder).refusal(contract, codegen);
    }
}
