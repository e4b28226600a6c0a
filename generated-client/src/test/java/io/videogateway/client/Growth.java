package io.videogateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What becomes of a client when an operation appears in its contract: each one in turn is taken for the new one, in its
 * own place and as the first of all.
 */
final class Growth {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Path folder;
    private final String codegen;

    Growth(Path folder, String codegen) {
        this.folder = folder;
        this.codegen = codegen;
    }

    /** Whatever of the client without an operation is something else in the client with it, by that operation. */
    Map<String, List<String>> moved(String contract) throws Exception {
        JsonNode all = ContractStep.read(contract);
        Map<String, String> grown = client(all);
        Map<String, List<String>> moved = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : all.path("paths").properties()) {
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    JsonNode less = all.deepCopy();
                    ((ObjectNode) less.path("paths").get(path.getKey())).remove(method);
                    Map<String, String> before = client(less);
                    List<String> changes = new ArrayList<>(changes(before, grown));
                    changes.addAll(changes(before, client(withFirst(all, path.getKey(), method))));
                    if (!changes.isEmpty()) {
                        moved.put(method + " " + path.getKey(), changes);
                    }
                }
            }
        }
        return moved;
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        List<String> changes = new ArrayList<>();
        before.forEach((part, text) -> {
            if (!text.equals(after.get(part))) {
                changes.add(part + ": " + text + " -> " + after.get(part));
            }
        });
        return changes;
    }

    private static JsonNode withFirst(JsonNode all, String path, String method) {
        ObjectNode copy = all.deepCopy();
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set(method, copy.at("/paths").get(path).get(method));
        copy.at("/paths").get(path).properties().forEach(one -> item.putIfAbsent(one.getKey(), one.getValue()));
        ObjectNode paths = JsonNodeFactory.instance.objectNode();
        paths.set(path, item);
        copy.at("/paths").properties().forEach(one -> paths.putIfAbsent(one.getKey(), one.getValue()));
        copy.set("paths", paths);
        return copy;
    }

    /** What the templates print of each class and each operation; nothing where no client can be made of the contract. */
    private Map<String, String> client(JsonNode contract) throws Exception {
        Map<String, String> client = new TreeMap<>();
        JsonNode prepared;
        try {
            prepared = new ContractStep(folder).prepared(contract.toString(), codegen);
        } catch (InvocationTargetException e) {
            if (e.getCause().getMessage().contains("has nothing there")) {
                // The others refer to what is written in the operation.
                return client;
            }
            throw e;
        }
        for (Map.Entry<String, JsonNode> schema :
                prepared.at("/components/schemas").properties()) {
            client.put(schema.getKey(), schema.getValue().toString());
        }
        for (Map.Entry<String, JsonNode> path : prepared.path("paths").properties()) {
            for (Iterator<String> methods = path.getValue().fieldNames(); methods.hasNext(); ) {
                String method = methods.next();
                // A class is written with its package where a group of operations has its name.
                String operation = path.getValue().get(method).toString().replace("io.videogateway.client.model.", "");
                client.put(method + " " + path.getKey(), operation.replaceAll("@Nullable ", ""));
            }
        }
        JsonNode parameters = new ObjectMapper()
                .readTree(folder.resolve("codegen.json").toFile())
                .path("parameterNameMappings");
        parameters
                .properties()
                .forEach(name ->
                        client.put("parameter " + name.getKey(), name.getValue().asText()));
        return client;
    }
}
