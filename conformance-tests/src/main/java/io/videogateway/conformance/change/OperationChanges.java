package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.change.Side.Range;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.RequestBody;
import io.videogateway.conformance.contract.ResponseSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what changed in what the operations of a contract take and answer. */
final class OperationChanges {
    private final Contract before;
    private final Contract after;
    private final ChangeList found;
    private final Versions versions;
    private final SchemaChanges schemas;
    private final ParameterChanges parameters;
    private final AccessChanges access;

    OperationChanges(Contract before, Contract after, ChangeList found) {
        this.before = before;
        this.after = after;
        this.found = found;
        this.versions = new Versions(before, after, found);
        this.schemas = new SchemaChanges(before, after, found);
        this.parameters = new ParameterChanges(versions, schemas);
        this.access = new AccessChanges(versions);
    }

    void compare() {
        // What a path calls its parameters is no matter of the wire.
        Map<String, Operation> was = Versions.byKey(before.operations(), OperationChanges::wireKey);
        Map<String, Operation> is = Versions.byKey(after.operations(), OperationChanges::wireKey);
        is.forEach((key, now) -> {
            Operation old = was.get(key);
            if (old == null) {
                found.add(Effect.COMPATIBLE, Effect.BREAKING, place(now), "a new operation: " + now.key());
            } else {
                compare(old, now);
            }
        });
        was.forEach((key, old) -> {
            if (!is.containsKey(key)) {
                found.add(Effect.BREAKING, Effect.COMPATIBLE, place(old), old.key() + " is gone");
            }
        });
        versions.compareWhole("/webhooks", JsonPointer.compile("/webhooks"), JsonPointer.compile("/webhooks"));
    }

    private static String wireKey(Operation operation) {
        return ParameterChanges.TEMPLATE.matcher(operation.key()).replaceAll("{}");
    }

    /** Where the operation stands, or the reference to it. */
    private static JsonPointer place(Operation operation) {
        return JsonPointer.compile("/paths")
                .appendProperty(operation.path())
                .appendProperty(operation.clause().last().getMatchingProperty());
    }

    private void compare(Operation old, Operation now) {
        if (!old.path().equals(now.path())) {
            found.add(
                    Effect.BREAKING,
                    Effect.COSMETIC,
                    now.clause().head(),
                    old.path() + " is called " + now.path(),
                    old.clause().head());
        }
        compareNames(old, now);
        versions.compareFlag(old.clause(), now.clause(), "deprecated", now.key());
        parameters.compare(old, now);
        compareBody(old, now);
        compareAnswers(old, now);
        access.compare(old, now);
        versions.compareWhole(
                "what " + now.key() + " calls back",
                old.clause().appendProperty("callbacks"),
                now.clause().appendProperty("callbacks"));
    }

    /** The client calls its methods and facades by these, where openapi/codegen.yaml says nothing else. */
    private void compareNames(Operation old, Operation now) {
        JsonNode wasId = before.at(old.clause()).path("operationId");
        JsonNode isId = after.at(now.clause()).path("operationId");
        if (!wasId.equals(isId)) {
            found.add(
                    Effect.BREAKING,
                    Effect.COSMETIC,
                    now.clause().appendProperty("operationId"),
                    now.key() + " is called " + name(isId) + ", was called " + name(wasId));
        }
        Set<String> wasTags = Versions.texts(before.at(old.clause()).path("tags"));
        Set<String> isTags = Versions.texts(after.at(now.clause()).path("tags"));
        if (!wasTags.equals(isTags)) {
            found.add(
                    isTags.containsAll(wasTags) && !wasTags.isEmpty() ? Effect.COMPATIBLE : Effect.BREAKING,
                    Effect.COSMETIC,
                    now.clause().appendProperty("tags"),
                    now.key() + " has the tags " + tags(isTags) + ", had " + tags(wasTags));
        }
    }

    private static String name(JsonNode node) {
        return node.isMissingNode() ? "nothing" : Show.value(node);
    }

    private static String tags(Set<String> tags) {
        return tags.isEmpty() ? "none" : String.join(", ", tags);
    }

    private void compareBody(Operation old, Operation now) {
        Optional<RequestBody> was = old.body();
        Optional<RequestBody> is = now.body();
        if (was.isEmpty() && is.isPresent()) {
            if (!is.get().required()) {
                found.add(
                        Effect.BREAKING,
                        Effect.COSMETIC,
                        is.get().clause(),
                        "the client's method for " + now.key() + " takes a body, took none");
            }
            Side.REQUEST.added(
                    found,
                    is.get().required(),
                    is.get().clause(),
                    "a body",
                    now.clause().appendProperty("requestBody"));
        } else if (was.isPresent() && is.isEmpty()) {
            Side.REQUEST.removed(
                    found,
                    was.get().required(),
                    was.get().clause(),
                    "the body",
                    old.clause().appendProperty("requestBody"));
        } else if (was.isPresent() && is.isPresent()) {
            if (was.get().required() != is.get().required()) {
                Side.REQUEST.required(
                        found, is.get().required(), is.get().clause().appendProperty("required"), "the body");
            }
            compareContent(was.get().content(), is.get().content(), Side.REQUEST, "the body");
        }
    }

    private void compareContent(List<MediaType> old, List<MediaType> now, Side side, String subject) {
        Map<String, MediaType> was = Versions.byKey(old, media -> MediaType.essence(media.name()));
        Map<String, MediaType> is = Versions.byKey(now, media -> MediaType.essence(media.name()));
        is.forEach((key, media) -> {
            if (was.containsKey(key)) {
                compare(was.get(key), media, side, subject);
            } else {
                // What nobody promised before, no client has a type for.
                Range range = was.isEmpty() ? Range.REPLACED : Range.WIDENED;
                found.add(side, range, media.clause(), subject + " may be " + media.name());
            }
        });
        was.forEach((key, media) -> {
            if (!is.containsKey(key)) {
                Range range = is.isEmpty() ? Range.WIDENED : Range.NARROWED;
                found.add(side, range, media.clause(), subject + " may not be " + media.name() + " any more");
            }
        });
    }

    private void compare(MediaType old, MediaType now, Side side, String subject) {
        if (old.schema().isPresent() && now.schema().isPresent()) {
            schemas.compare(old.schema().get(), now.schema().get(), side, subject);
        } else {
            versions.compareWhole(
                    "the schema of " + subject,
                    old.clause().appendProperty("schema"),
                    now.clause().appendProperty("schema"));
        }
        Set<String> parts = new LinkedHashSet<>();
        before.at(old.clause()).path("encoding").fieldNames().forEachRemaining(parts::add);
        after.at(now.clause()).path("encoding").fieldNames().forEachRemaining(parts::add);
        parts.forEach(part -> versions.compareWhole(
                "the encoding of " + part,
                old.clause().appendProperty("encoding").appendProperty(part),
                now.clause().appendProperty("encoding").appendProperty(part)));
    }

    private void compareAnswers(Operation old, Operation now) {
        Map<String, ResponseSpec> was = Versions.byKey(old.responses(), ResponseSpec::status);
        Map<String, ResponseSpec> is = Versions.byKey(now.responses(), ResponseSpec::status);
        is.forEach((status, answer) -> {
            if (was.containsKey(status)) {
                compareContent(was.get(status).content(), answer.content(), Side.ANSWER, "the answer");
                compareHeaders(was.get(status), answer);
            } else {
                // Errors come whether they are documented or not; once they are, they have to look like that.
                found.add(
                        answer.isSuccess() ? Effect.BREAKING : Effect.COMPATIBLE,
                        answer.isSuccess() || answer.content().isEmpty() ? Effect.COMPATIBLE : Effect.BREAKING,
                        now.clause().appendProperty("responses").appendProperty(status),
                        now.key() + " may answer " + status);
            }
        });
        was.forEach((status, answer) -> {
            if (!is.containsKey(status)) {
                found.add(
                        Effect.BREAKING,
                        answer.isSuccess() ? Effect.BREAKING : Effect.COMPATIBLE,
                        old.clause().appendProperty("responses").appendProperty(status),
                        now.key() + " has no answer " + status + " any more");
            }
        });
    }

    private void compareHeaders(ResponseSpec old, ResponseSpec now) {
        JsonPointer was = old.clause().appendProperty("headers");
        JsonPointer is = now.clause().appendProperty("headers");
        after.at(is).fieldNames().forEachRemaining(name -> {
            JsonPointer header = after.follow(is.appendProperty(name));
            if (before.at(was).has(name)) {
                compareHeader(before.follow(was.appendProperty(name)), header, "the header " + name);
            } else {
                Side.ANSWER.added(found, after.at(header).path("required").asBoolean(), header, "the header " + name);
            }
        });
        before.at(was).fieldNames().forEachRemaining(name -> {
            if (!after.at(is).has(name)) {
                Side.ANSWER.removed(found, true, was.appendProperty(name), "the header " + name);
            }
        });
    }

    private void compareHeader(JsonPointer old, JsonPointer now, String subject) {
        boolean had = before.at(old).path("required").asBoolean();
        boolean has = after.at(now).path("required").asBoolean();
        if (had != has) {
            Side.ANSWER.required(found, has, now.appendProperty("required"), subject);
        }
        for (String keyword : List.of("schema", "content", "style", "explode")) {
            versions.compareWhole(keyword + " of " + subject, old.appendProperty(keyword), now.appendProperty(keyword));
        }
    }
}
