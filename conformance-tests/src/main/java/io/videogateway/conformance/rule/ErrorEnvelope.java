package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.exchange.Response;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The error in a body, in whichever envelope gateways of this dialect put it.
 *
 * @param name which envelope it is, by the key that tells; empty where the body carries no error
 * @param message a text in it that says something; empty where there is none
 * @param alone whether the body has nothing of what a success promises
 */
record ErrorEnvelope(String name, String message, boolean alone) {
    private static final ErrorEnvelope NONE = new ErrorEnvelope("", "", false);
    /** A body with one of these is no bare error: it is an object of the dialect, with an error beside it. */
    private static final Set<String> OBJECT_MARKS = Set.of("id", "object", "status");
    /** How wrappers say in {@code code} that all is well. */
    private static final Set<String> WELL = Set.of("0", "200", "success", "ok");
    /** Keys whose texts are meant for people, whoever designed the envelope. */
    private static final Pattern TELLING =
            Pattern.compile("message|msg|detail|reason|descri|error|^err$|title", Pattern.CASE_INSENSITIVE);
    /** Keys whose texts do not say what is wrong, inside an error neither. */
    private static final Set<String> SILENT = Set.of("type", "object", "id", "status", "param", "loc", "path", "field");

    /** The error in a refusal, where every envelope is right. */
    static ErrorEnvelope ofRefusal(Response answer) {
        JsonNode body = answer.body().json().tree();
        if (body == null || !body.isObject()) {
            String text = body == null ? "" : text(body, true);
            return text.isEmpty() ? NONE : new ErrorEnvelope("text", text, true);
        }
        // First the envelopes that everybody knows, then those of one vendor.
        return Stream.concat(
                        Stream.of("error", "detail", "code", "message", "msg").filter(body::has),
                        body.properties().stream().map(Map.Entry::getKey))
                .map(key -> new ErrorEnvelope(key, textUnder(key, body), true))
                .filter(envelope -> !envelope.message.isEmpty())
                .findFirst()
                .orElse(NONE);
    }

    /** A code has its text beside it. */
    private static String textUnder(String key, JsonNode body) {
        return key.equals("code")
                ? text(body, false)
                : text(body.get(key), TELLING.matcher(key).find());
    }

    /** The first text that says something; {@code telling} where it would, for the key that it stands under. */
    private static String text(JsonNode node, boolean telling) {
        if (node.isTextual()) {
            return telling ? node.asText().strip() : "";
        }
        Stream<String> inside = node.isObject()
                ? node.properties().stream().map(field -> text(field.getValue(), tells(field.getKey(), telling)))
                : StreamSupport.stream(node.spliterator(), false).map(element -> text(element, telling));
        return inside.filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static boolean tells(String key, boolean insideTelling) {
        return !SILENT.contains(key) && (insideTelling || TELLING.matcher(key).find());
    }

    /**
     * The error in a success, which has to look like one: what the contract declares or shows for a success is none, whatever
     * it is called, and a wrapper with something in it is none either.
     */
    static ErrorEnvelope ofSuccess(Operation operation, Response answer) {
        JsonNode body = answer.body().json().tree();
        if (body == null || !body.isObject()) {
            return NONE;
        }
        Optional<MediaType> json = operation.success().flatMap(ResponseSpec::json);
        Optional<Schema> schema = json.flatMap(MediaType::schema);
        if (schema.filter(choice -> !choice.isPlain() && choice.problems(body).isEmpty())
                .isPresent()) {
            return NONE;
        }
        Set<String> promised = new HashSet<>();
        schema.ifPresent(declared -> promised.addAll(declared.properties().keySet()));
        json.flatMap(MediaType::example).ifPresent(shown -> shown.fieldNames().forEachRemaining(promised::add));
        boolean alone = Stream.concat(promised.stream(), OBJECT_MARKS.stream()).noneMatch(body::has);
        return Stream.of("error", "detail", "success", "code")
                .filter(key -> body.has(key) && !promised.contains(key) && speaksOfError(key, body))
                .findFirst()
                .map(key -> new ErrorEnvelope(key, textUnder(key.equals("success") ? "code" : key, body), alone))
                .orElse(NONE);
    }

    private static boolean speaksOfError(String key, JsonNode body) {
        JsonNode value = Objects.requireNonNull(body.get(key));
        return switch (key) {
            case "success" -> value.isBoolean() && !value.asBoolean();
            case "code" ->
                value.isValueNode()
                        && !value.isNull()
                        && !WELL.contains(value.asText().toLowerCase(Locale.ROOT))
                        && body.path("data").isEmpty();
            default -> value.isTextual() ? !value.asText().isBlank() : !value.isEmpty();
        };
    }

    boolean isError() {
        return !name.isEmpty();
    }

    /** An error in the place of what was promised. */
    boolean isErrorAlone() {
        return isError() && alone;
    }

    /** Whether an answer is a success, with neither an error nor a web page in the place of what was promised. */
    static boolean isServed(Operation operation, Response answer) {
        return answer.isSuccess() && !ofSuccess(operation, answer).isErrorAlone() && !isPage(operation, answer);
    }

    /** A page of a site, a log-in or a proxy is no answer of an operation that promises something else. */
    private static boolean isPage(Operation operation, Response answer) {
        String type = answer.contentType().orElse("");
        return MediaType.essence(type).equals("text/html")
                && answer.body().json().tree() == null
                && operation
                        .success()
                        .map(ResponseSpec::content)
                        .filter(content -> !content.isEmpty())
                        .map(content -> content.stream().noneMatch(media -> media.covers(type)))
                        .orElse(false);
    }
}
