package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tools.ant.BuildException;

/**
 * Gives each form a schema of its own, called by its operation, with all properties in one place. The generator would
 * call two equal forms by one name, one that is a {@code $ref} by another, and look into no {@code allOf}.
 */
final class FormClass {

    private static final int DEEPEST = 50;

    private final ObjectNode contract;
    private final Targets targets;
    private final String place;

    /** The place is that of the operation, for a sentence. */
    FormClass(ObjectNode contract, String place) {
        this.contract = contract;
        this.targets = new Targets(contract);
        this.place = place;
    }

    /**
     * In place, if the operation takes a form.
     *
     * @throws BuildException if the form has no properties, or another schema has the name
     */
    void settle(ObjectNode operation, String name) {
        JsonNode content = targets.resolved(operation.path("requestBody")).path("content");
        for (Map.Entry<String, JsonNode> media : content.properties()) {
            if (Content.isForm(media.getKey())) {
                // A body that several operations share is named anew for each.
                ObjectNode body =
                        targets.resolved(operation.path("requestBody")).deepCopy();
                ObjectNode form = (ObjectNode) body.path("content").path(media.getKey());
                String type = Names.type(name) + "Request";
                place(form, type);
                operation.set("requestBody", body);
            }
        }
    }

    private void place(ObjectNode form, String type) {
        JsonNode schema = form.path("schema");
        ObjectNode whole = contract.objectNode().put("type", "object");
        JsonNode named = targets.resolved(schema);
        if (named.path("description").isTextual()) {
            whole.set("description", named.path("description"));
        }
        whole.putObject("properties");
        Set<String> required = new LinkedHashSet<>();
        gather(schema, whole, required, true, 0);
        if (whole.path("properties").isEmpty()) {
            throw new BuildException(
                    "the form of " + place + " has no properties, so that there is nothing to generate");
        }
        ArrayNode names = contract.arrayNode();
        required.stream().filter(whole.path("properties")::has).forEach(names::add);
        if (!names.isEmpty()) {
            whole.set("required", names);
        }
        ObjectNode schemas = contract.withObject("/components/schemas");
        boolean own = schema.path("$ref").asText().equals("#/components/schemas/" + type);
        if (schemas.has(type) && !own) {
            throw new BuildException("the form of " + place + " would be called " + type
                    + ", as another schema of the contract is; give the operation a name of its own in"
                    + " openapi/codegen.yaml, under names");
        }
        if (own && whole.findValuesAsText("format").contains("binary") && isElsewhere(schema.get("$ref"))) {
            throw new BuildException(
                    "the form of " + place + " is the schema " + type + ", which stands elsewhere in the"
                            + " contract too, and a class has a file either as bytes or as text; give the operation a name of its"
                            + " own in openapi/codegen.yaml, under names");
        }
        schemas.set(type, whole);
        form.putObject("schema").put("$ref", "#/components/schemas/" + type);
    }

    /** Whether more than forms refers to it, each of which has a class of its own. */
    private boolean isElsewhere(JsonNode ref) {
        List<JsonNode> forms = new ArrayList<>();
        for (String type : new String[] {"multipart/form-data", "application/x-www-form-urlencoded"}) {
            contract.findValues(type)
                    .forEach(media -> forms.add(media.path("schema").path("$ref")));
        }
        return Collections.frequency(contract.findValues("$ref"), ref) > Collections.frequency(forms, ref);
    }

    /** Of alternatives (oneOf, anyOf) a form may have any property, and must have none. */
    private void gather(JsonNode from, ObjectNode whole, Set<String> required, boolean all, int depth) {
        JsonNode schema = targets.resolved(from);
        if (depth > DEEPEST) {
            throw new BuildException("the form of " + place + " contains itself");
        }
        schema.path("allOf").forEach(part -> gather(part, whole, required, all, depth + 1));
        schema.path("oneOf").forEach(part -> gather(part, whole, required, false, depth + 1));
        schema.path("anyOf").forEach(part -> gather(part, whole, required, false, depth + 1));
        ObjectNode properties = (ObjectNode) whole.get("properties");
        schema.path("properties").properties().forEach(one -> properties.set(one.getKey(), one.getValue()));
        if (all) {
            schema.path("required").forEach(one -> required.add(one.asText()));
        }
    }
}
