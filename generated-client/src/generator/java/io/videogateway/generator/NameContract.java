package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.util.DeserializationUtils;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.tools.ant.BuildException;

/**
 * For the build: writes a copy of the contract in which every operation has a name and one group, and every schema is
 * made out, for the generator to read. Names that the contract or its rules give can be replaced in
 * openapi/codegen.yaml, under {@code names}, {@code schemaNames} and {@code nameMappings}.
 */
public final class NameContract {

    static final List<String> METHODS =
            Arrays.asList("get", "put", "post", "delete", "options", "head", "patch", "trace");
    /** What these bring along is to be ignored, as OpenAPI says, and OkHttp refuses to send it. */
    private static final List<String> BODILESS = Arrays.asList("get", "head", "trace");

    private static final List<String> FORMS = Arrays.asList("", "Async", "WithResponse", "WithResponseAsync");

    private File contract;
    private File names;
    private String instead = "";
    private File to;
    private File configuration;

    public void setContract(File contract) {
        this.contract = contract;
    }

    public void setNames(File codegen) {
        this.names = codegen;
    }

    /** A file with what stands in the place of the same entries of codegen.yaml, which speaks of another contract; or none. */
    public void setInstead(String instead) {
        this.instead = instead;
    }

    public void setTo(File to) {
        this.to = to;
    }

    /** Where codegen.yaml goes, with what the generator must know of this contract. */
    public void setConfiguration(File configuration) {
        this.configuration = configuration;
    }

    /**
     * Called by Ant.
     *
     * @throws BuildException with one sentence if the contract cannot be read, or two operations would have one name
     */
    public void execute() {
        try {
            JsonNode read = tree(contract);
            if (!read.isObject()) {
                throw new BuildException(contract + " is no OpenAPI document");
            }
            new Targets(read).inlinePaths();
            JsonNode codegen = instead.isEmpty() ? tree(names) : replaced((ObjectNode) tree(names));
            name((ObjectNode) read, codegen.path("names"));
            ObjectNode rewritten = OperationTypes.rewritten((ObjectNode) read, codegen);
            write(rewritten, to);
            write(SchemaKey.namedIn(codegen, rewritten), configuration);
        } catch (IOException e) {
            throw new BuildException("the contract cannot be prepared for the generator: " + e.getMessage(), e);
        }
    }

    /** What the generator is told beside names stays. */
    private ObjectNode replaced(ObjectNode codegen) throws IOException {
        JsonNode others = tree(new File(instead));
        ObjectNode told = codegen.withObject("/additionalProperties").deepCopy();
        codegen.setAll((ObjectNode) others);
        others.path("additionalProperties").properties().forEach(one -> told.set(one.getKey(), one.getValue()));
        codegen.set("additionalProperties", told);
        return codegen;
    }

    private static JsonNode tree(File file) throws IOException {
        String text = new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
        return DeserializationUtils.deserializeIntoTree(text, file.getName());
    }

    private static void write(JsonNode tree, File file) throws IOException {
        Files.createDirectories(file.toPath().getParent());
        Files.write(file.toPath(), tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Names all operations in place. */
    static void name(ObjectNode contract, JsonNode chosen) {
        Map<String, String> owners = new HashMap<>();
        Map<String, String> groups = new LinkedHashMap<>();
        TreeSet<String> unused = new TreeSet<>();
        chosen.fieldNames().forEachRemaining(unused::add);
        for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
            for (String method : METHODS) {
                if (path.getValue().path(method) instanceof ObjectNode) {
                    ObjectNode operation = (ObjectNode) path.getValue().get(method);
                    String place = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
                    OperationName rule = new OperationName(method, path.getKey(), operation);
                    boolean own = unused.remove(place);
                    String[] names = own ? chosenFor(place, chosen.get(place).asText()) : null;
                    String group = own ? OperationName.free(Names.type(names[0])) : rule.group();
                    String name = own ? names[1] : rule.method();
                    claim(owners, group, name, place);
                    groups.putIfAbsent(group, operation.path("tags").path(0).asText());
                    operation.put("operationId", name);
                    operation.putArray("tags").add(group);
                    new SecurityAlternatives(contract, place).addTo(operation);
                    if (BODILESS.contains(method)) {
                        operation.remove("requestBody");
                    }
                    new Content(contract, place).settle(operation);
                    new FormClass(contract, place).settle(operation, name);
                    new PartEncoding(contract, place).settle(operation);
                }
            }
        }
        if (!unused.isEmpty()) {
            throw new BuildException(
                    "openapi/codegen.yaml names " + unused.first() + ", and the contract has no such operation");
        }
        describe(contract, groups);
    }

    private static String[] chosenFor(String place, String names) {
        String[] parts = names.split("\\.", -1);
        if (parts.length != 2 || !isName(parts[0]) || !isName(parts[1])) {
            throw new BuildException("the name of " + place + " in openapi/codegen.yaml, \"" + names
                    + "\", is not a group and a method such as videos.createVideo");
        }
        return parts;
    }

    /** Such as Java takes, and that no rule has to change. */
    private static boolean isName(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9]*") && Names.member(name).equals(name);
    }

    /** A group has one method of a name, and the whole client one request class of it. */
    private static void claim(Map<String, String> owners, String group, String name, String place) {
        TreeSet<String> taken = new TreeSet<>();
        taken.add("class " + Names.type(name));
        FORMS.forEach(form -> taken.add(group + "." + name + form));
        for (String one : taken) {
            String other = owners.put(one.toLowerCase(Locale.ROOT), place);
            if (other != null) {
                throw new BuildException(other + " and " + place + " would both be called " + name
                        + "; give one of them a name of its own in openapi/codegen.yaml, under names, such as \""
                        + place
                        + "\": " + Names.member(group) + "." + name + "2");
            }
        }
    }

    private static void describe(ObjectNode contract, Map<String, String> groups) {
        Map<String, JsonNode> described = new HashMap<>();
        contract.path("tags").forEach(tag -> described.put(tag.path("name").asText(), tag.path("description")));
        ArrayNode tags = contract.putArray("tags");
        groups.forEach((group, tag) -> {
            ObjectNode node = tags.addObject().put("name", group);
            if (described.containsKey(tag) && described.get(tag).isTextual()) {
                node.set("description", described.get(tag));
            }
        });
    }
}
