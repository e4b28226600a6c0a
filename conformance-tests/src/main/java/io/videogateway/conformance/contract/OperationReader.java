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
import java.util.stream.StreamSupport;

/** Reads the operations of a document. */
final class OperationReader {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final List<String> BODILESS = List.of("get", "head", "delete", "trace");
    /** The extension with which a contract says of an operation whether calls of it are charged for. */
    private static final String PAID = "x-paid";

    private static final JsonPointer PATHS = JsonPointer.compile("/paths");

    private final Document document;
    private final SchemaCheck schemas;

    OperationReader(Document document) {
        this.document = document;
        this.schemas = new SchemaCheck(document);
    }

    List<Operation> operations() {
        List<JsonPointer> places = new ArrayList<>();
        requireObject(PATHS);
        document.at(PATHS).fieldNames().forEachRemaining(path -> {
            // What does not begin with a slash is an extension of the document.
            if (!path.startsWith("/")) {
                return;
            }
            JsonPointer item = document.follow(PATHS.appendProperty(path));
            requireObject(item);
            document.at(item).fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    places.add(PATHS.appendProperty(path).appendProperty(method));
                }
            });
        });
        if (places.isEmpty()) {
            throw new ContractException("it declares no operation");
        }
        List<Operation> read = places.stream()
                .map(place -> operation(place, places.size() == 1))
                .toList();
        Origins origins = new Origins(document, read);
        return read.stream()
                .map(operation -> operation.withOrigins(origins.of(operation), origins.listedBy(operation)))
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
        Optional<RequestBody> body = body(method, clause);
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                clause,
                parameters(item, clause),
                body,
                body.map(RequestBody::preferred).map(this::parts).orElse(List.of()),
                responses(clause),
                security(securityClause(clause)),
                securityClause(clause),
                Set.copyOf(siblings),
                sole,
                paid(clause),
                Map.of(),
                Optional.empty());
    }

    private Optional<Boolean> paid(JsonPointer clause) {
        JsonNode word = document.at(clause).path(PAID);
        if (!word.isMissingNode() && !word.isBoolean()) {
            throw new ContractException("what stands under " + PAID + " at " + clause + " is neither true nor false");
        }
        return word.isMissingNode() ? Optional.empty() : Optional.of(word.asBoolean());
    }

    /** Parameters of the operation override those of its path that have the same name and place. */
    private List<Parameter> parameters(JsonPointer item, JsonPointer operation) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonPointer owner : List.of(item, operation)) {
            JsonPointer list = owner.appendProperty("parameters");
            requireListIfThere(list);
            for (int i = 0; i < document.at(list).size(); i++) {
                JsonPointer clause = document.follow(list.appendIndex(i));
                requireObject(clause);
                JsonNode node = document.at(clause);
                Parameter.Place place = place(clause, node.path("in").asText());
                String name = node.path("name").asText();
                if (name.isEmpty()) {
                    throw new ContractException("the parameter at " + clause + " has no name");
                }
                Optional<Schema> schema = schema(clause);
                boolean required = node.path("required").asBoolean() || place == Parameter.Place.PATH;
                parameters.put(
                        place + name,
                        new Parameter(
                                name,
                                place,
                                required,
                                clause,
                                schema,
                                example(node, clause)
                                        .filter(value -> schema.map(words -> words.allows(value))
                                                .orElse(true))
                                        .or(() -> schema.flatMap(Schema::example)),
                                style(place, node)));
            }
        }
        return List.copyOf(parameters.values());
    }

    private static Parameter.Style style(Parameter.Place place, JsonNode node) {
        boolean form = place == Parameter.Place.QUERY || place == Parameter.Place.COOKIE;
        String style = node.path("style").asText(form ? "form" : "simple");
        return new Parameter.Style(style, node.path("explode").asBoolean(style.equals("form")));
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

    /** What GET and its kin carry as a body has no meaning (RFC 9110, section 9.3), and OpenAPI 3.0 ignores it. */
    private Optional<RequestBody> body(String method, JsonPointer operation) {
        if (BODILESS.contains(method) || !document.at(operation).has("requestBody")) {
            return Optional.empty();
        }
        JsonPointer clause = document.follow(operation.appendProperty("requestBody"));
        requireObject(clause);
        List<MediaType> content = content(clause);
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(new RequestBody(
                        clause, document.at(clause).path("required").asBoolean(), content));
    }

    /** What a server fills in by itself, a request does not carry. */
    private List<Parameter> parts(MediaType media) {
        List<Parameter> parts = new ArrayList<>();
        media.schema().ifPresent(schema -> {
            Set<String> required = schema.required();
            schema.properties().forEach((name, property) -> {
                if (!property.node().path("readOnly").asBoolean()) {
                    parts.add(new Parameter(
                            name,
                            Parameter.Place.BODY,
                            required.contains(name),
                            schema.clause().appendProperty("required"),
                            Optional.of(property),
                            media.example()
                                    .map(example -> example.get(name))
                                    .filter(property::allows)
                                    .or(property::example),
                            new Parameter.Style("form", true)));
                }
            });
        });
        return List.copyOf(parts);
    }

    private List<ResponseSpec> responses(JsonPointer operation) {
        JsonPointer responses = operation.appendProperty("responses");
        if (document.isOpenApi31() && document.at(responses).isMissingNode()) {
            return List.of();
        }
        requireObject(responses);
        List<ResponseSpec> read = new ArrayList<>();
        document.at(responses).fieldNames().forEachRemaining(status -> {
            if (!status.startsWith("x-")) {
                JsonPointer clause = document.follow(responses.appendProperty(status));
                requireObject(clause);
                read.add(new ResponseSpec(status, clause, content(clause)));
            }
        });
        read.sort(Comparator.comparing(ResponseSpec::status));
        return List.copyOf(read);
    }

    private List<MediaType> content(JsonPointer owner) {
        JsonPointer content = owner.appendProperty("content");
        List<MediaType> read = new ArrayList<>();
        if (document.at(content).isMissingNode()) {
            return List.of();
        }
        requireObject(content);
        document.at(content).fieldNames().forEachRemaining(name -> {
            JsonPointer clause = content.appendProperty(name);
            requireObject(clause);
            JsonNode node = document.at(clause);
            Optional<Schema> schema = schema(clause);
            read.add(new MediaType(
                    name, clause, schema, example(node, clause).or(() -> schema.flatMap(Schema::example))));
        });
        return List.copyOf(read);
    }

    /** Read to the end, so that a broken schema shows before anything is sent. */
    private Optional<Schema> schema(JsonPointer owner) {
        JsonPointer clause = owner.appendProperty("schema");
        if (document.at(clause).isMissingNode()) {
            return Optional.empty();
        }
        schemas.check(clause);
        return Optional.of(document.schema(clause));
    }

    private Optional<JsonNode> example(JsonNode node, JsonPointer clause) {
        if (node.hasNonNull("example")) {
            return Optional.of(node.get("example"));
        }
        JsonNode examples = node.path("examples");
        if (!examples.isObject() || examples.isEmpty()) {
            return Optional.empty();
        }
        String first = examples.fieldNames().next();
        JsonPointer place = document.follow(clause.appendProperty("examples").appendProperty(first));
        return Optional.ofNullable(document.at(place).get("value")).filter(value -> !value.isNull());
    }

    /** The operation's own word on security, which replaces the document's. */
    private JsonPointer securityClause(JsonPointer operation) {
        JsonPointer own = operation.appendProperty("security");
        return document.at(own).isMissingNode() ? JsonPointer.compile("/security") : own;
    }

    /** The scheme that a token is sent by. An empty alternative means that a request needs no token. */
    private Optional<SecurityScheme> security(JsonPointer list) {
        requireListIfThere(list);
        JsonNode alternatives = document.at(list);
        for (int i = 0; i < alternatives.size(); i++) {
            requireObject(list.appendIndex(i));
            if (alternatives.get(i).isEmpty()) {
                return Optional.empty();
            }
        }
        if (alternatives.isEmpty()) {
            return Optional.empty();
        }
        // The suite has one token, and so takes the first alternative that wants no more than one.
        String name = StreamSupport.stream(alternatives.spliterator(), false)
                .filter(alternative -> alternative.size() == 1)
                .findFirst()
                .orElse(alternatives.get(0))
                .fieldNames()
                .next();
        JsonPointer clause = document.follow(
                JsonPointer.compile("/components/securitySchemes").appendProperty(name));
        if (document.at(clause).isMissingNode()) {
            throw new ContractException("the security scheme " + name + " is not declared");
        }
        requireObject(clause);
        return Optional.of(scheme(name, document.at(clause)));
    }

    private static SecurityScheme scheme(String name, JsonNode scheme) {
        String type = scheme.path("type").asText();
        String word = type.equals("apiKey")
                ? scheme.path("in").asText()
                : type.equals("http") ? scheme.path("scheme").asText().toLowerCase(Locale.ROOT) : type;
        SecurityScheme.Kind kind = switch (type + "/" + word) {
            case "apiKey/header" -> SecurityScheme.Kind.HEADER;
            case "apiKey/query" -> SecurityScheme.Kind.QUERY;
            case "apiKey/cookie" -> SecurityScheme.Kind.COOKIE;
            case "http/basic" -> SecurityScheme.Kind.BASIC;
            case "http/bearer", "oauth2/oauth2", "openIdConnect/openIdConnect" -> SecurityScheme.Kind.BEARER;
            default ->
                throw new ContractException("the security scheme " + name + " is of a kind that the suite cannot send");
        };
        if (!type.equals("apiKey")) {
            return new SecurityScheme(kind, "Authorization");
        }
        String under = scheme.path("name").asText();
        if (under.isEmpty()) {
            throw new ContractException("the security scheme " + name + " has no name to send a token under");
        }
        return new SecurityScheme(kind, under);
    }

    private void requireListIfThere(JsonPointer pointer) {
        if (!document.at(pointer).isMissingNode() && !document.at(pointer).isArray()) {
            throw new ContractException("it has no list at " + pointer);
        }
    }

    private void requireObject(JsonPointer pointer) {
        if (!document.at(pointer).isObject()) {
            throw new ContractException("it has no object at " + pointer);
        }
    }
}
