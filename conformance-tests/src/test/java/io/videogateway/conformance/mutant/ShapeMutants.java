package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.body;
import static io.videogateway.conformance.mutant.Fault.inBody;
import static io.videogateway.conformance.mutant.Fault.inText;
import static io.videogateway.conformance.mutant.Fault.with;
import static io.videogateway.conformance.mutant.Fault.without;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.util.List;
import java.util.stream.Stream;

/** Successes that lack what the contract requires, or are no object at all. */
final class ShapeMutants {
    private ShapeMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(oneMissing(), manyMissing(), renamed(), sometimes(), noObject())
                .flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> oneMissing() {
        return Promised.REQUIRED_PROPERTIES.stream()
                .map(name -> mutant("no-" + name, "the answer has no " + name, without(name))
                        .seenAt(
                                List.of("progress", "seconds", "size").contains(name)
                                        ? "relay documents"
                                        : name.equals("id") ? "a later regression of new-api" : "")
                        .breaks("response.required." + name));
    }

    private static Stream<Mutant> manyMissing() {
        return Stream.of(
                mutant("empty-answer", "the answer is {}", body("{}"))
                        .breaks("response.required.id", "response.required.*"),
                mutant("task-id-alone", "the answer is {\"task_id\": …}", body("{\"task_id\":\"t-1\"}"))
                        .seenAt("a first version of new-api")
                        .breaks("response.required.id", "response.required.*"),
                mutant("task-record", "a task record takes the place of the video object", body("""
                        {"task_id":"t-1","action":"generate","status":"SUCCESS","progress":"100%",\
                        "created_at":1795348800,"fail_reason":""}"""))
                        .seenAt("a later regression of new-api")
                        .breaks(
                                "response.required.id",
                                "response.required.object",
                                "response.required.model",
                                "response.required.seconds",
                                "response.required.size",
                                "response.type.progress",
                                "dialect.status"),
                mutant(
                                "sparse-task",
                                "object is task, status submitted; progress, seconds and size are missing",
                                body("""
                        {"id":"t-1","object":"task","model":"sora-2","status":"submitted","created_at":1795348800}"""))
                        .seenAt("relay documents")
                        .breaks(
                                "response.required.progress",
                                "response.required.seconds",
                                "response.required.size",
                                "dialect.object",
                                "dialect.status",
                                "dialect.distinct-ids"),
                mutant("wrapped-task", "the answer is {code: 0, msg, data: {taskId}}", body("""
                        {"code":0,"msg":"ok","data":{"taskId":"t-1"}}"""))
                        .seenAt("relay documents")
                        .breaks("response.required.id", "response.required.*"),
                mutant("wrapped-task-200", "the answer is {code: 200, msg, data: {taskId}}", body("""
                        {"code":200,"msg":"success","data":{"taskId":"t-1"}}"""))
                        .seenAt("relay documents")
                        .breaks("response.required.id", "response.required.*"),
                mutant("wrapped-task-1", "the answer is {code: 1, msg, data: {taskId}}", body("""
                        {"code":1,"msg":"submitted","data":{"taskId":"t-1"}}"""))
                        .breaks("response.required.id", "response.required.*"),
                mutant(
                                "wrapped-video",
                                "the video object stands inside data",
                                inText(text -> "{\"data\":" + text + "}"))
                        .breaks("response.required.id", "response.required.*"),
                mutant("success-flag", "the answer is {success: true, message: \"\"}", body("""
                        {"success":true,"message":""}"""))
                        .breaks("response.required.id", "response.required.*"),
                mutant("minimax-wrapper", "the answer is {task_id, base_resp: {status_code, status_msg}}", body("""
                        {"task_id":"t-1","base_resp":{"status_code":0,"status_msg":"success"}}"""))
                        .breaks("response.required.id", "response.required.*"));
    }

    private static Stream<Mutant> renamed() {
        return Stream.of(
                mutant("camel-case", "the key is createdAt", renaming("created_at", "createdAt"))
                        .breaks("response.required.created_at"),
                mutant("upper-case-key", "the key is ID", renaming("id", "ID")).breaks("response.required.id"),
                mutant("state-for-status", "the key is state", renaming("status", "state"))
                        .breaks("response.required.status"));
    }

    private static Fault renaming(String from, String to) {
        return inBody(body -> body.set(to, body.remove(from)));
    }

    private static Stream<Mutant> sometimes() {
        return Stream.of(
                mutant(
                                "no-size-without-optional-parts",
                                "the answer has no size where no optional part was sent",
                                without("size").when(Asked::isRequiredOnly))
                        .breaks("response.required.size"),
                mutant(
                                "no-size-with-optional-parts",
                                "the answer has no size where all optional parts were sent",
                                without("size").when(Asked::isComplete))
                        .breaks("response.required.size"),
                mutant(
                                "null-size-without-optional-parts",
                                "size is null where no optional part was sent",
                                with("size", "null").when(Asked::isRequiredOnly))
                        .breaks("response.type.size"),
                mutant(
                                "lenient-and-null",
                                "a request without size is served, and answered with size: null",
                                Fault.serving().and(with("size", "null")).when(asked -> asked.lacks("size")))
                        .seenAt("relays with other lists of required parts")
                        .breaks("reject.without.size", "response.type.size"));
    }

    private static Stream<Mutant> noObject() {
        return Stream.of(
                mutant("array", "the answer is an array with the video object in it", inText(text -> "[" + text + "]"))
                        .breaks("response.type"),
                mutant("text", "the answer is the video object inside a JSON text", inText(ShapeMutants::quoted))
                        .breaks("response.type"),
                mutant("null", "the answer is null", body("null")).breaks("response.type"),
                mutant("true", "the answer is true", body("true")).breaks("response.type"),
                mutant("number", "the answer is a number, as of a row of a database", body("4711"))
                        .breaks("response.type"));
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
