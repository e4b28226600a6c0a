package io.videogateway.conformance.probe;

import com.fasterxml.jackson.databind.node.TextNode;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Variation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named request that differs from the complete one in one thing.
 *
 * @param method of the request, which {@code wrong-method} does not take from the operation
 * @param filled the values of parameters and of parts, in the order of the contract
 * @param mediaType of the body; null where the request has none
 * @param wholeBody the body where it is not made of named parts; null otherwise
 * @param obstacle why the suite cannot send the request; null where it can
 */
public record Probe(
        Operation operation,
        Variation variation,
        String method,
        List<Filled> filled,
        @Nullable String mediaType,
        @Nullable Value wholeBody,
        @Nullable String obstacle) {

    /** A parameter or part and what is sent under its name. */
    public record Filled(Parameter parameter, Value value) {}

    public Probe {
        filled = List.copyOf(filled);
    }

    /** The name under which reports show the probe. */
    public String name() {
        return operation.qualify(variation.toString());
    }

    /**
     * Whether a server that serves it may charge the user. Who takes PUT where the contract has POST may charge for it as for
     * the POST.
     */
    public boolean mayCost() {
        boolean likeCreate = variation.kind() == Variation.Kind.WRONG_METHOD
                && operation.siblings().contains("POST")
                && operation.paid().isEmpty();
        return variation.carriesToken() && (operation.mayCost() || likeCreate);
    }

    /** The ids that an earlier answer has to tell before it can be sent. */
    public Stream<Value.Told> untold() {
        return filled.stream()
                .map(Filled::value)
                .filter(Value.Told.class::isInstance)
                .map(Value.Told.class::cast);
    }

    /** The probe with what was told, by parameter; an optional parameter of which nothing was told is left out. */
    public Probe told(Map<String, String> ids) {
        List<Filled> complete = filled.stream()
                .flatMap(entry -> {
                    if (!(entry.value() instanceof Value.Told told)) {
                        return Stream.of(entry);
                    }
                    String id = ids.get(told.parameter());
                    return id == null
                            ? entry.parameter().required() ? Stream.of(entry) : Stream.empty()
                            : Stream.of(new Filled(entry.parameter(), new Value.Plain(TextNode.valueOf(id))));
                })
                .toList();
        return new Probe(operation, variation, method, complete, mediaType, wholeBody, obstacle);
    }

    /** What goes into a place, by name. */
    public Map<String, Value> values(Parameter.Place place) {
        Map<String, Value> values = new LinkedHashMap<>();
        filled.stream()
                .filter(entry -> entry.parameter().place() == place)
                .forEach(entry -> values.put(entry.parameter().name(), entry.value()));
        return values;
    }

    /** The same request, kept from being sent. */
    public Probe heldBackBy(String reason) {
        return new Probe(operation, variation, method, filled, mediaType, wholeBody, reason);
    }

    Probe with(Parameter parameter, Value value) {
        List<Filled> changed = filled.stream()
                .map(entry -> entry.parameter().equals(parameter) ? new Filled(parameter, value) : entry)
                .toList();
        return new Probe(operation, variation, method, changed, mediaType, wholeBody, obstacle);
    }

    /** The same request as another variation. */
    public Probe as(Variation other) {
        return new Probe(operation, other, method, filled, mediaType, wholeBody, obstacle);
    }

    Probe keeping(Variation other, Predicate<Parameter> kept) {
        List<Filled> remaining =
                filled.stream().filter(entry -> kept.test(entry.parameter())).toList();
        return new Probe(operation, other, method, remaining, mediaType, wholeBody, obstacle);
    }

    Probe with(Variation other, String otherMethod, @Nullable String otherMediaType) {
        return new Probe(operation, other, otherMethod, filled, otherMediaType, wholeBody, obstacle);
    }
}
