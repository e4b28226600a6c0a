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
import java.util.regex.Pattern;

/** Reads the operations of a document. */
final class OperationReader {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final List<String> BODILESS = List.of("get", "head", "delete", "trace");
    /** The extension with which a contract says of an operation whether calls of it are charged for. */
    private static final String PAID = "x-paid";

    private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|[xX][xX])|default");

    private static final JsonPointer PATHS = JsonPointer.compile("/paths");

    private final Document document;
    private final SchemaCheck schemas;
    private final SecurityReader security;

    OperationReader(Document document) {
        this.document = document;
        this.schemas = new SchemaCheck(document);
        this.security = new SecurityReader(document);
    }

    List<Operation> operations() {
        List<JsonPointer> places = new ArrayList<>();
        document.requireObject(PATHS);
        document.at(PATHS).fieldNames().forEachRemaining(path -> {
            // What does not begin with a slash is an extension of the document.
            if (!path.startsWith("/")) {
                return;
            }
            JsonPointer item = document.follow(PATHS.appendProperty(path));
            document.requireObject(item);
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
        document.requireObject(clause);
        Set<String> siblings = new LinkedHashSet<>();
        document.at(item).fieldNames().forEachRemaining(name -> {
            if (METHODS.contains(name)) {
                siblings.add(name.toUpperCase(Locale.ROOT));
            }
        });
        Optional<RequestBody> body = body(method, clause);
        JsonPointer securityClause = security.clause(clause);
        List<SecurityScheme> schemes = security.schemes(securityClause);
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                clause,
                parameters(item, clause, schemes),
                body,
                body.map(RequestBody::preferred).map(MediaType::parts).orElse(List.of()),
                responses(clause),
                schemes,
                securityClause,
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
    private List<Parameter> parameters(JsonPointer item, JsonPointer operation, List<SecurityScheme> schemes) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonPointer owner : List.of(item, operation)) {
            JsonPointer list = owner.appendProperty("parameters");
            document.requireListIfThere(list);
            for (int i = 0; i < document.at(list).size(); i++) {
                JsonPointer clause = document.follow(list.appendIndex(i));
                document.requireObject(clause);
                JsonNode node = document.at(clause);
                Parameter.Place place = place(clause, node.path("in").asText());
                String name = node.path("name").asText();
                if (name.isEmpty()) {
                    throw new ContractException("the parameter at " + clause + " has no name");
                }
                if (place == Parameter.Place.HEADER && isSaidElsewhere(name, schemes)) {
                    continue;
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

    /** OpenAPI ignores parameters of these names: media types and security say what goes into the headers. */
    private static boolean isSaidElsewhere(String header, List<SecurityScheme> schemes) {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "accept", "content-type" -> true;
            // Where no security is named, a value in a profile is the only way to have the header.
            case "authorization" -> !schemes.isEmpty();
            default -> false;
        };
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
        document.requireObject(clause);
        List<MediaType> content = content(clause);
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(new RequestBody(
                        clause, document.at(clause).path("required").asBoolean(), content));
    }

    private List<ResponseSpec> responses(JsonPointer operation) {
        JsonPointer responses = operation.appendProperty("responses");
        if (document.isOpenApi31() && document.at(responses).isMissingNode()) {
            return List.of();
        }
        document.requireObject(responses);
        List<ResponseSpec> read = new ArrayList<>();
        document.at(responses).fieldNames().forEachRemaining(status -> {
            if (!status.startsWith("x-")) {
                if (!STATUS.matcher(status).matches()) {
                    throw new ContractException("what stands under " + status + " at " + responses
                            + " is for no status; write 200, 2XX or default");
                }
                JsonPointer clause = document.follow(responses.appendProperty(status));
                document.requireObject(clause);
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
        document.requireObject(content);
        document.at(content).fieldNames().forEachRemaining(name -> {
            JsonPointer clause = content.appendProperty(name);
            document.requireObject(clause);
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
}
