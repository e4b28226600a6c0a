package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the operations of a document. */
final class OperationReader {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final JsonPointer PATHS = JsonPointer.compile("/paths");

    private final Document document;

    OperationReader(Document document) {
        this.document = document;
    }

    List<Operation> operations() {
        List<JsonPointer> places = new ArrayList<>();
        requireObject(PATHS);
        document.at(PATHS).fieldNames().forEachRemaining(path -> {
            JsonPointer item = document.follow(PATHS.appendProperty(path));
            document.at(item).fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    places.add(PATHS.appendProperty(path).appendProperty(method));
                }
            });
        });
        if (places.isEmpty()) {
            throw new ContractException("it declares no operation");
        }
        return places.stream()
                .map(place -> operation(place, places.size() == 1))
                .toList();
    }

    private Operation operation(JsonPointer place, boolean sole) {
        String path = place.head().last().getMatchingProperty();
        String method = place.last().getMatchingProperty();
        JsonPointer item = document.follow(place.head());
        JsonPointer clause = item.appendProperty(method);
        requireObject(clause);
        Set<String> siblings = new LinkedHashSet<>();
        document.at(item).fieldNames().forEachRemaining(name -> {
            if (METHODS.contains(name)) {
                siblings.add(name.toUpperCase(Locale.ROOT));
            }
        });
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                clause,
                parameters(item, clause),
                body(clause),
                responses(clause),
                security(securityClause(clause)),
                securityClause(clause),
                Set.copyOf(siblings),
                sole);
    }

    /** Parameters of the operation override those of its path that have the same name and place. */
    private List<Parameter> parameters(JsonPointer item, JsonPointer operation) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonPointer owner : List.of(item, operation)) {
            JsonPointer list = owner.appendProperty("parameters");
            for (int i = 0; i < document.at(list).size(); i++) {
                JsonPointer clause = document.follow(list.appendIndex(i));
                JsonNode node = document.at(clause);
                Parameter.Place place = place(clause, node.path("in").asText());
                String name = node.path("name").asText();
                Optional<Schema> schema = node.has("schema")
                        ? Optional.of(document.schema(clause.appendProperty("schema")))
                        : Optional.empty();
                boolean required = node.path("required").asBoolean() || place == Parameter.Place.PATH;
                parameters.put(
                        place + name,
                        new Parameter(
                                name,
                                place,
                                required,
                                clause,
                                schema,
                                example(node, clause).or(() -> schema.flatMap(Schema::example))));
            }
        }
        return List.copyOf(parameters.values());
    }

    private static Parameter.Place place(JsonPointer clause, String word) {
        return switch (word) {
            case "path" -> Parameter.Place.PATH;
            case "query" -> Parameter.Place.QUERY;
            case "header" -> Parameter.Place.HEADER;
            case "cookie" -> Parameter.Place.COOKIE;
            default -> throw new ContractException("the parameter at " + clause + " stands in no known place");
        };
    }

    private Optional<RequestBody> body(JsonPointer operation) {
        if (!document.at(operation).has("requestBody")) {
            return Optional.empty();
        }
        JsonPointer clause = document.follow(operation.appendProperty("requestBody"));
        List<MediaType> content = content(clause);
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(new RequestBody(
                        clause, document.at(clause).path("required").asBoolean(), content));
    }

    private List<ResponseSpec> responses(JsonPointer operation) {
        JsonPointer responses = operation.appendProperty("responses");
        requireObject(responses);
        List<ResponseSpec> read = new ArrayList<>();
        document.at(responses).fieldNames().forEachRemaining(status -> {
            if (!status.startsWith("x-")) {
                JsonPointer clause = document.follow(responses.appendProperty(status));
                read.add(new ResponseSpec(status, clause, content(clause)));
            }
        });
        read.sort(Comparator.comparing(ResponseSpec::status));
        return List.copyOf(read);
    }

    private List<MediaType> content(JsonPointer owner) {
        JsonPointer content = owner.appendProperty("content");
        List<MediaType> read = new ArrayList<>();
        document.at(content).fieldNames().forEachRemaining(name -> {
            JsonPointer clause = content.appendProperty(name);
            JsonNode node = document.at(clause);
            Optional<Schema> schema = node.has("schema")
                    ? Optional.of(document.schema(clause.appendProperty("schema")))
                    : Optional.empty();
            read.add(new MediaType(
                    name, clause, schema, example(node, clause).or(() -> schema.flatMap(Schema::example))));
        });
        return List.copyOf(read);
    }

    private Optional<JsonNode> example(JsonNode node, JsonPointer clause) {
        if (node.has("example")) {
            return Optional.of(node.get("example"));
        }
        JsonNode examples = node.path("examples");
        if (!examples.isObject() || examples.isEmpty()) {
            return Optional.empty();
        }
        String first = examples.fieldNames().next();
        JsonPointer place = document.follow(clause.appendProperty("examples").appendProperty(first));
        return Optional.ofNullable(document.at(place).get("value"));
    }

    /** The operation's own word on security, which replaces the document's. */
    private JsonPointer securityClause(JsonPointer operation) {
        JsonPointer own = operation.appendProperty("security");
        return document.at(own).isArray() ? own : JsonPointer.compile("/security");
    }

    /** The first alternative that names a scheme. An empty alternative means that a request needs no token. */
    private Optional<SecurityScheme> security(JsonPointer list) {
        JsonNode alternatives = document.at(list);
        for (JsonNode alternative : alternatives) {
            if (alternative.isEmpty()) {
                return Optional.empty();
            }
        }
        if (alternatives.isEmpty()) {
            return Optional.empty();
        }
        String name = alternatives.get(0).fieldNames().next();
        JsonPointer clause = document.follow(
                JsonPointer.compile("/components/securitySchemes").appendProperty(name));
        JsonNode scheme = document.at(clause);
        if (scheme.isMissingNode()) {
            throw new ContractException("the security scheme " + name + " is not declared");
        }
        return Optional.of(scheme(scheme));
    }

    private static SecurityScheme scheme(JsonNode scheme) {
        String name = scheme.path("name").asText();
        return switch (scheme.path("type").asText() + "/" + scheme.path("in").asText()) {
            case "apiKey/header" -> new SecurityScheme(SecurityScheme.Kind.HEADER, name);
            case "apiKey/query" -> new SecurityScheme(SecurityScheme.Kind.QUERY, name);
            case "apiKey/cookie" -> new SecurityScheme(SecurityScheme.Kind.COOKIE, name);
            default ->
                scheme.path("scheme").asText().equalsIgnoreCase("basic")
                        ? new SecurityScheme(SecurityScheme.Kind.BASIC, "Authorization")
                        : new SecurityScheme(SecurityScheme.Kind.BEARER, "Authorization");
        };
    }

    private void requireObject(JsonPointer pointer) {
        if (!document.at(pointer).isObject()) {
            throw new ContractException("it has no object at " + pointer);
        }
    }
}
