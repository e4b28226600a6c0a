package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.ResponseSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a contract a run judged, and what it could not judge, with the reason. */
public final class Coverage {
    private static final Set<Outcome> DECIDED = Set.of(Outcome.PASSED, Outcome.FAILED, Outcome.WARNED, Outcome.KNOWN);

    private Coverage() {}

    /**
     * One element of the contract.
     *
     * @param operation {@code POST /v1/videos}
     * @param kind {@code part}, {@code query}, {@code status}, {@code property} and the like
     * @param judged whether a rule about it was decided
     * @param reason why it was not; empty where it was
     */
    public record Element(String operation, String kind, String name, boolean judged, String reason) {}

    /** The elements in the order of the contract. */
    public static List<Element> of(Contract contract, List<Verdict> verdicts) {
        List<Element> elements = new ArrayList<>();
        Map<String, List<Verdict>> byOperation = verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.rule().operation().key()));
        for (Operation operation : contract.operations()) {
            List<Verdict> own = byOperation.getOrDefault(operation.key(), List.of());
            operation.inputs().forEach(input -> elements.add(input(operation, input, own)));
            operation.responses().forEach(response -> elements.add(status(operation, response, own)));
            own.stream()
                    .filter(verdict -> verdict.rule().family().id().equals("response.type"))
                    .filter(verdict -> !verdict.rule().subject().isEmpty())
                    .forEach(verdict -> elements.add(
                            element(operation, "property", verdict.rule().subject(), List.of(verdict))));
        }
        return elements;
    }

    private static Element input(Operation operation, Parameter input, List<Verdict> verdicts) {
        String kind = input.place() == Parameter.Place.BODY
                ? "part"
                : input.place().name().toLowerCase(Locale.ROOT);
        String family =
                input.required() && input.place() != Parameter.Place.PATH ? "reject.without" : "serve.optional-parts";
        return element(
                operation,
                kind,
                input.name(),
                verdicts.stream()
                        .filter(verdict -> verdict.rule().family().id().equals(family)
                                || verdict.rule().family().id().equals("serve.example"))
                        .filter(verdict -> verdict.rule().subject().isEmpty()
                                || verdict.rule().subject().equals(input.name()))
                        .toList());
    }

    private static Element status(Operation operation, ResponseSpec response, List<Verdict> verdicts) {
        if (operation.success().filter(response::equals).isPresent()) {
            return element(
                    operation,
                    "status",
                    response.status(),
                    verdicts.stream()
                            .filter(verdict -> verdict.rule().family().id().equals("response.media-type")
                                    || verdict.rule().family().id().equals("response.status"))
                            .toList());
        }
        return new Element(operation.key(), "status", response.status(), false, "no probe is meant to provoke it");
    }

    private static Element element(Operation operation, String kind, String name, List<Verdict> verdicts) {
        boolean judged = verdicts.stream()
                .anyMatch(verdict -> DECIDED.contains(verdict.outcome())
                        && !(verdict.outcome() == Outcome.PASSED
                                && !verdict.reason().isEmpty()));
        String reason = verdicts.stream()
                .map(Verdict::reason)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("no rule speaks about it");
        return new Element(operation.key(), kind, name, judged, judged ? "" : reason);
    }
}
