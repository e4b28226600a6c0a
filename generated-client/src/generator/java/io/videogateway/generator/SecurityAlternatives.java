package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tools.ant.BuildException;

/**
 * The alternatives of an operation's security, each of which is one or several schemes that go together. The generator
 * knows only the list of all schemes, so the templates read these instead.
 */
final class SecurityAlternatives {

    /** Where the templates find them. */
    static final String KEY = "x-security";

    private final ObjectNode contract;
    private final Targets targets;
    private final String place;
    private final Set<String> unsendable = new TreeSet<>();

    /** The place is that of the operation, for a sentence. */
    SecurityAlternatives(ObjectNode contract, String place) {
        this.contract = contract;
        this.targets = new Targets(contract);
        this.place = place;
    }

    /**
     * Adds them to the operation; an empty one means that nothing need be sent.
     *
     * @throws BuildException if the client can send none of them
     */
    void addTo(ObjectNode operation) {
        JsonNode wanted = operation.has("security") ? operation.path("security") : contract.path("security");
        ArrayNode alternatives = operation.putArray(KEY);
        for (JsonNode alternative : wanted) {
            ArrayNode schemes = contract.arrayNode();
            if (isSendable(alternative, schemes)) {
                alternatives.addObject().set("schemes", schemes);
            }
        }
        if (alternatives.isEmpty() && !wanted.isEmpty()) {
            throw new BuildException("the client cannot send the security of " + place + ": "
                    + String.join("; ", unsendable) + "; it has bearer tokens, basic authentication and API keys");
        }
    }

    private boolean isSendable(JsonNode alternative, ArrayNode schemes) {
        boolean sendable = true;
        boolean authorized = false;
        for (Map.Entry<String, JsonNode> one : alternative.properties()) {
            ObjectNode scheme = scheme(one.getKey());
            if (scheme == null) {
                sendable = false;
            } else {
                boolean authorizes = scheme.get("header").asText().equalsIgnoreCase("Authorization");
                if (authorizes && authorized) {
                    unsendable.add("a request has one header Authorization, and "
                            + String.join(", ", new TreeSet<>(names(alternative))) + " together need two");
                    sendable = false;
                }
                authorized |= authorizes;
                schemes.add(scheme);
            }
        }
        return sendable;
    }

    private static Set<String> names(JsonNode alternative) {
        Set<String> names = new TreeSet<>();
        alternative.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** How the generated code calls for it, or null if the client cannot send it. */
    private ObjectNode scheme(String name) {
        JsonNode scheme = targets.resolved(
                contract.path("components").path("securitySchemes").path(name));
        if (scheme.isMissingNode()) {
            throw new BuildException(place + " needs the security scheme " + name
                    + ", and components.securitySchemes has none of that name");
        }
        String type = scheme.path("type").asText();
        String http = scheme.path("scheme").asText();
        String key = scheme.path("name").asText();
        switch (type) {
            case "oauth2":
            case "openIdConnect":
                return call("bearer", "Authorization", name);
            case "http":
                if (http.equalsIgnoreCase("bearer") || http.equalsIgnoreCase("basic")) {
                    return call(http.toLowerCase(Locale.ROOT), "Authorization", name);
                }
                unsendable.add(name + " is HTTP " + http);
                return null;
            case "apiKey":
                switch (scheme.path("in").asText()) {
                    case "header":
                        return call("keyInHeader", key, name, key);
                    case "query":
                        return call("keyInQuery", "", name, key);
                    case "cookie":
                        return call("keyInCookie", "", name, key);
                    default:
                        unsendable.add(name + " is a key in no place that OpenAPI knows");
                        return null;
                }
            default:
                unsendable.add(name + " is of the type " + type);
                return null;
        }
    }

    private ObjectNode call(String method, String header, String... arguments) {
        StringBuilder list = new StringBuilder();
        for (String argument : arguments) {
            list.append(list.length() == 0 ? "" : ", ").append(Spelling.literal(argument));
        }
        return contract.objectNode().put("call", method + "(" + list + ")").put("header", header);
    }
}
