package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.with;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.util.stream.Stream;

/** Video objects that keep the contract and surprise those who know the official API. */
final class DialectMutants {
    private DialectMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(words(), numbers(), times(), empty(), ids()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> words() {
        Stream<Mutant> statuses = Stream.of(
                        "submitted", "pending", "processing", "running", "NOT_START", "SUCCESS", "unknown", "done")
                .map(word -> mutant("status-" + slug(word), "status is " + word, with("status", "\"" + word + "\""))
                        .seenAt("relays")
                        .breaks("dialect.status"));
        return Stream.concat(
                statuses,
                Stream.of(
                        mutant("status-upper-case", "status is QUEUED", with("status", "\"QUEUED\""))
                                .breaks("dialect.status"),
                        mutant("status-hyphen", "status is in-progress", with("status", "\"in-progress\""))
                                .breaks("dialect.status"),
                        mutant("object-task", "object is task", with("object", "\"task\""))
                                .seenAt("relay documents")
                                .breaks("dialect.object"),
                        mutant(
                                        "object-generation",
                                        "object is video.generation",
                                        with("object", "\"video.generation\""))
                                .breaks("dialect.object")));
    }

    private static Stream<Mutant> numbers() {
        return Stream.of(
                mutant("progress-negative", "progress is -1", with("progress", "-1"))
                        .breaks("dialect.progress"),
                mutant("progress-101", "progress is 101", with("progress", "101"))
                        .breaks("dialect.progress"),
                mutant("progress-per-mille", "progress is 1000", with("progress", "1000"))
                        .breaks("dialect.progress"));
    }

    private static Stream<Mutant> times() {
        return Stream.of(
                mutant("milliseconds", "created_at is in milliseconds", with("created_at", "1795348800123"))
                        .seenAt("relay documents")
                        .breaks("dialect.created-at-in-seconds"),
                mutant("microseconds", "created_at is in microseconds", with("created_at", "1795348800123456"))
                        .breaks("dialect.created-at-in-seconds"),
                mutant("nanoseconds", "created_at is in nanoseconds", with("created_at", "1795348800123456789"))
                        .breaks("dialect.created-at-in-seconds"),
                mutant("copied-time", "created_at is the contract's example", with("created_at", "1762326617"))
                        .breaks("dialect.created-at-is-now"),
                mutant(
                                "copied-milliseconds",
                                "created_at is the contract's example in milliseconds",
                                with("created_at", "1762326617000"))
                        .breaks("dialect.created-at-in-seconds", "dialect.created-at-is-now"),
                mutant("no-time", "created_at is 0", with("created_at", "0")).breaks("dialect.created-at-is-now"),
                mutant("negative-time", "created_at is -1", with("created_at", "-1"))
                        .breaks("dialect.created-at-is-now"),
                mutant("yesterday", "created_at is two days ago", with("created_at", "1795176000"))
                        .breaks("dialect.created-at-is-now"),
                mutant("tomorrow", "created_at is two days ahead", with("created_at", "1795521600"))
                        .breaks("dialect.created-at-is-now"));
    }

    private static Stream<Mutant> empty() {
        return Stream.concat(
                Stream.of("id", "object", "model", "status", "seconds", "size")
                        .map(name -> mutant("empty-" + name, name + " is empty", with(name, "\"\""))
                                .seenAt(name.equals("object") || name.equals("model") ? "new-api" : "")
                                .breaks("dialect.not-empty." + name)),
                Stream.of(mutant("blank-model", "model is a blank", with("model", "\" \""))
                        .breaks("dialect.not-empty.model")));
    }

    private static Stream<Mutant> ids() {
        return Stream.of(mutant("one-id", "every create gives one and the same id", with("id", "\"video_1\""))
                .breaks("dialect.distinct-ids"));
    }

    private static String slug(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
