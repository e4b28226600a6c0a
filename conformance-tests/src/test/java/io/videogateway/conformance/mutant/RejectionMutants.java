package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Fault.serving;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.util.stream.Stream;

/** Gateways that take requests without a required part, or fail on them. */
final class RejectionMutants {
    private RejectionMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(lenient(), failing()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> lenient() {
        return Stream.concat(
                Asked.REQUIRED.stream()
                        .map(part -> mutant(
                                        "takes-no-" + part,
                                        "a request without " + part + " is served",
                                        serving().when(asked -> asked.lacks(part)))
                                .seenAt(part.equals("model") || part.equals("prompt") ? "" : "new-api")
                                .breaks("reject.without." + part)),
                Stream.of(
                        mutant(
                                        "takes-model-and-prompt",
                                        "only model and prompt are demanded",
                                        serving()
                                                .when(asked -> asked.isCreate()
                                                        && !asked.lacks("model")
                                                        && !asked.lacks("prompt")))
                                .seenAt("new-api; the budget ends after one such create")
                                .breaks("reject.without.seconds"),
                        mutant(
                                        "takes-anything",
                                        "nothing is demanded",
                                        serving().when(Asked::isCreate))
                                .seenAt(
                                        "relays whose list of required parts is empty; the budget ends after one create")
                                .breaks("reject.without.model"),
                        mutant(
                                        "takes-no-size-202",
                                        "a request without size is answered with 202",
                                        serving()
                                                .and(Fault.inSuccess(builder -> builder.code(202)))
                                                .when(asked -> asked.lacks("size")))
                                .breaks("reject.without.size")));
    }

    private static Stream<Mutant> failing() {
        return Stream.of(
                mutant(
                                "fails-without-prompt",
                                "a request without prompt is answered with 500",
                                answering(500, "{\"error\":{\"message\":\"nil pointer\"}}")
                                        .when(asked -> asked.lacks("prompt")))
                        .breaks("reject.without.prompt"),
                mutant(
                                "fails-without-file",
                                "a request without input_reference is answered with 500 and a page",
                                answering(500, "text/html", "<html><body>Whitelabel Error Page</body></html>")
                                        .when(asked -> asked.lacks("input_reference")))
                        .breaks("reject.without.input_reference"));
    }
}
