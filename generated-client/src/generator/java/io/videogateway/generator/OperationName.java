package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operation is called, and the group that it is in. Nothing but the operation itself is looked at, so that a
 * name stays what it is when other operations come or go.
 */
final class OperationName {

    private static final String VERB_OF_A_THING = "(?i)content|download";

    private final String method;
    private final JsonNode operation;
    private final String path;
    private final List<String> words = new ArrayList<>();
    private boolean endsInParameter;

    OperationName(String method, String path, JsonNode operation) {
        this.method = method;
        this.path = path;
        this.operation = operation;
        boolean leading = true;
        for (String segment : path.split("[/:]")) {
            boolean parameter = segment.startsWith("{") && segment.endsWith("}");
            leading &= segment.isEmpty() || segment.matches("(?i)api|rest|openapi|v\\d[\\w.]*");
            if (!segment.isEmpty() && !leading) {
                endsInParameter = parameter;
                String word = Names.type(segment.replaceAll("\\{[^}]*}", " "));
                if (!parameter && !word.isEmpty()) {
                    words.add(word);
                }
            }
        }
    }

    /** The last segment of the first tag, or the first word of the path if that says nothing in ASCII letters. */
    String group() {
        String tag = operation.path("tags").path(0).asText();
        String last = tag.substring(tag.lastIndexOf('/') + 1);
        return Names.isReadable(last)
                ? Names.type(last)
                : words.isEmpty() ? "Root" : words.get(0);
    }

    /** The contract's operationId, or what the field would say. */
    String method() {
        String id = operation.path("operationId").asText();
        // FastAPI appends the path and the method to what the function is called.
        String appended = "_" + (path.substring(1) + "/" + method).replaceAll("\\W", "_");
        id = id.endsWith(appended) ? id.substring(0, id.length() - appended.length()) : id;
        return Names.member(Names.isReadable(id) ? id : derived());
    }

    private String derived() {
        if (words.isEmpty()) {
            return verb(false) + "Root";
        }
        String last = words.get(words.size() - 1);
        StringBuilder before = new StringBuilder();
        words.subList(0, words.size() - 1).forEach(word -> before.append(Names.singular(word)));
        if (endsInParameter) {
            return verb(true) + before + Names.singular(last);
        }
        if (method.equals("get") && last.matches(VERB_OF_A_THING) && before.length() > 0) {
            return "download" + before + (last.equalsIgnoreCase("download") ? "" : last);
        }
        if (Names.isPlural(last)) {
            return verb(false) + before + (method.equals("get") ? last : Names.singular(last));
        }
        // POST /videos/{id}/remix is a verb and its object; the other methods bring a verb, and have a thing here.
        return method.equals("post") ? last + before : verb(true) + before + last;
    }

    private String verb(boolean ofOne) {
        switch (method) {
            case "get":
                return ofOne ? "retrieve" : "list";
            case "post":
                return ofOne ? "update" : "create";
            case "put":
                return "replace";
            case "patch":
                return "update";
            default:
                return method;
        }
    }
}
