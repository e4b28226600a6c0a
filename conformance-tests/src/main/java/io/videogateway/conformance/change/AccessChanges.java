package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.change.Side.Range;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed in where an operation is served, and in what a request has to prove there. */
final class AccessChanges {
    private final Versions versions;
    private final ChangeList found;

    AccessChanges(Versions versions) {
        this.versions = versions;
        this.found = versions.found();
    }

    void compare(Operation old, Operation now) {
        compareSecurity(old, now);
        compareServers(old, now);
    }

    /** By what the schemes ask for, not by their names. */
    private void compareSecurity(Operation old, Operation now) {
        JsonPointer clause = now.securityClause();
        Map<String, JsonPointer[]> was = alternatives(versions.before(), old);
        Map<String, JsonPointer[]> is = alternatives(versions.after(), now);
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
                String scopes =
                        Versions.texts(scheme.getValue()).stream().sorted().collect(Collectors.joining(" "));
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
        JsonPointer oldClause = servers(versions.before(), old);
        JsonPointer clause = servers(versions.after(), now);
        List<String> was = urls(versions.before().at(oldClause));
        List<String> is = urls(versions.after().at(clause));
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
}
