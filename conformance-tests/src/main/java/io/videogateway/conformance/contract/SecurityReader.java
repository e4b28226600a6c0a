package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads how requests of an operation prove who sends them. */
final class SecurityReader {
    private static final JsonPointer SCHEMES = JsonPointer.compile("/components/securitySchemes");

    private final Document document;

    SecurityReader(Document document) {
        this.document = document;
    }

    /** The operation's own word on security, which replaces the document's. */
    JsonPointer clause(JsonPointer operation) {
        JsonPointer own = operation.appendProperty("security");
        return document.at(own).isMissingNode() ? JsonPointer.compile("/security") : own;
    }

    /**
     * What a request carries: the schemes of the alternative that wants the fewest, all of them at once. An empty alternative
     * means that a request needs none.
     *
     * @param list a clause of security
     */
    List<SecurityScheme> schemes(JsonPointer list) {
        document.requireListIfThere(list);
        List<List<String>> alternatives = new ArrayList<>();
        for (int i = 0; i < document.at(list).size(); i++) {
            document.requireObject(list.appendIndex(i));
            List<String> keys = new ArrayList<>();
            document.at(list).get(i).fieldNames().forEachRemaining(keys::add);
            alternatives.add(keys);
        }
        if (alternatives.isEmpty() || alternatives.contains(List.<String>of())) {
            return List.of();
        }
        List<String> fewest =
                alternatives.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
        Map<String, SecurityScheme> byPlace = new LinkedHashMap<>();
        for (String key : fewest) {
            SecurityScheme scheme = scheme(key);
            String place =
                    scheme.isHeader() ? scheme.name().toLowerCase(Locale.ROOT) : scheme.kind() + " " + scheme.name();
            // Two names for one thing, as OAuth 2 and OpenID Connect are, go out as one.
            if (!byPlace.computeIfAbsent(place, unused -> scheme).kind().equals(scheme.kind())) {
                throw new ContractException("what stands at " + list + " wants two things in the header "
                        + scheme.name() + " of one request");
            }
        }
        return List.copyOf(byPlace.values());
    }

    private SecurityScheme scheme(String key) {
        JsonPointer clause = document.follow(SCHEMES.appendProperty(key));
        if (document.at(clause).isMissingNode()) {
            throw new ContractException("the security scheme " + key + " is not declared");
        }
        document.requireObject(clause);
        JsonNode scheme = document.at(clause);
        String type = scheme.path("type").asText();
        String word = type.equals("apiKey")
                ? scheme.path("in").asText()
                : type.equals("http") ? scheme.path("scheme").asText().toLowerCase(Locale.ROOT) : type;
        SecurityScheme.Kind kind = switch (type + "/" + word) {
            case "apiKey/header" -> SecurityScheme.Kind.HEADER;
            case "apiKey/query" -> SecurityScheme.Kind.QUERY;
            case "apiKey/cookie" -> SecurityScheme.Kind.COOKIE;
            case "http/basic" -> SecurityScheme.Kind.BASIC;
            case "http/bearer", "oauth2/oauth2", "openIdConnect/openIdConnect" -> SecurityScheme.Kind.BEARER;
            default ->
                throw new ContractException("the security scheme " + key + " is of a kind that the suite cannot send");
        };
        if (!type.equals("apiKey")) {
            return new SecurityScheme(key, kind, "Authorization");
        }
        String under = scheme.path("name").asText();
        if (under.isEmpty()) {
            throw new ContractException("the security scheme " + key + " has no name to send a token under");
        }
        return new SecurityScheme(key, kind, under);
    }
}
