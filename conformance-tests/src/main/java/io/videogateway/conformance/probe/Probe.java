package io.videogateway.conformance.probe;

import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Variation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

    /** Whether a server that serves it may charge the user. */
    public boolean mayCost() {
        return variation.carriesToken() && operation.mayCost();
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

    Probe as(Variation other) {
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
