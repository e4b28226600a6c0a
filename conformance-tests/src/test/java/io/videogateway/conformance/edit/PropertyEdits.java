package io.videogateway.conformance.edit;

import io.videogateway.conformance.mutant.Fault;
import java.util.stream.Stream;

/** Edits of what an answer has. */
final class PropertyEdits {
    private static final String SIZE =
            "                  size:\n                    type: string\n                required:\n";
    private static final String REQUIRED =
            "                  - seconds\n                  - size\n                x-apifox-orders:\n";
    private static final String EXAMPLE = "                size: 1280x720\n";

    private static final Edit ADDED = property(
                    "an optional property added", "expires_at", "type: integer", "1762326618999")
            .changes(
                    "compatible compatible: an answer may have expires_at",
                    "cosmetic cosmetic: expires_at is new: 1762326618999")
            .version("1.3.0")
            .newRules("response.type.expires_at")
            .catches(Fault.with("expires_at", "\"soon\""), "response.type.expires_at")
            .creates(request -> request, "String.valueOf(video.getExpiresAt())")
            .reads("1762326618999")
            .build();

    private static final Edit OPTIONAL = Edit.of("a required property becomes optional")
            .write(
                    "                  - progress\n                  - created_at\n                  - seconds\n                  - size\n                x-",
                    "                  - created_at\n                  - seconds\n                  - size\n                x-")
            .changes("breaking compatible: progress is optional in an answer")
            .version("2.0.0")
            .goneRules("response.required.progress")
            .allows(Fault.without("progress"))
            .catches(Fault.with("progress", "\"0%\""), "response.type.progress")
            .creates(request -> request, "String.valueOf(video.getProgress())")
            .reads("0")
            .build();

    private PropertyEdits() {}

    static Stream<Edit> all() {
        return Stream.of(
                ADDED,
                Edit.of("an optional property removed")
                        .after(ADDED)
                        .write("                  expires_at:\n                    type: integer\n", "")
                        .write("                expires_at: 1762326618999\n", "")
                        .changes(
                                "breaking compatible: expires_at is gone from an answer",
                                "cosmetic cosmetic: expires_at is gone: 1762326618999")
                        .version("2.0.0")
                        .goneRules("response.type.expires_at")
                        .allows(Fault.with("expires_at", "\"soon\""))
                        .catches(Fault.without("id"), "response.required.id")
                        .creates(request -> request, "String.valueOf(video.properties().get(\"expires_at\"))")
                        .reads("null")
                        .build(),
                property("a required property added", "expires_at", "type: integer", "1762326618999")
                        .write(
                                REQUIRED,
                                REQUIRED.replace(
                                        "                x-", "                  - expires_at\n                x-"))
                        .changes(
                                "compatible breaking: an answer must have expires_at",
                                "cosmetic cosmetic: expires_at is new: 1762326618999")
                        .version("1.3.0")
                        .newRules("response.required.expires_at", "response.type.expires_at")
                        .catches(Fault.without("expires_at"), "response.required.expires_at")
                        .creates(request -> request, "String.valueOf(video.getExpiresAt())")
                        .reads("1762326618999")
                        .build(),
                Edit.of("a required property removed")
                        .write(SIZE, "                required:\n")
                        .write(REQUIRED, REQUIRED.replace("                  - size\n", ""))
                        .write(EXAMPLE, "")
                        .changes(
                                "breaking compatible: size is gone from an answer",
                                "cosmetic cosmetic: size is gone: 1280x720")
                        .version("2.0.0")
                        .goneRules(
                                "dialect.not-empty.size",
                                "observe.echo.size",
                                "response.required.size",
                                "response.type.size")
                        .allows(Fault.with("size", "1280"))
                        .catches(Fault.without("seconds"), "response.required.seconds")
                        .creates(request -> request, "video.getSeconds()")
                        .reads("10")
                        .build(),
                Edit.of("a required property renamed")
                        .write(SIZE, SIZE.replace("size", "resolution"))
                        .write(REQUIRED, REQUIRED.replace("- size", "- resolution"))
                        .write(EXAMPLE, EXAMPLE.replace("size", "resolution"))
                        .changes(
                                "breaking compatible: size is gone from an answer",
                                "compatible breaking: an answer must have resolution",
                                "cosmetic cosmetic: size is gone: 1280x720",
                                "cosmetic cosmetic: resolution is new: 1280x720")
                        .version("2.0.0")
                        .newRules(
                                "dialect.not-empty.resolution",
                                "response.required.resolution",
                                "response.type.resolution")
                        .goneRules(
                                "dialect.not-empty.size",
                                "observe.echo.size",
                                "response.required.size",
                                "response.type.size")
                        .catches(
                                Fault.without("resolution").and(Fault.with("size", "\"1280x720\"")),
                                "response.required.resolution")
                        .creates(request -> request, "video.getResolution()")
                        .reads("1280x720")
                        .build(),
                OPTIONAL,
                Edit.of("an optional property becomes required")
                        .after(OPTIONAL)
                        .write(
                                "                  - created_at\n                  - seconds\n                  - size\n                x-",
                                "                  - progress\n                  - created_at\n                  - seconds\n                  - size\n                x-")
                        .changes("compatible breaking: progress is required in an answer")
                        .version("1.3.0")
                        .newRules("response.required.progress")
                        .catches(Fault.without("progress"), "response.required.progress")
                        .creates(request -> request, "String.valueOf(video.getProgress())")
                        .reads("0")
                        .build(),
                Edit.of("a property of another type")
                        .write(
                                "                  progress:\n                    type: integer\n",
                                "                  progress:\n                    type: number\n")
                        .write("                progress: 0\n", "                progress: 12.5\n")
                        .changes(
                                "breaking compatible: progress is number, was integer",
                                "cosmetic cosmetic: progress is 12.5, was 0")
                        .version("2.0.0")
                        .allows(Fault.with("progress", "0.5"))
                        .catches(Fault.with("progress", "\"50%\""), "response.type.progress")
                        .creates(request -> request, "String.valueOf(video.getProgress())")
                        .reads("12.5")
                        .build(),
                Edit.of("a property of a few words")
                        .write(
                                "                  status:\n                    type: string\n",
                                "                  status:\n                    type: string\n                    enum: [queued, in_progress, completed, failed]\n")
                        .changes("compatible breaking: status must be one of queued, in_progress, completed, failed")
                        .version("1.3.0")
                        .goneRules("dialect.status")
                        .catches(Fault.with("status", "\"submitted\""), "response.type.status")
                        .creates(request -> request, "String.valueOf(video.getStatus())")
                        .reads("queued")
                        .build(),
                property(
                                "a property that is an object",
                                "failure",
                                "{type: object, required: [code], properties: {code: {type: string}, at: {type: integer}}}",
                                "{code: blocked, at: 7}")
                        .changes(
                                "compatible compatible: an answer may have failure",
                                "cosmetic cosmetic: failure is new")
                        .version("1.3.0")
                        .newRules(
                                "response.required.failure.code",
                                "response.type.failure",
                                "response.type.failure.at",
                                "response.type.failure.code")
                        .catches(Fault.with("failure", "{\"at\":7}"), "response.required.failure.code")
                        .creates(
                                request -> request, "video.getFailure().getCode() + \" \" + video.getFailure().getAt()")
                        .reads("blocked 7")
                        .build(),
                property(
                                "a property that is an array",
                                "urls",
                                "{type: array, items: {type: string}}",
                                "['https://a.example/1', 'https://a.example/2']")
                        .changes("compatible compatible: an answer may have urls", "cosmetic cosmetic: urls is new")
                        .version("1.3.0")
                        .newRules("response.type.urls", "response.type.urls[]")
                        .catches(Fault.with("urls", "\"https://a.example/1\""), "response.type.urls")
                        .creates(request -> request, "String.join(\" \", video.getUrls())")
                        .reads("https://a.example/1 https://a.example/2")
                        .build());
    }

    private static Edit.Builder property(String edit, String name, String schema, String example) {
        boolean flow = schema.startsWith("{");
        return Edit.of(edit)
                .write(
                        SIZE,
                        SIZE.replace(
                                "                required:\n",
                                "                  " + name + ":" + (flow ? " " : "\n                    ") + schema
                                        + "\n                required:\n"))
                .extend(EXAMPLE, "                " + name + ": " + example + "\n");
    }
}
