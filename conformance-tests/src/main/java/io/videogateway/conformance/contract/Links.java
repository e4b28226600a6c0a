package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code links} of a contract: which value of an answer is a parameter of another operation. */
final class Links {
    private static final String IN_BODY = "$response.body#";

    private final Document document;
    private final Map<String, Operation> byId = new HashMap<>();
    private final Map<JsonPointer, Operation> byPlace = new HashMap<>();
    private final Map<String, List<Origin>> origins = new HashMap<>();

    Links(Document document, List<Operation> operations) {
        this.document = document;
        for (Operation operation : operations) {
            byPlace.put(operation.clause(), operation);
            String id = document.at(operation.clause()).path("operationId").asText("");
            if (!id.isEmpty()) {
                byId.put(id, operation);
            }
        }
        for (Operation operation : operations) {
            operation.responses().stream()
                    .filter(ResponseSpec::isSuccess)
                    .forEach(response -> read(operation, response.clause().appendProperty("links")));
        }
    }

    /** What leads to a parameter. */
    List<Origin> to(Operation operation, Parameter parameter) {
        String place = parameter.place().name().toLowerCase(Locale.ROOT);
        List<Origin> qualified = origins.getOrDefault(key(operation, place + "." + parameter.name()), List.of());
        return qualified.isEmpty() ? origins.getOrDefault(key(operation, parameter.name()), List.of()) : qualified;
    }

    private void read(Operation source, JsonPointer links) {
        document.at(links).fieldNames().forEachRemaining(name -> {
            JsonNode link = document.at(document.follow(links.appendProperty(name)));
            Operation target = target(link);
            if (target == null) {
                return;
            }
            link.path("parameters").properties().forEach(entry -> {
                String expression = entry.getValue().asText();
                String pointer = expression.startsWith(IN_BODY) ? expression.substring(IN_BODY.length()) : "";
                if (pointer.startsWith("/")) {
                    origins.computeIfAbsent(key(target, entry.getKey()), key -> new ArrayList<>())
                            .add(new Origin(
                                    source.key(),
                                    JsonPointer.compile(pointer),
                                    source.method().equals("POST")));
                }
            });
        });
    }

    /** Null where the link leads out of the document, or to what it does not declare. */
    private @Nullable Operation target(JsonNode link) {
        String id = link.path("operationId").asText("");
        if (!id.isEmpty()) {
            return byId.get(id);
        }
        String reference = link.path("operationRef").asText("");
        return reference.startsWith("#/") ? byPlace.get(JsonPointer.compile(reference.substring(1))) : null;
    }

    private static String key(Operation operation, String parameter) {
        return operation.key() + " " + parameter;
    }
}
