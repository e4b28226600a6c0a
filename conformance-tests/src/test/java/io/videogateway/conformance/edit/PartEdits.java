package io.videogateway.conformance.edit;

import io.videogateway.conformance.mutant.Fault;
import java.util.stream.Stream;

/** Edits of what a request has. */
final class PartEdits {
    private static final String LAST =
            "                character_timestamps:\n                  example: 1,3\n                  type: string\n";
    private static final String REQUIRED = "                - watermark\n";
    private static final String SECONDS =
            "                seconds:\n                  example: '10'\n                  type: string\n";
    private static final String STYLE =
            "                style:\n                  type: string\n                  example: anime\n";

    private static final Edit ADDED = Edit.of("an optional part added")
            .extend(LAST, STYLE)
            .changes("compatible breaking: a request may have style")
            .version("1.3.0")
            .newRules("serve.example.style")
            .catches(refusing().when(asked -> asked.parts().contains("style")), "serve.complete")
            .creates(request -> request + ".style(\"anime\")", "video.getId()")
            .sendsAlso("style=anime")
            .build();

    private static final Edit REQUIRED_PART = Edit.of("an optional part becomes required")
            .extend(REQUIRED, "                - private\n")
            .changes("breaking compatible: private is required in a request")
            .version("2.0.0")
            .newRules("reject.without.private")
            .catches(Fault.serving().when(asked -> asked.lacks("private")), "reject.without.private")
            .creates(request -> request + ".privateVideo(\"true\")", "video.getId()")
            .sendsAlso("private=true")
            .build();

    private PartEdits() {}

    static Stream<Edit> all() {
        return Stream.of(
                ADDED,
                Edit.of("an optional part removed")
                        .after(ADDED)
                        .write(STYLE, "")
                        .changes("breaking compatible: style is gone from a request")
                        .version("2.0.0")
                        .goneRules("serve.example.style")
                        .allows(refusing().when(asked -> asked.parts().contains("style")))
                        .catches(refusing().when(asked -> !asked.parts().contains("style")), "serve.complete")
                        .build(),
                Edit.of("a required part added")
                        .extend(LAST, STYLE)
                        .extend(REQUIRED, "                - style\n")
                        .changes("breaking breaking: a request must have style")
                        .version("2.0.0")
                        .newRules("reject.without.style", "serve.example.style")
                        .catches(Fault.serving().when(asked -> asked.lacks("style")), "reject.without.style")
                        .creates(request -> request + ".style(\"anime\")", "video.getId()")
                        .sendsAlso("style=anime")
                        .build(),
                Edit.of("a required part removed")
                        .write(SECONDS, "")
                        .write("                - prompt\n                - seconds\n", "                - prompt\n")
                        .changes("breaking breaking: seconds is gone from a request")
                        .version("2.0.0")
                        .goneRules("observe.echo.seconds", "reject.without.seconds", "serve.example.seconds")
                        .allows(refusing().when(asked -> asked.parts().contains("seconds")))
                        .catches(refusing().when(asked -> asked.lacks("seconds")), "serve.complete")
                        .creates(request -> request.replace(".seconds(\"10\")", ""), "video.getSeconds()")
                        .sendsNo("seconds=10")
                        .reads("10")
                        .build(),
                Edit.of("a required part renamed")
                        .write(SECONDS, SECONDS.replace("seconds", "duration"))
                        .write(
                                "                - prompt\n                - seconds\n",
                                "                - prompt\n                - duration\n")
                        .changes(
                                "breaking breaking: a request must have duration",
                                "breaking breaking: seconds is gone from a request")
                        .version("2.0.0")
                        .newRules("reject.without.duration", "serve.example.duration")
                        .goneRules("observe.echo.seconds", "reject.without.seconds", "serve.example.seconds")
                        .catches(refusing().when(asked -> asked.lacks("seconds")), "serve.complete")
                        .creates(request -> request.replace(".seconds(", ".duration("), "video.getId()")
                        .sendsInstead("seconds=10", "duration=10")
                        .build(),
                REQUIRED_PART,
                Edit.of("a required part becomes optional")
                        .after(REQUIRED_PART)
                        .write("                - private\n", "")
                        .changes("compatible breaking: private is optional in a request")
                        .version("1.3.0")
                        .goneRules("reject.without.private")
                        .catches(refusing().when(asked -> asked.lacks("private")), "serve.required-only")
                        .build(),
                Edit.of("a part of another type")
                        .write(
                                SECONDS,
                                SECONDS.replace("type: string", "type: integer").replace("'10'", "10"))
                        .changes("breaking breaking: seconds is integer, was string")
                        .version("2.0.0")
                        .catches(refusing().when(asked -> !asked.lacks("seconds")), "serve.required-only")
                        .creates(request -> request.replace(".seconds(\"10\")", ".seconds(10L)"), "video.getId()")
                        .build(),
                Edit.of("a part of a few words")
                        .write(
                                "                  example: 16x9\n                  type: string\n",
                                "                  example: 16x9\n                  type: string\n                  enum: [16x9, 9x16]\n")
                        .changes("breaking compatible: size must be one of 16x9, 9x16")
                        .version("2.0.0")
                        .catches(refusing().when(asked -> !asked.lacks("size")), "serve.complete")
                        .build(),
                Edit.of("a part that is an array")
                        .extend(
                                LAST,
                                "                tags:\n                  type: array\n                  items: {type: string}\n                  example: [a, b]\n")
                        .changes("compatible breaking: a request may have tags")
                        .version("1.3.0")
                        .newRules("serve.example.tags")
                        .catches(refusing().when(asked -> asked.parts().contains("tags")), "serve.complete")
                        .creates(
                                request -> request + ".tags(java.util.Arrays.asList(\"a\", \"b\"))",
                                "video.getObject()")
                        .sendsAlso("tags=a", "tags=b")
                        .reads("video")
                        .refusedByPrism()
                        .build(),
                Edit.of("a part that is an object")
                        .extend(
                                LAST,
                                "                camera:\n                  type: object\n                  required: [move]\n                  properties: {move: {type: string}, speed: {type: number}}\n                  example: {move: pan, speed: 0.5}\n")
                        .changes("compatible breaking: a request may have camera")
                        .version("1.3.0")
                        .newRules("serve.example.camera")
                        .catches(refusing().when(asked -> asked.parts().contains("camera")), "serve.complete")
                        .creates(
                                request -> request
                                        + ".camera(CreateVideoRequestCamera.builder().move(\"pan\").speed(new java.math.BigDecimal(\"0.5\")).build())",
                                "video.getObject()")
                        .sendsAlso("camera={\"move\":\"pan\",\"speed\":0.5} (application/json)")
                        .reads("video")
                        .refusedByPrism()
                        .build());
    }

    static Fault refusing() {
        return Fault.answering(
                400,
                "{\"error\":{\"message\":\"not so\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"no\"}}");
    }
}
