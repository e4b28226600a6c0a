package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.videogateway.conformance.change.Side.Range;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.RequestBody;
import io.videogateway.conformance.contract.ResponseSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what changed in what the operations of a contract take and answer. */
final class OperationChanges {
    private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]*)}");

    private final Contract before;
    private final Contract after;
    private final ChangeList found;
    private final SchemaChanges schemas;

    OperationChanges(Contract before, Contract after, ChangeList found) {
        this.before = before;
        this.after = after;
        this.found = found;
        this.schemas = new SchemaChanges(before, after, found);
    }

    void compare() {
        // What a path calls its parameters is no matter of the wire.
        Map<String, Operation> was = byKey(before.operations(), OperationChanges::wireKey);
        Map<String, Operation> is = byKey(after.operations(), OperationChanges::wireKey);
        is.forEach((key, now) -> {
            Operation old = was.get(key);
            if (old == null) {
                found.add(Effect.COMPATIBLE, Effect.BREAKING, place(now), "a new operation: " + now.key());
            } else {
                compare(old, now);
            }
        });
        was.forEach((key, old) -> {
            if (!is.containsKey(key)) {
                found.add(Effect.BREAKING, Effect.COMPATIBLE, place(old), old.key() + " is gone");
            }
        });
        compareWhole("/webhooks", JsonPointer.compile("/webhooks"), JsonPointer.compile("/webhooks"));
    }

    private static String wireKey(Operation operation) {
        return TEMPLATE.matcher(operation.key()).replaceAll("{}");
    }

    /** Where the operation stands, or the reference to it. */
    private static JsonPointer place(Operation operation) {
        return JsonPointer.compile("/paths")
                .appendProperty(operation.path())
                .appendProperty(operation.clause().last().getMatchingProperty());
    }

    private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
        Map<String, T> byKey = new LinkedHashMap<>();
        all.forEach(one -> byKey.putIfAbsent(key.apply(one), one));
        return byKey;
    }

    private void compare(Operation old, Operation now) {
        if (!old.path().equals(now.path())) {
            found.add(
                    Effect.BREAKING,
                    Effect.COSMETIC,
                    now.clause().head(),
                    old.path() + " is called " + now.path(),
                    old.clause().head());
        }
        compareNames(old, now);
        compareFlag(old.clause(), now.clause(), "deprecated", now.key());
        compareParameters(old, now);
        compareArguments(old, now);
        compareBody(old, now);
        compareAnswers(old, now);
        compareSecurity(old, now);
        compareServers(old, now);
        compareWhole(
                "what " + now.key() + " calls back",
                old.clause().appendProperty("callbacks"),
                now.clause().appendProperty("callbacks"));
    }

    /** The client calls its methods and facades by these, where openapi/codegen.yaml says nothing else. */
    private void compareNames(Operation old, Operation now) {
        JsonNode wasId = before.at(old.clause()).path("operationId");
        JsonNode isId = after.at(now.clause()).path("operationId");
        if (!wasId.equals(isId)) {
            found.add(
                    Effect.BREAKING,
                    Effect.COSMETIC,
                    now.clause().appendProperty("operationId"),
                    now.key() + " is called " + name(isId) + ", was called " + name(wasId));
        }
        Set<String> wasTags = texts(before.at(old.clause()).path("tags"));
        Set<String> isTags = texts(after.at(now.clause()).path("tags"));
        if (!wasTags.equals(isTags)) {
            found.add(
                    isTags.containsAll(wasTags) && !wasTags.isEmpty() ? Effect.COMPATIBLE : Effect.BREAKING,
                    Effect.COSMETIC,
                    now.clause().appendProperty("tags"),
                    now.key() + " has the tags " + tags(isTags) + ", had " + tags(wasTags));
        }
    }

    private static String name(JsonNode node) {
        return node.isMissingNode() ? "nothing" : Show.value(node);
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String tags(Set<String> tags) {
        return tags.isEmpty() ? "none" : String.join(", ", tags);
    }

    private void compareFlag(JsonPointer old, JsonPointer now, String word, String subject) {
        boolean was = before.at(old).path(word).asBoolean();
        boolean is = after.at(now).path(word).asBoolean();
        if (was != is) {
            found.add(
                    Effect.COMPATIBLE,
                    Effect.COSMETIC,
                    now.appendProperty(word),
                    subject + " is " + (is ? "" : "not ") + word + (is ? "" : " any more"));
        }
    }

    private void compareParameters(Operation old, Operation now) {
        Map<String, Parameter> was = byKey(old.parameters(), parameter -> key(old, parameter));
        Map<String, Parameter> is = byKey(now.parameters(), parameter -> key(now, parameter));
        is.forEach((key, parameter) -> {
            if (was.containsKey(key)) {
                compare(was.get(key), parameter);
            } else {
                Side.REQUEST.added(found, parameter.required(), parameter.clause(), subject(parameter), lists(now));
            }
        });
        was.forEach((key, parameter) -> {
            if (!is.containsKey(key)) {
                Side.REQUEST.removed(found, parameter.required(), parameter.clause(), subject(parameter), lists(old));
            }
        });
    }

    /** Beside what stands in the path, the method of the client takes them all in one argument, which is there or not. */
    private void compareArguments(Operation old, Operation now) {
        if (!takesParameters(old) && takesParameters(now)) {
            found.add(
                    Effect.BREAKING,
                    Effect.COSMETIC,
                    now.clause().appendProperty("parameters"),
                    "the client's method for " + now.key() + " takes parameters, took none");
        }
    }

    private static boolean takesParameters(Operation operation) {
        return operation.parameters().stream().anyMatch(parameter -> parameter.place() != Parameter.Place.PATH);
    }

    /** Where parameters are listed, if only by reference. */
    private static JsonPointer[] lists(Operation operation) {
        return Stream.of(operation.clause(), operation.clause().head())
                .map(owner -> owner.appendProperty("parameters"))
                .toArray(JsonPointer[]::new);
    }

    /** A parameter of the path is the same if it stands in the same place, whatever it is called. */
    private static String key(Operation operation, Parameter parameter) {
        List<String> names = TEMPLATE.matcher(operation.path())
                .results()
                .map(template -> template.group(1))
                .toList();
        return parameter.place() == Parameter.Place.PATH
                ? "PATH " + names.indexOf(parameter.name())
                : parameter.place() + " " + parameter.name();
    }

    private static String subject(Parameter parameter) {
        return switch (parameter.place()) {
                    case PATH -> "the path parameter ";
                    case QUERY -> "the query parameter ";
                    case HEADER -> "the header ";
                    case COOKIE -> "the cookie ";
                    case BODY -> "";
                }
                + parameter.name();
    }

    private void compare(Parameter old, Parameter now) {
        String subject = subject(now);
        if (old.required() != now.required()) {
            Side.REQUEST.required(found, now.required(), now.clause().appendProperty("required"), subject);
        }
        compareFlag(old.clause(), now.clause(), "deprecated", subject);
        if (!old.style().equals(now.style())) {
            found.add(
                    Side.REQUEST,
                    Range.REPLACED,
                    now.clause(),
                    subject + " is written in the style " + style(now) + ", was " + style(old));
        }
        for (String keyword : List.of("content", "allowReserved", "allowEmptyValue")) {
            compareWhole(
                    keyword + " of " + subject,
                    old.clause().appendProperty(keyword),
                    now.clause().appendProperty(keyword));
        }
        if (old.schema().isPresent() && now.schema().isPresent()) {
            schemas.compare(old.schema().get(), now.schema().get(), Side.REQUEST, subject);
        } else {
            compareWhole(
                    "the schema of " + subject,
                    old.clause().appendProperty("schema"),
                    now.clause().appendProperty("schema"));
        }
    }

    private static String style(Parameter parameter) {
        return parameter.style().name() + (parameter.style().explode() ? ", one by one" : "");
    }

    private void compareBody(Operation old, Operation now) {
        Optional<RequestBody> was = old.body();
        Optional<RequestBody> is = now.body();
        if (was.isEmpty() && is.isPresent()) {
            Side.REQUEST.added(
                    found,
                    is.get().required(),
                    is.get().clause(),
                    "a body",
                    now.clause().appendProperty("requestBody"));
        } else if (was.isPresent() && is.isEmpty()) {
            Side.REQUEST.removed(
                    found,
                    was.get().required(),
                    was.get().clause(),
                    "the body",
                    old.clause().appendProperty("requestBody"));
        } else if (was.isPresent() && is.isPresent()) {
            if (was.get().required() != is.get().required()) {
                Side.REQUEST.required(
                        found, is.get().required(), is.get().clause().appendProperty("required"), "the body");
            }
            compareContent(was.get().content(), is.get().content(), Side.REQUEST, "the body");
        }
    }

    private void compareContent(List<MediaType> old, List<MediaType> now, Side side, String subject) {
        Map<String, MediaType> was = byKey(old, media -> MediaType.essence(media.name()));
        Map<String, MediaType> is = byKey(now, media -> MediaType.essence(media.name()));
        is.forEach((key, media) -> {
            if (was.containsKey(key)) {
                compare(was.get(key), media, side, subject);
            } else {
                // What nobody promised before, no client has a type for.
                Range range = was.isEmpty() ? Range.REPLACED : Range.WIDENED;
                found.add(side, range, media.clause(), subject + " may be " + media.name());
            }
        });
        was.forEach((key, media) -> {
            if (!is.containsKey(key)) {
                Range range = is.isEmpty() ? Range.WIDENED : Range.NARROWED;
                found.add(side, range, media.clause(), subject + " may not be " + media.name() + " any more");
            }
        });
    }

    private void compare(MediaType old, MediaType now, Side side, String subject) {
        if (old.schema().isPresent() && now.schema().isPresent()) {
            schemas.compare(old.schema().get(), now.schema().get(), side, subject);
        } else {
            compareWhole(
                    "the schema of " + subject,
                    old.clause().appendProperty("schema"),
                    now.clause().appendProperty("schema"));
        }
        Set<String> parts = new LinkedHashSet<>();
        before.at(old.clause()).path("encoding").fieldNames().forEachRemaining(parts::add);
        after.at(now.clause()).path("encoding").fieldNames().forEachRemaining(parts::add);
        parts.forEach(part -> compareWhole(
                "the encoding of " + part,
                old.clause().appendProperty("encoding").appendProperty(part),
                now.clause().appendProperty("encoding").appendProperty(part)));
    }

    private void compareAnswers(Operation old, Operation now) {
        Map<String, ResponseSpec> was = byKey(old.responses(), ResponseSpec::status);
        Map<String, ResponseSpec> is = byKey(now.responses(), ResponseSpec::status);
        is.forEach((status, answer) -> {
            if (was.containsKey(status)) {
                compareContent(was.get(status).content(), answer.content(), Side.ANSWER, "the answer");
                compareHeaders(was.get(status), answer);
            } else {
                // Errors come whether they are documented or not; once they are, they have to look like that.
                found.add(
                        answer.isSuccess() ? Effect.BREAKING : Effect.COMPATIBLE,
                        answer.isSuccess() || answer.content().isEmpty() ? Effect.COMPATIBLE : Effect.BREAKING,
                        now.clause().appendProperty("responses").appendProperty(status),
                        now.key() + " may answer " + status);
            }
        });
        was.forEach((status, answer) -> {
            if (!is.containsKey(status)) {
                found.add(
                        Effect.BREAKING,
                        answer.isSuccess() ? Effect.BREAKING : Effect.COMPATIBLE,
                        old.clause().appendProperty("responses").appendProperty(status),
                        now.key() + " has no answer " + status + " any more");
            }
        });
    }

    private void compareHeaders(ResponseSpec old, ResponseSpec now) {
        JsonPointer was = old.clause().appendProperty("headers");
        JsonPointer is = now.clause().appendProperty("headers");
        after.at(is).fieldNames().forEachRemaining(name -> {
            JsonPointer header = after.follow(is.appendProperty(name));
            if (before.at(was).has(name)) {
                compareHeader(before.follow(was.appendProperty(name)), header, "the header " + name);
            } else {
                Side.ANSWER.added(found, after.at(header).path("required").asBoolean(), header, "the header " + name);
            }
        });
        before.at(was).fieldNames().forEachRemaining(name -> {
            if (!after.at(is).has(name)) {
                Side.ANSWER.removed(found, true, was.appendProperty(name), "the header " + name);
            }
        });
    }

    private void compareHeader(JsonPointer old, JsonPointer now, String subject) {
        boolean had = before.at(old).path("required").asBoolean();
        boolean has = after.at(now).path("required").asBoolean();
        if (had != has) {
            Side.ANSWER.required(found, has, now.appendProperty("required"), subject);
        }
        for (String keyword : List.of("schema", "content", "style", "explode")) {
            compareWhole(keyword + " of " + subject, old.appendProperty(keyword), now.appendProperty(keyword));
        }
    }

    /** By what the schemes ask for, not by their names. */
    private void compareSecurity(Operation old, Operation now) {
        JsonPointer clause = now.securityClause();
        Map<String, JsonPointer[]> was = alternatives(before, old);
        Map<String, JsonPointer[]> is = alternatives(after, now);
        is.forEach((alternative, schemes) -> {
            if (!was.containsKey(alternative)) {
                found.add(Side.REQUEST, Range.WIDENED, clause, "a request may be sent with " + alternative, schemes);
            }
        });
        was.forEach((alternative, schemes) -> {
            if (!is.containsKey(alternative)) {
                found.add(
                        Side.REQUEST,
                        Range.NARROWED,
                        clause,
                        "a request may not be sent with " + alternative + " any more",
                        schemes);
            }
        });
    }

    /** What a request may prove who sends it with, in words, and where the contract says so. */
    private static Map<String, JsonPointer[]> alternatives(Contract contract, Operation operation) {
        Map<String, JsonPointer[]> alternatives = new LinkedHashMap<>();
        contract.at(operation.securityClause()).forEach(alternative -> {
            Map<String, JsonPointer> schemes = new TreeMap<>();
            alternative.properties().forEach(scheme -> {
                JsonPointer clause = contract.follow(
                        JsonPointer.compile("/components/securitySchemes").appendProperty(scheme.getKey()));
                String scopes = texts(scheme.getValue()).stream().sorted().collect(Collectors.joining(" "));
                schemes.put((scheme(contract.at(clause)) + " " + scopes).strip(), clause);
            });
            alternatives.put(
                    schemes.isEmpty() ? "no token" : String.join(" and ", schemes.keySet()),
                    Stream.concat(Stream.of(operation.securityClause()), schemes.values().stream())
                            .toArray(JsonPointer[]::new));
        });
        return alternatives.isEmpty()
                ? Map.of("no token", new JsonPointer[] {operation.securityClause()})
                : alternatives;
    }

    private static String scheme(JsonNode scheme) {
        List<String> words = new ArrayList<>();
        for (String keyword : List.of("type", "scheme", "in", "name", "openIdConnectUrl", "flows")) {
            if (scheme.has(keyword)) {
                words.add(
                        scheme.get(keyword).isTextual()
                                ? scheme.get(keyword).asText()
                                : scheme.get(keyword).toString());
            }
        }
        return String.join(" ", words);
    }

    private void compareServers(Operation old, Operation now) {
        JsonPointer oldClause = servers(before, old);
        JsonPointer clause = servers(after, now);
        List<String> was = urls(before.at(oldClause));
        List<String> is = urls(after.at(clause));
        is.stream()
                .filter(url -> !was.contains(url))
                .forEach(url -> found.add(Effect.COMPATIBLE, Effect.COMPATIBLE, clause, "there is a server at " + url));
        was.stream()
                .filter(url -> !is.contains(url))
                .forEach(url -> found.add(
                        Effect.BREAKING, Effect.COMPATIBLE, clause, "there is no server at " + url + " any more"));
        if (!was.get(0).equals(is.get(0)) && is.contains(was.get(0))) {
            found.add(
                    Effect.BREAKING,
                    Effect.COSMETIC,
                    clause,
                    "the first server, which the client calls where it is told no other, is " + is.get(0));
        }
    }

    private static JsonPointer servers(Contract contract, Operation operation) {
        for (JsonPointer owner : List.of(operation.clause(), operation.clause().head())) {
            JsonPointer servers = owner.appendProperty("servers");
            if (!contract.at(servers).isEmpty()) {
                return servers;
            }
        }
        return JsonPointer.compile("/servers");
    }

    /** With what a template leaves open. */
    private static List<String> urls(JsonNode servers) {
        List<String> urls = new ArrayList<>();
        servers.forEach(server -> urls.add((server.path("url").asText() + " "
                        + (server.path("variables").isEmpty() ? "" : server.get("variables")))
                .strip()));
        return urls.isEmpty() ? List.of("/") : urls;
    }

    /** For what is compared as one text: what differs may break anybody. */
    private void compareWhole(String subject, JsonPointer old, JsonPointer now) {
        if (!wordless(before.at(old)).equals(wordless(after.at(now)))) {
            found.add(Effect.BREAKING, Effect.BREAKING, now, subject + " is another one");
        }
    }

    private static JsonNode wordless(JsonNode node) {
        if (!node.isContainerNode()) {
            return node;
        }
        JsonNode copy = node.deepCopy();
        for (String word : List.of("description", "summary", "example")) {
            for (JsonNode parent : copy.findParents(word)) {
                // An object is a property that is called so.
                if (parent.get(word).isValueNode()) {
                    ((ObjectNode) parent).remove(word);
                }
            }
        }
        return copy;
    }
}
