package io.videogateway.conformance.rule;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of a response schema, one for each promise, so that a report names what is missing or wrong. Objects and arrays
 * of plain words are taken apart level by level; what combines schemas is judged as a whole.
 */
final class SchemaRules {
    private static final Family REQUIRED = Family.must(
            "response.required",
            "A success has every property that the contract requires.",
            "A generated model hides the lack: {} becomes nulls. Gateways are known to leave out progress, seconds and size"
                    + " (relay documents), all but task_id (a first version of new-api), or the id (a later regression).",
            "Send every required property in every success, also where its value says only that nothing is known yet.");
    private static final Family TYPE = Family.must(
            "response.type",
            "Every value in a success is one that its schema allows: type, format, range, pattern, enumeration.",
            "A generated model hides it: seconds: 10 becomes \"10\", progress: 0.5 becomes 0. Bifrost sends progress as a"
                    + " float, relays send seconds: null, and a regression of new-api sent progress: \"100%\".",
            "Send the type that the contract gives. null is allowed only where the schema says nullable.");

    /** Schemas that contain each other unfold without end; what lies beyond these bounds is judged as a whole. */
    private static final int MOST_LEVELS = 8;

    private static final int MOST_RULES = 500;

    private final Operation operation;
    private final ResponseSpec success;
    private final Schema root;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<JsonPointer> ancestors = new HashSet<>();

    SchemaRules(Operation operation, ResponseSpec success, Schema root) {
        this.operation = operation;
        this.success = success;
        this.root = root;
    }

    Stream<Rule> rules() {
        boolean apart = isTakenApart(root);
        rules.add(TYPE.rule(operation, "the body of a success is " + Show.typeName(root))
                .stemmingFrom(root.clause())
                .onEverySuccess(Answers.json(success, (answer, body) -> allowed(root, apart, body))));
        if (apart) {
            inside(root, "", Stream::of);
        }
        return rules.stream();
    }

    /** Whether what stands inside a schema gets rules of its own; if not, the schema is judged as a whole. */
    private boolean isTakenApart(Schema schema) {
        return schema.isPlain()
                && ancestors.size() < MOST_LEVELS
                && rules.size() < MOST_RULES
                && !ancestors.contains(schema.clause());
    }

    /**
     * @param place the path of the value in the body, as rule ids write it: empty for the body, {@code error.code}, {@code
     *     data[].id}
     * @param values finds every value at the place in a body
     */
    private void inside(Schema schema, String place, Function<JsonNode, Stream<JsonNode>> values) {
        ancestors.add(schema.clause());
        if (schema.isObject()) {
            schema.required().stream()
                    .filter(name -> !isWriteOnly(schema, name))
                    .forEach(name -> rules.add(required(schema, place, name, values)));
            schema.properties().forEach((name, property) -> {
                String path = place.isEmpty() ? name : place + "." + name;
                boolean apart = isTakenApart(property);
                rules.add(type(schema, path, name, property, apart, values));
                if (apart) {
                    inside(
                            property,
                            path,
                            values.andThen(found ->
                                    found.filter(value -> value.has(name)).map(value -> value.get(name))));
                }
            });
        } else if (schema.isArray() && schema.items().isPresent()) {
            Schema items = schema.items().get();
            Function<JsonNode, Stream<JsonNode>> elements = values.andThen(found -> found.filter(JsonNode::isArray)
                    .flatMap(array ->
                            Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get)));
            String path = place + "[]";
            boolean apart = isTakenApart(items);
            rules.add(TYPE.rule(operation, path, "each element of " + subject(place) + " is " + Show.typeName(items))
                    .stemmingFrom(items.clause())
                    .onEverySuccess(Answers.json(
                            success, (answer, body) -> every(elements.apply(body), items, apart, "elements"))));
            if (apart) {
                inside(items, path, elements);
            }
        }
        ancestors.remove(schema.clause());
    }

    /** What only requests carry is not missing in an answer. */
    private static boolean isWriteOnly(Schema schema, String name) {
        return schema.properties().containsKey(name)
                && schema.properties().get(name).node().path("writeOnly").asBoolean();
    }

    private Rule required(Schema owner, String place, String name, Function<JsonNode, Stream<JsonNode>> values) {
        String path = place.isEmpty() ? name : place + "." + name;
        return REQUIRED.rule(operation, path, "the " + success.status() + " body has " + path)
                .stemmingFrom(owner.clause().appendProperty("required"))
                .onEverySuccess(Answers.json(success, (answer, body) -> {
                    if (place.isEmpty()
                            && ErrorEnvelope.ofSuccess(operation, answer).isErrorAlone()) {
                        return Finding.undecided("the body is an error");
                    }
                    List<JsonNode> owners =
                            values.apply(body).filter(JsonNode::isObject).toList();
                    if (owners.isEmpty()) {
                        return place.isEmpty()
                                ? Finding.undecided("the body is no object")
                                : Finding.conformsFor("no " + place + " came, so that nothing is missing in it");
                    }
                    return owners.stream()
                            .filter(value -> !value.has(name))
                            .findFirst()
                            .map(value -> Finding.expected("a property " + name).butFound(Show.names(value)))
                            .orElseGet(Finding::conforms);
                }));
    }

    private Rule type(
            Schema owner,
            String path,
            String name,
            Schema property,
            boolean apart,
            Function<JsonNode, Stream<JsonNode>> values) {
        boolean promised = owner.required().contains(name);
        return TYPE.rule(operation, path, path + " is " + Show.typeName(property))
                .stemmingFrom(property.clause())
                .onEverySuccess(Answers.json(success, (answer, body) -> {
                    List<JsonNode> found = values.apply(body)
                            .filter(value -> value.has(name))
                            .map(value -> value.get(name))
                            .toList();
                    if (found.isEmpty()) {
                        return promised
                                ? Finding.undecided(path + " is missing")
                                : Finding.conformsFor(path + " is absent, as the contract allows");
                    }
                    return every(found.stream(), property, apart, path);
                }));
    }

    private static Finding every(Stream<JsonNode> values, Schema schema, boolean apart, String what) {
        List<JsonNode> all = values.toList();
        if (all.isEmpty()) {
            return Finding.conformsFor("no " + what + " came");
        }
        return all.stream()
                .map(value -> allowed(schema, apart, value))
                .filter(finding -> finding.kind() == Finding.Kind.DEVIATES)
                .findFirst()
                .orElseGet(Finding::conforms);
    }

    /** Whether a value keeps its schema: of one that is taken apart, the words of its own level. */
    private static Finding allowed(Schema schema, boolean apart, JsonNode value) {
        List<String> problems = apart ? schema.ownProblems(value) : schema.problems(value);
        return problems.isEmpty()
                ? Finding.conforms()
                : Finding.expected(Show.typeName(schema))
                        .butFound(Show.text(Show.json(value) + " (" + String.join("; ", problems) + ")"));
    }

    private static String subject(String place) {
        return place.isEmpty() ? "the body" : place;
    }
}
