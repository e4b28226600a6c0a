package io.videogateway.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an operation is called, and the group that it is in. Nothing but the operation itself is looked at, so that a
 * name stays what it is when other operations come or go.
 */
final class OperationName {

    private static final String READING = "Fetch|Find|Get|List|Query|Retrieve|Search";
    private static final String DOING =
            "Activate|Add|Approve|Archive|Cancel|Check|Clone|Complete|Create|Deactivate|Delete"
                    + "|Disable|Embed|Enable|Extend|Generate|Login|Logout|Merge|Pause|Predict|Publish|Refresh|Register"
                    + "|Reject|Remix|Remove|Rerank|Reset|Restart|Restore|Resume|Retry|Revoke|Rotate|Send|Start|Stop|Submit|Sync"
                    + "|Tokenize|Train|Translate|Update|Upload|Upscale|Validate|Verify";
    /** Of these a program wants the bytes. */
    private static final String BYTES = "Content|Download";
    /** POST /videos/{id}/remix is a verb, as most of what follows an id; these are things even there. */
    private static final String THING = ".*(tion|sion|ment|ance|ence|ity|file|File|image|Image|audio|Audio|video|Video)"
            + "|Content|Cover|Metadata|Thumbnail|Token";

    /** Classes and methods of the client itself. */
    private static final String OF_CLIENT =
            "Builder Clone Close Equals Finalize FromEnvironment GetClass HashCode Notify"
                    + " NotifyAll OperationGroups ToString Wait WithOptions";

    private final String method;
    private final JsonNode operation;
    private final String path;
    private final List<String> words = new ArrayList<>();
    private boolean endsInParameter;
    private boolean lastFollowsParameter;
    private boolean lastIsCustom;

    OperationName(String method, String path, JsonNode operation) {
        this.method = method;
        this.path = path;
        this.operation = operation;
        // With the slash or colon in front.
        for (String segment : path.split("(?=[/:])")) {
            take(segment.replaceFirst("^[/:]", ""), segment.startsWith(":"));
        }
    }

    private void take(String segment, boolean custom) {
        boolean says = !segment.isEmpty()
                && !segment.matches("(?i)v\\d[\\w.]*")
                && !(words.isEmpty() && segment.matches("(?i)api|rest|openapi"));
        if (!says) {
            return;
        }
        boolean parameter = segment.startsWith("{") && segment.endsWith("}");
        String word = Names.type(segment.replaceAll("\\{[^}]*}", " "));
        if (!parameter && !word.isEmpty()) {
            words.add(word);
            lastFollowsParameter = endsInParameter;
            lastIsCustom = custom;
        }
        endsInParameter = parameter;
    }

    /** The last segment of the first tag, or the first word of the path if that says nothing in ASCII letters. */
    String group() {
        String tag = operation.path("tags").path(0).asText();
        String last = tag.substring(tag.lastIndexOf('/') + 1);
        String name = Names.isReadable(last) ? Names.type(last) : words.isEmpty() ? "Root" : words.get(0);
        // VideosApi is what the plain interface of the group Videos is called.
        return free(name.matches("(?i).+Api") ? name.substring(0, name.length() - 3) : name);
    }

    /** A group of operations as it can be called beside what is written by hand. */
    static String free(String group) {
        boolean taken = ClassNames.isTaken(group)
                || OperationTypes.isImported(group)
                || (" " + OF_CLIENT + " ")
                        .toLowerCase(Locale.ROOT)
                        .contains(" " + group.toLowerCase(Locale.ROOT) + " ");
        return taken ? group + "Group" : group;
    }

    /** The contract's operationId, or what the field would say. */
    String method() {
        String id = operation.path("operationId").asText();
        // FastAPI appends the path and the method to what the function is called.
        String appended = "_" + (path.substring(1) + "/" + method).replaceAll("\\W", "_");
        id = id.endsWith(appended) ? id.substring(0, id.length() - appended.length()) : id;
        String name = Names.member(Names.isReadable(id) ? id : derived());
        // A word of Java, or a method that every object has.
        return name.endsWith("_") ? "call" + Names.type(name) : name;
    }

    private String derived() {
        if (words.isEmpty()) {
            return verb(!method.equals("post")) + "Root";
        }
        int verb = pathVerb();
        if (verb >= 0) {
            return byPathVerb(verb);
        }
        int end = words.size() - 1;
        String last = words.get(end);
        String before = singular(words.subList(0, end));
        if (endsInParameter) {
            return verb(true) + before + Names.singular(last);
        }
        if (method.equals("get") && last.matches(BYTES) && !before.isEmpty()) {
            return "download" + before + (last.equals("Download") ? "" : last);
        }
        if (method.equals("post")) {
            boolean action = lastFollowsParameter && !Names.isPlural(last) && !last.matches(THING);
            return action ? last + before : "create" + before + Names.singular(last);
        }
        return verb(!Names.isPlural(last)) + before + last;
    }

    /** Where the path itself says what is done: the last such word, or none (-1). */
    private int pathVerb() {
        String verbs = method.equals("post") ? READING + "|" + DOING : READING;
        boolean speaks = method.equals("post") || method.equals("get");
        for (int i = words.size() - 1; speaks && i >= 0; i--) {
            boolean phrase = i == words.size() - 1 && words.get(i).matches("(" + verbs + ")[A-Z].*");
            boolean alone = words.size() == 1 && endsInParameter;
            if (phrase || (words.get(i).matches(verbs) && !alone)) {
                return i;
            }
        }
        return lastIsCustom ? words.size() - 1 : -1;
    }

    private String byPathVerb(int index) {
        String verb = words.get(index);
        if (verb.matches(".+[A-Z].*")) {
            // Such as uploadImage or generateContent, which has its object already.
            return verb;
        }
        List<String> things = new ArrayList<>(words);
        things.remove(index);
        if (things.isEmpty()) {
            return verb;
        }
        int end = things.size() - 1;
        boolean several = verb.matches("List|Search|Find") && !endsInParameter && !lastFollowsParameter;
        String last = several ? things.get(end) : Names.singular(things.get(end));
        return verb + singular(things.subList(0, end)) + last;
    }

    private static String singular(List<String> words) {
        StringBuilder name = new StringBuilder();
        words.forEach(word -> name.append(Names.singular(word)));
        return name.toString();
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
