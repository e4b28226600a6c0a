package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Fault.inBody;
import static io.videogateway.conformance.mutant.Fault.serving;
import static io.videogateway.conformance.mutant.Fault.with;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gateways that keep what they make, with one fault or without one. Their contract has several operations. Each call gives new
 * ones, for some remember what they were asked.
 */
final class StateMutants {
    private static final String SHOW = "@GET /v1/videos/{video_id}";
    private static final String LIST = "@GET /v1/videos";
    private static final String NOT_FOUND = "{\"error\":{\"message\":\"no such video\"}}";

    private StateMutants() {}

    static Stream<Mutant> mutants() {
        return Stream.of(
                mutant(
                                "forgets-at-once",
                                "finds nothing of what it made",
                                answering(404, NOT_FOUND).when(Asked::isShow))
                        .breaks("serve.complete" + SHOW),
                mutant(
                                "forgets-later",
                                "finds what it made once, and then no longer",
                                answering(404, NOT_FOUND).when(fromSecond(Asked::isShow)))
                        .breaks("state.kept" + SHOW),
                mutant(
                                "fails-later",
                                "answers 500 from the second retrieve on",
                                answering(500, NOT_FOUND).when(fromSecond(Asked::isShow)))
                        .breaks("state.kept" + SHOW, "state.unknown-id" + SHOW, "state.gone" + SHOW),
                mutant(
                                "unknown-id-served",
                                "shows whatever id it is asked for",
                                serving().when(Asked::isShow))
                        .breaks("state.unknown-id" + SHOW),
                mutant("unknown-id-500", "answers 500 where nothing has the id", inNotFound(answering(500, NOT_FOUND)))
                        .breaks("state.unknown-id" + SHOW, "state.gone" + SHOW),
                mutant(
                                "unknown-id-in-200",
                                "answers 200 with an error in it where nothing has the id",
                                inNotFound(
                                        answering(200, "{\"code\":\"task_not_exist\",\"message\":\"no such task\"}")))
                        .breaks("state.unknown-id" + SHOW, "state.gone" + SHOW, "response.error-in-success" + SHOW),
                mutant(
                                "another-id",
                                "shows the upstream's id in place of its own",
                                with("id", "\"up_9\"").when(Asked::isShow))
                        .breaks("state.same-id" + SHOW),
                mutant("list-empty", "lists nothing", listing(ArrayNode::removeAll))
                        .breaks("state.listed" + LIST),
                mutant("list-of-another", "lists another's video and not the owner's", listing(videos -> {
                            ObjectNode first = (ObjectNode) videos.get(0);
                            videos.removeAll().add(first.put("id", "video_of_another"));
                        }))
                        .breaks("state.listed" + LIST),
                mutant("list-cut", "lists the newest only, and says that there is no more", listing(StateMutants::cut))
                        .breaks("state.listed" + LIST),
                mutant("deletes-nothing", "says that it deleted, and shows it still", deletingNothing())
                        .breaks("state.gone" + SHOW),
                mutant("deleted-500", "answers 500 for what was deleted", afterDeletion(answering(500, NOT_FOUND)))
                        .breaks("state.gone" + SHOW));
    }

    static Stream<Variation> variations() {
        return Stream.of(
                correct("stateful", "makes, shows, lists and deletes videos", (asked, correct, success) -> correct),
                correct("gone-410", "answers 410 for what was deleted", afterDeletion(answering(410, NOT_FOUND))),
                correct(
                        "unknown-id-400",
                        "answers 400 where nothing has the id, as new-api does",
                        inNotFound(answering(400, "{\"code\":\"task_not_exist\",\"message\":\"no such task\"}"))),
                correct(
                        "unknown-id-422",
                        "answers 422 where nothing has the id",
                        inNotFound(answering(422, "{\"detail\":\"no such video\"}"))),
                correct(
                        "deleted-mark",
                        "shows what was deleted, with a mark that it is",
                        afterDeletion(serving().and(with("deleted", "true")))),
                correct(
                        "own-id-beside",
                        "shows the upstream's id, and the one that was asked for as task_id",
                        (asked, correct, success) -> with(
                                        "task_id", "\"" + asked.path().replaceFirst(".*/", "") + "\"")
                                .and(with("id", "\"up_9\""))
                                .when(Asked::isShow)
                                .answer(asked, correct, success)),
                correct("list-oldest-first", "lists the oldest first", listing(videos -> {
                    ArrayNode newest = videos.deepCopy();
                    videos.removeAll();
                    newest.forEach(video -> videos.insert(0, video));
                })),
                correct(
                        "listed-late",
                        "lists what was made when it is asked a second time",
                        listing(ArrayNode::removeAll).when(first(Asked::isList))),
                correct("works-on", "goes from queued to completed between two looks", worksOn()));
    }

    static Stream<Oddity> oddities() {
        return Stream.of(
                undecided(
                        "list-has-more",
                        "lists the newest, and says that there is more",
                        listing(StateMutants::cut)
                                .and(inBody(body -> body.put("has_more", true)).when(Asked::isList)),
                        "state.listed" + LIST,
                        "the list says that there is more, and may have it there"),
                undecided(
                        "list-next-cursor",
                        "lists the newest, with a cursor for the next page",
                        listing(StateMutants::cut)
                                .and(inBody(body -> {
                                            body.remove("has_more");
                                            body.put("next_cursor", "abc");
                                        })
                                        .when(Asked::isList)),
                        "state.listed" + LIST,
                        "the list says that there is more, and may have it there"),
                undecided(
                        "list-of-many",
                        "lists many newer ones, and says nothing of a further page",
                        listing(videos -> {
                                    ObjectNode first = (ObjectNode) videos.get(0);
                                    videos.removeAll();
                                    for (int i = 0; i < 20; i++) {
                                        videos.add(first.deepCopy().put("id", "video_newer_" + i));
                                    }
                                })
                                .and(inBody(body -> body.remove("has_more")).when(Asked::isList)),
                        "state.listed" + LIST,
                        "the list does not say whether there is more"),
                undecided(
                        "deletion-accepted",
                        "answers a deletion with 202, and shows the video still",
                        deletingNothing()
                                .and((asked, correct, success) -> asked.isDeletion() && Fault.isSuccess(correct)
                                        ? correct.newBuilder()
                                                .code(202)
                                                .body("")
                                                .removeHeader("Content-Type")
                                                .build()
                                        : correct),
                        "state.gone" + SHOW,
                        "the deletion was accepted with 202, and may take its time"),
                undecided(
                        "example-for-all",
                        "shows one and the same video, whatever id it is asked for",
                        serving().and(with("id", "\"video_1\"")).when(Asked::isShow),
                        "state.same-id" + SHOW,
                        "the server serves ids that nothing has, see state.unknown-id" + SHOW));
    }

    /** What is left open by a gateway, and why. */
    record Oddity(String name, String what, Fault fault, String rule, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Oddity undecided(String name, String what, Fault fault, String rule, String reason) {
        return new Oddity(name, what, fault, rule, reason);
    }

    private static Variation correct(String name, String what, Fault fault) {
        return new Variation(name, what, fault);
    }

    /** Another answer in the place of 404 to one who asks for a video. */
    private static Fault inNotFound(Fault answer) {
        return (asked, correct, success) ->
                asked.isShow() && correct.getCode() == 404 ? answer.answer(asked, correct, success) : correct;
    }

    /** Another answer in the place of 404 to one who asks for a video that was deleted. */
    private static Fault afterDeletion(Fault answer) {
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return (asked, correct, success) -> {
            if (asked.isDeletion() && Fault.isSuccess(correct)) {
                deleted.add(asked.path());
            }
            return asked.isShow() && deleted.contains(asked.path()) && correct.getCode() == 404
                    ? answer.answer(asked, correct, success)
                    : correct;
        };
    }

    private static Fault deletingNothing() {
        return afterDeletion(serving());
    }

    private static Fault listing(Consumer<ArrayNode> change) {
        return inBody(body -> change.accept((ArrayNode) body.get("data"))).when(Asked::isList);
    }

    private static void cut(ArrayNode videos) {
        while (videos.size() > 1) {
            videos.remove(1);
        }
    }

    private static Fault worksOn() {
        AtomicInteger looks = new AtomicInteger();
        return inBody(video -> {
                    int seen = looks.getAndIncrement();
                    video.put("status", seen == 0 ? "in_progress" : "completed").put("progress", seen == 0 ? 40 : 100);
                })
                .when(Asked::isShow);
    }

    private static Predicate<Asked> fromSecond(Predicate<Asked> kind) {
        return first(kind).negate().and(kind);
    }

    /** The first under the owner's token. */
    private static Predicate<Asked> first(Predicate<Asked> kind) {
        AtomicInteger seen = new AtomicInteger();
        return asked -> kind.test(asked) && seen.getAndIncrement() == 0;
    }
}
