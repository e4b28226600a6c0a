package io.videogateway.conformance.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names that the contract gives. */
final class Promised {
    private static final Operation CREATE = Trial.CONTRACT.operations().get(0);
    private static final Schema VIDEO =
            CREATE.success().orElseThrow().json().orElseThrow().schema().orElseThrow();

    /** The parts without which a request is refused. */
    static final List<String> REQUIRED_PARTS = parts(true);

    static final List<String> OPTIONAL_PARTS = parts(false);

    /** The properties without which an answer is none. */
    static final List<String> REQUIRED_PROPERTIES = List.copyOf(VIDEO.required());

    /** All properties of an answer. */
    static final Map<String, Schema> PROPERTIES = VIDEO.properties();

    private Promised() {}

    private static List<String> parts(boolean required) {
        return CREATE.parts().stream()
                .filter(part -> part.required() == required)
                .map(Parameter::name)
                .toList();
    }

    /** Whether the contract shows a value for a part, and so has a rule about it. */
    static boolean hasExample(String part) {
        return CREATE.parts().stream()
                .anyMatch(declared ->
                        declared.name().equals(part) && declared.example().isPresent());
    }

    /** What the contract does not allow as a property's value: null where it can. */
    static JsonNode notAllowed(String property) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return Stream.of(json.nullNode(), json.arrayNode(), json.objectNode(), json.booleanNode(true))
                .filter(value -> !PROPERTIES.get(property).allows(value))
                .findFirst()
                .orElseThrow();
    }
}
