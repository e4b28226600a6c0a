package io.videogateway.conformance.mutant;

import io.videogateway.conformance.TokenScan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * A request as a gateway sees it.
 *
 * @param authorization the header that carries the token; empty where there is none
 * @param parts the names of the parts of a multipart body
 */
public record Asked(String method, String path, String authorization, String contentType, Set<String> parts) {
    /** The token that every mutant takes, and that its owner pays for. */
    static final String TOKEN = TokenScan.TOKEN;

    static final List<String> REQUIRED = Promised.REQUIRED_PARTS;
    static final List<String> OPTIONAL = Promised.OPTIONAL_PARTS;

    private static final Pattern PART = Pattern.compile("Content-Disposition: form-data; name=\"([^\"]*)\"");

    static Asked of(RecordedRequest request) {
        String body =
                Optional.ofNullable(request.getBody()).orElse(ByteString.EMPTY).utf8();
        return new Asked(
                request.getMethod(),
                request.getUrl().encodedPath(),
                header(request, "Authorization"),
                header(request, "Content-Type"),
                PART.matcher(body)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .collect(Collectors.toSet()));
    }

    private static String header(RecordedRequest request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    /** Whether the request asks for one video, of the contract with several operations. */
    public boolean isShow() {
        return underToken() && method.equals("GET") && path.matches("/v1/videos/[^/]+");
    }

    /** Whether the request asks for the list of videos, of the contract with several operations. */
    public boolean isList() {
        return underToken() && method.equals("GET") && path.equals("/v1/videos");
    }

    /** Whether the request deletes a video, of the contract with several operations. */
    public boolean isDeletion() {
        return underToken() && method.equals("DELETE");
    }

    public boolean underToken() {
        return authorization.equals("Bearer " + TOKEN);
    }

    public boolean withoutToken() {
        return authorization.isEmpty();
    }

    public boolean underWrongToken() {
        return !withoutToken() && !underToken();
    }

    /** Whether the request may start a job that the owner of the token pays for. */
    public boolean isCreate() {
        return underToken() && method.equals("POST") && contentType.startsWith("multipart/form-data");
    }

    public boolean isComplete() {
        return isCreate() && parts.containsAll(REQUIRED) && parts.containsAll(OPTIONAL);
    }

    public boolean isRequiredOnly() {
        return isCreate() && parts.containsAll(REQUIRED) && OPTIONAL.stream().noneMatch(parts::contains);
    }

    /** Whether a correct gateway serves the request. */
    public boolean isAllowed() {
        return isComplete() || isRequiredOnly();
    }

    /** Whether a part is missing in what would be a create with it. */
    public boolean lacks(String part) {
        return isCreate() && !parts.contains(part);
    }

    /** Whether a required part is missing in what would be a create with it. */
    public boolean lacksRequired() {
        return isCreate() && !parts.containsAll(REQUIRED);
    }
}
