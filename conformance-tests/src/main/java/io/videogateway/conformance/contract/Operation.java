package io.videogateway.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One method on one path.
 *
 * @param path the template as the contract writes it: {@code /v1/videos/{id}}
 * @param parts the parts or fields of the body, in the order of the contract; empty where the body is no object
 * @param security what a request must carry, all of it at once; empty where anybody may call
 * @param securityClause where the contract says so
 * @param siblings the methods that the contract declares on the same path
 * @param sole whether the contract declares nothing else
 * @param paid whether a served call is charged for, where the contract or a profile says so
 * @param origins where the ids come from that its parameters carry, by the name of the parameter
 * @param listed where the ids are told of what it lists: by the create that makes such things; empty where it lists nothing, or
 *     the contract does not tell what makes it
 */
public record Operation(
        String method,
        String path,
        JsonPointer clause,
        List<Parameter> parameters,
        Optional<RequestBody> body,
        List<Parameter> parts,
        List<ResponseSpec> responses,
        List<SecurityScheme> security,
        JsonPointer securityClause,
        Set<String> siblings,
        boolean sole,
        Optional<Boolean> paid,
        Map<String, List<Origin>> origins,
        Optional<Origin> listed) {
    /** As ids of several forms, the most usual first. */
    private static final List<JsonNode> UNKNOWN = List.of(
            TextNode.valueOf("video_00000000000000000000000000000000"),
            IntNode.valueOf(2_147_480_001),
            TextNode.valueOf("00000000-0000-4000-8000-000000000001"),
            TextNode.valueOf("2147480001"),
            TextNode.valueOf("0000000001"));

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    public Operation {
        origins = Map.copyOf(origins);
    }

    Operation withOrigins(Map<String, List<Origin>> found, Optional<Origin> create) {
        return with(paid, found, create);
    }

    Operation withPaid(boolean charged) {
        return with(Optional.of(charged), origins, listed);
    }

    private Operation with(Optional<Boolean> charged, Map<String, List<Origin>> found, Optional<Origin> create) {
        return new Operation(
                method,
                path,
                clause,
                parameters,
                body,
                parts,
                responses,
                security,
                securityClause,
                siblings,
                sole,
                charged,
                found,
                create);
    }

    /** {@code POST /v1/videos}. */
    public String key() {
        return method + " " + path;
    }

    /**
     * The name of a rule or probe of this operation. Where the contract has several operations, the operation follows
     * behind an at sign; so a name of a contract with one operation stays valid when a second one appears.
     */
    public String qualify(String name) {
        return sole ? name : name + "@" + key();
    }

    /** Whether calling it leaves the server as it was (RFC 9110, section 9.2.1). */
    public boolean isSafe() {
        return isSafe(method);
    }

    /** Whether requests with a method change nothing, whatever id they carry (RFC 9110, section 9.2.1). */
    public static boolean isSafe(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS") || method.equals("TRACE");
    }

    public boolean isDeletion() {
        return method.equals("DELETE");
    }

    /** Whether a served call may make something: whatever is neither safe nor a deletion. */
    public boolean mayCreate() {
        return !isSafe() && !isDeletion();
    }

    /** Whether a served call may be charged for; where nothing is said of it, what may make something may. */
    public boolean mayCost() {
        return paid.orElse(mayCreate());
    }

    /** The parameter at the end of the path that names the one thing which the operation is about, where a create tells it. */
    public Optional<Parameter> thing() {
        return parameters.stream()
                .filter(parameter -> parameter.place() == Parameter.Place.PATH)
                .filter(parameter -> path.endsWith("/{" + parameter.name() + "}"))
                .filter(parameter -> origins.getOrDefault(parameter.name(), List.of()).stream()
                        .anyMatch(Origin::creates))
                .findFirst();
    }

    /** Whether it shows the one thing that its path names, and a create of the contract makes such things. */
    public boolean retrieves() {
        return method.equals("GET") && thing().isPresent();
    }

    /** Where an answer about the one thing says which one it is; empty where the contract does not tell. */
    public Optional<JsonPointer> shownId() {
        return thing().flatMap(thing ->
                Listing.place(success().flatMap(ResponseSpec::json), Origins.names(thing.name(), collection())));
    }

    /** Where the answer of a list has the id of its first thing; empty where the contract does not tell. */
    public Optional<JsonPointer> listedId() {
        return Listing.of(this).flatMap(listing -> listing.id(Origins.names("id", path)));
    }

    /** The path above the one thing: {@code /v1/videos}. */
    private String collection() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /**
     * What stands in a URL where the path has parameters, decoded, by name; empty where the URL is none of this path.
     *
     * @param url whole, or its path; what comes before the path of the contract is not looked at
     */
    public Map<String, String> pathValues(String url) {
        List<String> names = new ArrayList<>();
        StringBuilder pattern = new StringBuilder("[^?#]*?");
        Matcher parameter = PARAMETER.matcher(path);
        int end = 0;
        while (parameter.find()) {
            pattern.append(Pattern.quote(path.substring(end, parameter.start())))
                    .append("([^/?#]+)");
            names.add(parameter.group(1));
            end = parameter.end();
        }
        pattern.append(Pattern.quote(path.substring(end))).append("([?#].*)?");
        Matcher whole = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(url);
        Map<String, String> values = new LinkedHashMap<>();
        if (whole.matches()) {
            for (int i = 0; i < names.size(); i++) {
                // In a path a plus sign is one.
                String raw = whole.group(i + 1).replace("+", "%2B");
                values.put(names.get(i), URLDecoder.decode(raw, StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /**
     * The variations of the complete request that tell something, in no order that matters. A request without what is
     * optional is left out where nothing is: it would be the complete one once more, and charged once more.
     */
    public List<Variation> variations() {
        List<Variation> variations = new ArrayList<>(List.of(Variation.COMPLETE));
        if (!security.isEmpty()) {
            variations.add(Variation.WITHOUT_TOKEN);
            variations.add(Variation.WRONG_TOKEN);
        }
        if (inputs().anyMatch(input -> !input.required())) {
            variations.add(Variation.REQUIRED_ONLY);
        }
        body.stream()
                .flatMap(declared -> declared.further().stream())
                .forEach(media -> variations.add(Variation.in(media.name())));
        // A path without one of its parameters would be another path.
        inputs().filter(input -> input.required() && input.place() != Parameter.Place.PATH && !hasDefault(input))
                .map(Parameter::name)
                .distinct()
                .forEach(name -> variations.add(Variation.without(name)));
        if (undeclaredMediaType().isPresent()) {
            variations.add(Variation.WRONG_MEDIA_TYPE);
        }
        if (speaksForPath() && undeclaredMethod().isPresent()) {
            variations.add(Variation.WRONG_METHOD);
        }
        if (retrieves()) {
            if (unknownId().isPresent()) {
                variations.add(Variation.UNKNOWN_ID);
            }
            variations.add(Variation.AGAIN);
            if (siblings.contains("DELETE")) {
                variations.add(Variation.AFTER_DELETE);
            }
        } else if (listed.isPresent()) {
            variations.add(Variation.AGAIN);
        }
        return variations;
    }

    /** A server may fill in what has a default, so that leaving it out tells nothing. */
    private static boolean hasDefault(Parameter input) {
        return input.schema().map(schema -> schema.node().has("default")).orElse(false);
    }

    /** A usual media type that the operation does not take; empty where it takes no body. */
    public Optional<String> undeclaredMediaType() {
        return body.stream()
                .flatMap(declared -> Stream.of("application/json", "text/plain")
                        .filter(candidate -> declared.content().stream().noneMatch(media -> media.covers(candidate))))
                .findFirst();
    }

    /** Whether it is the one of its path that asks what concerns the path alone: what harms least asks first. */
    private boolean speaksForPath() {
        return Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
                .filter(siblings::contains)
                .findFirst()
                .equals(Optional.of(method));
    }

    /** A method that the path does not declare and no dialect uses on it. */
    public Optional<String> undeclaredMethod() {
        return Stream.of("PUT", "PATCH")
                .filter(candidate -> !siblings.contains(candidate))
                .findFirst();
    }

    /** An id that nothing has and that the contract allows; empty where the suite has none. */
    public Optional<JsonNode> unknownId() {
        return thing().flatMap(id -> UNKNOWN.stream()
                .filter(value -> id.schema().map(schema -> schema.allows(value)).orElse(true))
                .findFirst());
    }

    /** Everything that a request carries under a name: the parameters, then the parts. */
    public Stream<Parameter> inputs() {
        return Stream.concat(parameters.stream(), parts.stream());
    }

    /** Whether the contract says what a served request is answered with; without that, nothing can be seen to be served. */
    public boolean promisesSuccess() {
        return responses.stream().anyMatch(response -> response.isSuccess() || response.isDefault());
    }

    /** The success that the contract documents first; its body is what the response rules judge. */
    public Optional<ResponseSpec> success() {
        return responses.stream().filter(ResponseSpec::isSuccess).findFirst();
    }

    /** The response that documents a status: exactly, by range, or by {@code default}. */
    public Optional<ResponseSpec> response(int status) {
        return responses.stream()
                .filter(response -> response.status().equals(String.valueOf(status)))
                .findFirst()
                .or(() -> responses.stream()
                        .filter(response -> response.covers(status))
                        .findFirst())
                .or(() -> responses.stream().filter(ResponseSpec::isDefault).findFirst());
    }
}
