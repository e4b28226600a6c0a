package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says of everything that operations take and give what it is in Java. The generator gets a contract in which every
 * schema is in the least words of OpenAPI, and the templates print what lies beside it under {@code x-java-type},
 * {@code x-java-schema} and {@code x-java-doc}, and of what a method returns under {@code x-java-result-type}.
 */
final class OperationTypes {

    /** Classes that the templates of operations import, which there hide a model of the same name. */
    private static final String IMPORTED = "Arrays Body Call CallOptions Caller Collections CompletableFuture Download"
            + " Field FieldMap FormUrlEncoded GatewayResponse Header Multipart MultipartBody Operation OperationRequest"
            + " Operations Part Path Query RequestBody ResponseBody Streaming VideoGateway";

    private static final List<String> SCHEMES = Arrays.asList("apiKey", "http", "oauth2", "openIdConnect");

    private static final Set<String> HIDING = new HashSet<>(Arrays.asList(IMPORTED.split(" ")));

    private final ObjectNode contract;
    private final Types types;
    private final Set<String> hidden = new HashSet<>(HIDING);

    private OperationTypes(ObjectNode contract, JsonNode codegen) {
        this.contract = contract;
        this.types = new Types(contract, codegen);
    }

    /** Whether the templates of operations import a class of this name. */
    static boolean isImported(String name) {
        return HIDING.contains(name);
    }

    /** A contract for the generator, of one whose operations have their names and groups by now. */
    static ObjectNode rewritten(ObjectNode contract, JsonNode codegen) {
        return new OperationTypes(contract, codegen).rewritten();
    }

    private ObjectNode rewritten() {
        origins();
        ObjectNode paths = JsonNodeFactory.instance.objectNode();
        contract.path("paths").properties().forEach(path -> {
            ObjectNode copy = paths.putObject(path.getKey());
            for (Map.Entry<String, JsonNode> field : path.getValue().properties()) {
                if (NameContract.METHODS.contains(field.getKey())) {
                    String place = field.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    ObjectNode operation = inlined((ObjectNode) field.getValue(), path.getValue(), place);
                    OperationText.settle(
                            operation, path.getKey(), path.getValue().path("servers"));
                    PlainInterface.settle(operation, field.getKey(), path.getKey());
                    copy.set(field.getKey(), operation);
                } else if (!field.getKey().equals("parameters")) {
                    copy.set(field.getKey(), field.getValue());
                }
            }
        });
        List<ObjectNode> all = new ArrayList<>();
        paths.forEach(path -> NameContract.METHODS.stream()
                .filter(path::has)
                .forEach(method -> all.add((ObjectNode) path.get(method))));
        all.forEach(this::prepare);
        types.begin();
        all.forEach(this::rewrite);
        return older(paths);
    }

    /** As a contract of OpenAPI 3.0, which has words for all that is left. */
    private ObjectNode older(ObjectNode paths) {
        ObjectNode result = contract.objectNode();
        result.setAll(contract);
        result.remove(Arrays.asList("webhooks", "jsonSchemaDialect"));
        result.put("openapi", "3.0.3").set("paths", paths);
        ObjectNode info = result.putObject("info");
        info.put("title", contract.path("info").path("title").asText());
        info.put("version", contract.path("info").path("version").asText());
        ArrayNode tags = result.putArray("tags");
        for (JsonNode tag : contract.path("tags")) {
            String said = Spelling.comment(tag.path("description").asText());
            tags.addObject().put("name", tag.path("name").asText()).put("description", said);
        }
        ObjectNode components = result.putObject("components");
        components.set("schemas", types.finish());
        ObjectNode schemes = components.putObject("securitySchemes");
        contract.path("components").path("securitySchemes").properties().forEach(scheme -> {
            JsonNode found = types.targets().resolved(scheme.getValue());
            if (SCHEMES.contains(found.path("type").asText())) {
                schemes.set(scheme.getKey(), found);
            }
        });
        return result;
    }

    /** Where the schemas without a name are written that requests and answers consist of. */
    private void origins() {
        JsonNode components = contract.path("components");
        components.path("requestBodies").properties().forEach(body -> {
            origin(body.getValue(), Place.shared("requestBodies", body.getKey(), "Request"));
        });
        components.path("responses").properties().forEach(response -> {
            origin(response.getValue(), Place.shared("responses", response.getKey(), "Response"));
        });
        contract.path("paths")
                .forEach(path -> NameContract.METHODS.stream()
                        .filter(path::has)
                        .map(path::path)
                        .forEach(operation -> {
                            origin(operation.path("requestBody"), requestPlace(operation, false));
                            operation
                                    .path("responses")
                                    .properties()
                                    .forEach(response ->
                                            origin(response.getValue(), responsePlace(operation, response.getKey())));
                        }));
    }

    private void origin(JsonNode owner, Place place) {
        JsonNode schema = MediaChoice.of(owner).schema();
        types.origin(schema, place);
        if (schema.isObject()) {
            types.share(schema, place);
        }
    }

    /** With what it refers to in the place of references, so that each operation is a whole. */
    private ObjectNode inlined(ObjectNode operation, JsonNode path, String place) {
        ObjectNode copy = contract.objectNode();
        copy.setAll(operation);
        copy.remove("callbacks");
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode owner : new JsonNode[] {path, operation}) {
            for (JsonNode parameter : owner.path("parameters")) {
                JsonNode found = types.targets().resolved(parameter);
                parameters.put(
                        found.path("in").asText() + " " + found.path("name").asText(), found);
            }
        }
        ArrayNode list = copy.putArray("parameters");
        // Each operation has types of its own, even of what stands beside it for all of its path.
        boolean secured = !operation.path(SecurityAlternatives.KEY).isEmpty();
        parameters.values().stream()
                .filter(parameter -> HeaderName.isParameter(parameter, secured, place))
                .forEach(parameter -> list.add(shallow(parameter.deepCopy())));
        if (operation.has("requestBody")) {
            copy.set("requestBody", shallow(types.targets().resolved(operation.get("requestBody"))));
        }
        ObjectNode responses = copy.putObject("responses");
        operation
                .path("responses")
                .properties()
                .forEach(response ->
                        responses.set(response.getKey(), shallow(types.targets().resolved(response.getValue()))));
        return copy;
    }

    /** Schemas inside stay the nodes that they are. */
    private ObjectNode shallow(JsonNode node) {
        ObjectNode copy = contract.objectNode();
        copy.setAll((ObjectNode) node);
        copy.remove(Arrays.asList("example", "examples", "headers", "links"));
        return copy;
    }

    /** What has to be known before the first type. */
    private void prepare(ObjectNode operation) {
        hidden.add(operation.path("tags").path(0).asText());
        hidden.add(Spelling.upperFirst(name(operation)) + "Parameters");
        MediaChoice request = MediaChoice.of(operation.path("requestBody"));
        if (request.isForm()) {
            types.form(request.schema());
        }
    }

    private void rewrite(ObjectNode operation) {
        operation.path("parameters").forEach(parameter -> parameter(operation, (ObjectNode) parameter));
        if (operation.has("requestBody")) {
            request(operation, (ObjectNode) operation.get("requestBody"));
        }
        String said = operation.path("summary").asText() + " "
                + operation.path("description").asText();
        operation.put("x-java-doc", Spelling.comment(said));
        String result = result(operation.path("responses"));
        say(operation, "result-", JavaType.NOTHING);
        operation.path("responses").properties().forEach(response -> {
            ObjectNode answer = (ObjectNode) response.getValue();
            MediaChoice content = MediaChoice.of(answer);
            JavaType type = content.isBytes()
                    ? JavaType.DOWNLOAD
                    : content.isEmpty()
                            ? JavaType.NOTHING
                            : types.of(content.schema(), responsePlace(operation, response.getKey()));
            content.replace(answer, type);
            say(answer, "", type);
            answer.put("x-java-doc", Spelling.comment(answer.path("description").asText()));
            if (response.getKey().equals(result)) {
                say(operation, "result-", type);
                operation.put("x-java-download", type == JavaType.DOWNLOAD);
            }
        });
    }

    private void parameter(ObjectNode operation, ObjectNode parameter) {
        String name = parameter.path("name").asText();
        JsonNode schema = parameter.has("schema")
                ? parameter.get("schema")
                : MediaChoice.of(parameter).schema();
        Place place = Place.operation(name(operation), name, Spelling.camel(name), false);
        Use use = types.use(schema);
        JavaType type = types.of(use, place);
        ObjectNode listed = types.listed(schema, place);
        String constants = listed == null ? types.listedElsewhere(schema, place) : types.constants(listed, place);
        if (parameter.has("schema")) {
            parameter.set("schema", type.plain());
        } else {
            MediaChoice.of(parameter).replace(parameter, type);
        }
        say(parameter, "", type);
        PlainInterface.settle(parameter, type);
        String description = parameter.path("description").asText();
        parameter.put(
                "x-java-doc",
                GeneratedClass.about(name, description.isEmpty() ? use.description() : description, constants, use));
    }

    private void request(ObjectNode operation, ObjectNode body) {
        MediaChoice content = MediaChoice.of(body);
        Place place = requestPlace(operation, content.isForm());
        if (content.isForm()) {
            JavaType form = types.classOf(content.schema(), place);
            operation.put("x-java-form", form.declared(this::isHidden));
            content.replace(body, form);
            return;
        }
        JavaType type = content.isBytes() ? JavaType.UPLOAD : types.of(content.schema(), place);
        content.replace(body, type);
        say(body, "", type);
    }

    private void say(ObjectNode node, String what, JavaType type) {
        node.put("x-java-" + what + "type", type.declared(this::isHidden));
        node.put("x-java-" + what + "type-or-null", type.orAbsent(this::isHidden));
        node.put("x-java-" + what + "schema", type.read(this::isHidden));
    }

    /** Also what every class of Java has without an import, which here is no nearer than a model. */
    private boolean isHidden(String className) {
        return hidden.contains(className) || ClassNames.isOfJava(className);
    }

    /**
     * The status whose type the method returns: the least success, or else what is said of all. Bytes go before all else,
     * for they are not kept: whoever asks for JSON alone could not have them, and the other way round works.
     */
    static String result(JsonNode responses) {
        String result = responses.has("default") ? "default" : null;
        boolean bytes = false;
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            String status = response.getKey();
            boolean more = MediaChoice.of(response.getValue()).isBytes();
            boolean first = result == null || result.equals("default") || more && !bytes;
            if (status.startsWith("2") && (first || more == bytes && status.compareTo(result) < 0)) {
                result = status;
                bytes = more;
            }
        }
        return result;
    }

    private static Place requestPlace(JsonNode operation, boolean form) {
        return Place.operation(name(operation), "request", "Request", form);
    }

    private static Place responsePlace(JsonNode operation, String status) {
        String suffix = status.equals("200") ? "Response" : Spelling.camel(status) + "Response";
        return Place.operation(name(operation), status, suffix, false);
    }

    private static String name(JsonNode operation) {
        return operation.path("operationId").asText();
    }
}
