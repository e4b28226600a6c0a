package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import io.videogateway.conformance.change.Side.Range;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What changed in the parameters of an operation. */
final class ParameterChanges {
    static final Pattern TEMPLATE = Pattern.compile("\\{([^}]*)}");

    private final Versions versions;
    private final ChangeList found;
    private final SchemaChanges schemas;

    ParameterChanges(Versions versions, SchemaChanges schemas) {
        this.versions = versions;
        this.found = versions.found();
        this.schemas = schemas;
    }

    void compare(Operation old, Operation now) {
        compareParameters(old, now);
        compareArguments(old, now);
    }

    private void compareParameters(Operation old, Operation now) {
        Map<String, Parameter> was = Versions.byKey(old.parameters(), parameter -> key(old, parameter));
        Map<String, Parameter> is = Versions.byKey(now.parameters(), parameter -> key(now, parameter));
        is.forEach((key, parameter) -> {
            if (was.containsKey(key)) {
                compare(was.get(key), parameter);
            } else {
                Side.REQUEST.added(found, parameter.required(), parameter.clause(), subject(parameter), lists(now));
            }
        });
        was.forEach((key, parameter) -> {
            if (!is.containsKey(key)) {
                Side.REQUEST.removed(found, parameter.required(), parameter.clause(), subject(parameter), lists(old));
            }
        });
    }

    /** Beside what stands in the path, the method of the client takes them all in one argument, which is there or not. */
    private void compareArguments(Operation old, Operation now) {
        if (!takesParameters(old) && takesParameters(now)) {
            found.add(
                    Effect.BREAKING,
                    Effect.COSMETIC,
                    now.clause().appendProperty("parameters"),
                    "the client's method for " + now.key() + " takes parameters, took none");
        }
    }

    private static boolean takesParameters(Operation operation) {
        return operation.parameters().stream().anyMatch(parameter -> parameter.place() != Parameter.Place.PATH);
    }

    /** Where parameters are listed, if only by reference. */
    private static JsonPointer[] lists(Operation operation) {
        return Stream.of(operation.clause(), operation.clause().head())
                .map(owner -> owner.appendProperty("parameters"))
                .toArray(JsonPointer[]::new);
    }

    /** A parameter of the path is the same if it stands in the same place, whatever it is called. */
    private static String key(Operation operation, Parameter parameter) {
        List<String> names = TEMPLATE.matcher(operation.path())
                .results()
                .map(template -> template.group(1))
                .toList();
        return parameter.place() == Parameter.Place.PATH
                ? "PATH " + names.indexOf(parameter.name())
                : parameter.place() + " " + parameter.name();
    }

    private static String subject(Parameter parameter) {
        return switch (parameter.place()) {
                    case PATH -> "the path parameter ";
                    case QUERY -> "the query parameter ";
                    case HEADER -> "the header ";
                    case COOKIE -> "the cookie ";
                    case BODY -> "";
                }
                + parameter.name();
    }

    private void compare(Parameter old, Parameter now) {
        String subject = subject(now);
        if (old.required() != now.required()) {
            Side.REQUEST.required(found, now.required(), now.clause().appendProperty("required"), subject);
        }
        versions.compareFlag(old.clause(), now.clause(), "deprecated", subject);
        if (!old.style().equals(now.style())) {
            found.add(
                    Side.REQUEST,
                    Range.REPLACED,
                    now.clause(),
                    subject + " is written in the style " + style(now) + ", was " + style(old));
        }
        for (String keyword : List.of("content", "allowReserved", "allowEmptyValue")) {
            versions.compareWhole(
                    keyword + " of " + subject,
                    old.clause().appendProperty(keyword),
                    now.clause().appendProperty(keyword));
        }
        if (old.schema().isPresent() && now.schema().isPresent()) {
            schemas.compare(old.schema().get(), now.schema().get(), Side.REQUEST, subject);
        } else {
            versions.compareWhole(
                    "the schema of " + subject,
                    old.clause().appendProperty("schema"),
                    now.clause().appendProperty("schema"));
        }
    }

    private static String style(Parameter parameter) {
        return parameter.style().name() + (parameter.style().explode() ? ", one by one" : "");
    }
}
