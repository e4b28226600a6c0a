package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Fault.inSuccess;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.util.stream.Stream;

/** Successes under another status or another media type than the contract's. */
final class StatusMutants {
    private static final String PAGE = "<!doctype html><html><head><title>New API</title></head><body></body></html>";

    private StatusMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(statuses(), mediaTypes(), pages()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> statuses() {
        return Stream.concat(
                Stream.of(201, 202, 203, 206, 299)
                        .map(status -> mutant(
                                        "status-" + status,
                                        "a created job is answered with " + status,
                                        inSuccess(builder -> builder.code(status)))
                                .breaks("response.status")),
                Stream.of(
                        mutant(
                                        "no-content",
                                        "a created job is answered with 204 and no body",
                                        inSuccess(builder -> builder.clearHeaders()
                                                .body("")
                                                .code(204)
                                                .removeHeader("Content-Length")))
                                .breaks("response.status"),
                        mutant(
                                        "status-202-without-optional-parts",
                                        "a request without optional parts is answered with 202",
                                        inSuccess(builder -> builder.code(202)).when(Asked::isRequiredOnly))
                                .breaks("response.status")));
    }

    private static Stream<Mutant> mediaTypes() {
        return Stream.concat(
                Stream.of(
                                "text/plain",
                                "text/json",
                                "text/html; charset=utf-8",
                                "application/octet-stream",
                                "application/problem+json",
                                "application/x-ndjson",
                                "text/event-stream",
                                "json")
                        .map(type -> mutant(
                                        "media-type-"
                                                + type.replaceAll("; .*", "").replaceAll("[^a-z]+", "-"),
                                        "the video object is sent as " + type,
                                        inSuccess(builder -> builder.setHeader("Content-Type", type)))
                                .breaks("response.media-type")),
                Stream.of(
                        mutant(
                                        "no-media-type",
                                        "the video object is sent without Content-Type",
                                        inSuccess(builder -> builder.removeHeader("Content-Type")))
                                .breaks("response.media-type"),
                        mutant(
                                        "media-type-without-optional-parts",
                                        "the answer is text/plain where no optional part was sent",
                                        inSuccess(builder -> builder.setHeader("Content-Type", "text/plain"))
                                                .when(Asked::isRequiredOnly))
                                .breaks("response.media-type")));
    }

    private static Stream<Mutant> pages() {
        return Stream.of(
                mutant(
                                "page-for-everything",
                                "every request is answered with 200 and an HTML page",
                                answering(200, "text/html; charset=utf-8", PAGE))
                        .seenAt("one-api, on paths outside of /v1")
                        .breaks("response.media-type", "response.json"),
                mutant(
                                "page-for-creates",
                                "a create is answered with 200 and an HTML page",
                                answering(200, "text/html", PAGE).when(Asked::isAllowed))
                        .breaks("response.media-type", "response.json"));
    }
}
