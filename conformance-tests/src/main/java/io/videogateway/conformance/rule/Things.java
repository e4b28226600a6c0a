package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Listing;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Origin;
import io.videogateway.conformance.contract.SecurityScheme;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A kind of thing that one operation makes and another lists.
 *
 * @param origin where a create tells the id of what it made
 */
record Things(Operation list, Listing listing, Operation create, Origin origin) {
    /** Parameters of a query that leave out nothing, but perhaps what stands further down. */
    private static final Set<String> HARMLESS =
            Set.of("limit", "pagesize", "perpage", "size", "count", "order", "orderby", "sort", "sortby", "direction");

    private static final Set<String> MORE = Set.of("hasmore", "hasnext", "hasnextpage", "more");
    private static final Set<String> NEXT =
            Set.of("next", "nextpage", "nextcursor", "nexttoken", "nextpagetoken", "nextlink", "nexturl", "cursor");
    private static final Set<String> TOTAL = Set.of("total", "totalcount", "totalitems", "totalelements");
    private static final Pattern NEXT_LINK = Pattern.compile("rel=\"?next\\b");

    /** A list of so many things may be one page, also where nothing says so. */
    private static final int PAGE = 5;

    /** The id in the answer to a create, as text; empty where there is none. */
    String idOf(Exchange made) {
        return made.answer()
                .map(answer -> answer.body().json().tree())
                .map(body -> body.at(origin.place()))
                .filter(Things::isId)
                .map(JsonNode::asText)
                .orElse("");
    }

    /** Whether a list has the thing with an id, which another exchange made. */
    Finding find(String id, Exchange made, Exchange listed) {
        Response answer = listed.answer().orElseThrow();
        JsonNode body = answer.body().json().tree();
        JsonNode elements = body == null ? null : body.at(listing.elements());
        if (body == null || elements == null || !elements.isArray()) {
            return Finding.undecided("the answer has no list where the contract has it");
        }
        if (StreamSupport.stream(elements.spliterator(), false).anyMatch(element -> names(element, id))) {
            return Finding.conforms(size(elements) + ", " + Show.text(id) + " among them");
        }
        Map<String, String> scope = list.pathValues(listed.request().url());
        if (!scope.isEmpty() && !scope.equals(create.pathValues(made.request().url()))) {
            return Finding.undecided("the list is of another place than that of the create");
        }
        List<String> narrowing = listed.request().queryNames().stream()
                .filter(name -> !HARMLESS.contains(plain(name)))
                .filter(name -> list.security().stream()
                        .filter(scheme -> scheme.kind() == SecurityScheme.Kind.QUERY)
                        .noneMatch(scheme -> scheme.name().equals(name)))
                .toList();
        if (!narrowing.isEmpty()) {
            return Finding.undecided("the list was asked for by " + String.join(", ", narrowing));
        }
        return more(answer, body, elements)
                .map(Finding::undecided)
                .orElseGet(() -> Finding.expected("the id " + Show.text(id) + " in the list")
                        .butFound(size(elements)));
    }

    private static String size(JsonNode elements) {
        return elements.isEmpty()
                ? "an empty list"
                : elements.size() == 1 ? "a list of one" : "a list of " + elements.size();
    }

    /** Why there may be more than the list has; empty where nothing speaks for it. */
    private static Optional<String> more(Response answer, JsonNode body, JsonNode elements) {
        List<Map.Entry<String, JsonNode>> words = Stream.concat(
                        Stream.of(body),
                        body.properties().stream().map(Map.Entry::getValue).filter(JsonNode::isObject))
                .flatMap(object -> object.properties().stream())
                .map(word -> Map.entry(plain(word.getKey()), word.getValue()))
                .toList();
        boolean told = answer.headers()
                        .values("Link")
                        .anyMatch(link -> NEXT_LINK.matcher(link).find())
                || words.stream()
                        .anyMatch(word ->
                                (MORE.contains(word.getKey()) && word.getValue().asBoolean())
                                        || (NEXT.contains(word.getKey()) && says(word.getValue()))
                                        || (TOTAL.contains(word.getKey())
                                                && word.getValue().asLong() > elements.size()));
        if (told) {
            return Optional.of("the list says that there is more, and may have it there");
        }
        boolean complete = words.stream()
                .anyMatch(word -> (MORE.contains(word.getKey())
                                && word.getValue().isBoolean())
                        || (TOTAL.contains(word.getKey()) && word.getValue().isIntegralNumber()));
        return !complete && elements.size() >= PAGE
                ? Optional.of("the list does not say whether there is more")
                : Optional.empty();
    }

    private static boolean says(JsonNode value) {
        return value.isValueNode()
                ? !value.isNull()
                        && !value.asText().isBlank()
                        && !value.asText().equals("false")
                : !value.isEmpty();
    }

    /** Whether an object has an id, under whichever name. */
    static boolean names(JsonNode object, String id) {
        return object.properties().stream()
                .map(Map.Entry::getValue)
                .anyMatch(value -> value.isObject()
                        ? names(value, id)
                        : value.isValueNode() && value.asText().equalsIgnoreCase(id));
    }

    static boolean isId(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank();
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
