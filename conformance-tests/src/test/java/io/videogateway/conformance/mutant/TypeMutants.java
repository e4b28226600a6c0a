package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.with;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.util.Set;
import java.util.stream.Stream;

/** Values of another type than the contract's. */
final class TypeMutants {
    private TypeMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(nulls(), manyNulls(), texts(), integers()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> nulls() {
        Set<String> relays = Set.of("seconds", "size");
        Set<String> certain = Set.of("id", "object", "status");
        return Promised.PROPERTIES.keySet().stream()
                .map(name -> typed(
                                mistyped(name), name, Promised.notAllowed(name).toString())
                        .seenAt(relays.contains(name) ? "relay documents" : certain.contains(name) ? "" : "LiteLLM")
                        .breaks("response.type." + name));
    }

    private static String mistyped(String name) {
        return (Promised.notAllowed(name).isNull() ? "null-" : "mistyped-") + name;
    }

    private static Stream<Mutant> manyNulls() {
        return Stream.of(mutant(
                        "null-but-certain",
                        "all is null but id, object and status",
                        Fault.inBody(body -> body.putNull("model")
                                .putNull("progress")
                                .putNull("created_at")
                                .putNull("seconds")
                                .putNull("size")))
                .seenAt("LiteLLM")
                .breaks(
                        "response.type.progress",
                        "response.type.model",
                        "response.type.created_at",
                        "response.type.seconds",
                        "response.type.size"));
    }

    private static Stream<Mutant> texts() {
        return Stream.of(
                typed("id-number", "id", "4711").breaks("response.type.id"),
                typed("id-object", "id", "{\"$oid\":\"65\"}").breaks("response.type.id"),
                typed("object-array", "object", "[\"video\"]").breaks("response.type.object"),
                typed("object-true", "object", "true").breaks("response.type.object"),
                typed("model-object", "model", "{\"id\":\"sora-2\"}").breaks("response.type.model"),
                typed("status-number", "status", "0").breaks("response.type.status"),
                typed("status-false", "status", "false").breaks("response.type.status"),
                typed("status-object", "status", "{\"state\":\"queued\"}").breaks("response.type.status"),
                typed("seconds-number", "seconds", "10").breaks("response.type.seconds"),
                typed("seconds-float", "seconds", "10.5").breaks("response.type.seconds"),
                typed("size-object", "size", "{\"width\":1280,\"height\":720}").breaks("response.type.size"),
                typed("size-empty-object", "size", "{}").breaks("response.type.size"),
                typed("size-array", "size", "[1280,720]").breaks("response.type.size"));
    }

    private static Stream<Mutant> integers() {
        return Stream.of(
                typed("progress-text", "progress", "\"0\"").breaks("response.type.progress"),
                typed("progress-per-cent", "progress", "\"100%\"")
                        .seenAt("a later regression of new-api")
                        .breaks("response.type.progress"),
                typed("progress-float", "progress", "0.5").seenAt("Bifrost").breaks("response.type.progress"),
                typed("progress-decimals", "progress", "50.0").seenAt("Bifrost").breaks("response.type.progress"),
                typed("progress-exponent", "progress", "1e1").breaks("response.type.progress"),
                typed("progress-true", "progress", "true").breaks("response.type.progress"),
                typed("progress-object", "progress", "{\"percent\":0}").breaks("response.type.progress"),
                typed("progress-array", "progress", "[0,100]").breaks("response.type.progress"),
                typed("created-at-text", "created_at", "\"1795348800\"").breaks("response.type.created_at"),
                typed("created-at-date", "created_at", "\"2026-11-22T12:00:00Z\"")
                        .breaks("response.type.created_at"),
                typed("created-at-float", "created_at", "1795348800.123").breaks("response.type.created_at"),
                typed("created-at-huge", "created_at", "1e999999999").breaks("response.type.created_at"),
                typed("created-at-object", "created_at", "{\"seconds\":1795348800}")
                        .breaks("response.type.created_at"),
                typed("created-at-false", "created_at", "false").breaks("response.type.created_at"));
    }

    private static Mutant.Row typed(String mutant, String property, String json) {
        return mutant(mutant, property + " is " + json, with(property, json));
    }
}
