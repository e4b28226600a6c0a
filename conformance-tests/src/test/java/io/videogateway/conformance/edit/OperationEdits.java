package io.videogateway.conformance.edit;

import io.videogateway.conformance.mutant.Fault;
import java.util.stream.Stream;

/** Edits of what can be asked, and how. */
final class OperationEdits {
    private static final String COMPONENTS = "components:\n  schemas: {}\n";
    private static final String ANSWER = "          headers: {}\n          x-apifox-name: 成功\n";
    private static final String RETRIEVED = """
              responses:
                '200':
                  description: found
                  content:
                    application/json:
                      schema: {type: object, required: [id, status], properties: {id: {type: string}, status: {type: string}}}
                      example: {id: video_1, status: completed}
            """.indent(0);

    private OperationEdits() {}

    static Stream<Edit> all() {
        return Stream.of(
                Edit.of("a new operation with a path parameter")
                        .write(
                                COMPONENTS,
                                "  /v1/videos/{id}:\n    get:\n      parameters:\n        - {name: id, in: path, required: true, schema: {type: string}}\n"
                                        + RETRIEVED.indent(4) + COMPONENTS)
                        .changes("compatible breaking: a new operation: GET /v1/videos/{id}")
                        .version("1.3.0")
                        .newRules(
                                rulesOfARead("GET /v1/videos/{id}", "state.kept", "state.same-id", "state.unknown-id"))
                        .catches(
                                Fault.without("status")
                                        .when(asked -> asked.method().equals("GET")),
                                "response.required.status@GET /v1/videos/{id}")
                        .calls("return gateway.videos().retrieveVideo(\"a/b 场\").getStatus();")
                        .sends("GET /v1/videos/a%2Fb%20%E5%9C%BA", "Authorization: Bearer " + Edit.TOKEN)
                        .reads("completed")
                        .build(),
                Edit.of("an optional query parameter")
                        .write(
                                "      parameters: []\n",
                                "      parameters:\n        - {name: trace, in: query, schema: {type: string}, example: t}\n")
                        .changes(
                                "breaking cosmetic: the client's method for POST /v1/videos takes parameters, took none",
                                "compatible breaking: a request may have the query parameter trace")
                        .version("2.0.0")
                        .newRules("serve.example.trace")
                        .catches(
                                Fault.answering(400, "{\"error\":{\"message\":\"what is trace?\"}}")
                                        .when(asked -> asked.parts().contains("private")),
                                "serve.complete")
                        .calls("return gateway.videos().createVideo(" + Edit.REQUEST + ".build(),"
                                + " Videos.CreateVideoParameters.builder().trace(\"t 1\").build()).getId();")
                        .sends(Edit.SENT.stream()
                                .map(line -> line.replace("/v1/videos", "/v1/videos?trace=t%201"))
                                .toArray(String[]::new))
                        .build(),
                Edit.of("a second tag")
                        .write(
                                COMPONENTS,
                                "  /v1/voices:\n    get:\n      tags: [默认模块/声音/Voices]\n" + RETRIEVED.indent(4)
                                        + COMPONENTS)
                        .changes("compatible breaking: a new operation: GET /v1/voices")
                        .version("1.3.0")
                        .newRules(rulesOfARead("GET /v1/voices"))
                        .catches(
                                Fault.without("id").when(asked -> asked.method().equals("GET")),
                                "response.required.id@GET /v1/voices")
                        .calls("return gateway.voices().listVoices().getId();")
                        .sends("GET /v1/voices", "Authorization: Bearer " + Edit.TOKEN)
                        .reads("video_1")
                        .build(),
                Edit.of("a new response")
                        .extend(ANSWER, """
                                '400':
                                  description: refused
                                  content:
                                    application/json:
                                      schema: {type: object, required: [error], properties: {error: {type: object, required: [message], properties: {message: {type: string}}}}}
                                      example: {error: {message: not so}}
                        """.indent(0))
                        .changes("compatible breaking: POST /v1/videos may answer 400")
                        .version("1.3.0")
                        .newRules("error.schema.400")
                        .catches(
                                Fault.answering(400, "{\"message\":\"no\"}").when(asked -> asked.lacks("prompt")),
                                "error.schema.400")
                        .calls("""
                                try {
                                    gateway.videos().createVideo(%s.build(), CallOptions.builder().header("Prefer", "code=400").build());
                                    return "served";
                                } catch (RejectedException e) {
                                    return e.bodyAs(CreateVideo400Response.SCHEMA).getError().getMessage();
                                }
                                """.formatted(Edit.REQUEST))
                        .reads("not so")
                        .build(),
                Edit.of("a new media type")
                        .write(
                                "      responses:\n",
                                "          application/json:\n            schema: {type: object, required: [model, prompt], properties: {model: {type: string, example: sora-2}, prompt: {type: string, example: p}}}\n      responses:\n")
                        .changes("compatible breaking: the body may be application/json")
                        .version("1.3.0")
                        .newRules("serve.media-type.application/json")
                        .catches(
                                PartEdits.refusing()
                                        .when(asked -> !asked.parts().isEmpty()),
                                "serve.complete")
                        .build(),
                Edit.of("a new security scheme")
                        .write(
                                "      scheme: bearer\n",
                                "      scheme: bearer\n    key: {type: apiKey, in: header, name: X-API-Key}\n")
                        .write("      security:\n        - bearer: []\n", "      security:\n        - key: []\n")
                        .changes(
                                "breaking compatible: a request may not be sent with http bearer any more",
                                "compatible breaking: a request may be sent with apiKey header X-API-Key")
                        .version("2.0.0")
                        .catches(Fault.serving(), "auth.enforced.without-token")
                        .sendsInstead("Authorization: Bearer " + Edit.TOKEN, "X-API-Key: " + Edit.TOKEN)
                        .build(),
                Edit.of("another description")
                        .write("      summary: openai 创建视频（带Character）\n", "      summary: Creates a video\n")
                        .write("          x-apifox-name: 成功\n", "          x-apifox-name: done\n")
                        .changes(
                                "cosmetic cosmetic: summary is Creates a video, was openai 创建视频（带Character）",
                                "cosmetic cosmetic: x-apifox-name is done, was 成功")
                        .version("1.2.1")
                        .catches(Fault.without("id"), "response.required.id")
                        .build());
    }

    private static String[] rulesOfARead(String operation, String... more) {
        return Stream.concat(
                        Stream.of(
                                "auth.enforced.without-token",
                                "auth.enforced.wrong-token",
                                "auth.status.without-token",
                                "auth.status.wrong-token",
                                "error.text",
                                "observe.error-envelope",
                                "observe.latency",
                                "observe.request-id",
                                "observe.undocumented-fields",
                                "observe.wrong-method",
                                "response.byte-order-mark",
                                "response.duplicate-keys",
                                "response.error-beside-body",
                                "response.error-in-success",
                                "response.json",
                                "response.media-type",
                                "response.required.id",
                                "response.required.status",
                                "response.status",
                                "response.type.id",
                                "response.type.status",
                                "response.type",
                                "serve.complete"),
                        Stream.of(more))
                .map(rule -> rule + "@" + operation)
                .toArray(String[]::new);
    }
}
