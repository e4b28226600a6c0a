package io.videogateway.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What clients of the "OpenAI video" dialect expect of a video object beyond the words of a contract. They apply only where
 * a contract describes such an object, and none of them decides.
 */
final class DialectRules {
    private static final Family OBJECT = Family.should(
            "dialect.object",
            "object is video.",
            "The official API always says video; relays also say task or send an empty text, and callers switch on it.",
            "Send object: \"video\".");
    private static final Family STATUS = Family.should(
            "dialect.status",
            "status is queued, in_progress, completed or failed.",
            "The official library's poll helper returns at once on an unknown word, as if the job had ended (ArcReel, pull"
                    + " request 410). Seen: submitted, pending, processing, NOT_START, SUCCESS.",
            "Translate the upstream's words into the four of the official API.");
    private static final Family PROGRESS = Family.should(
            "dialect.progress",
            "progress is from 0 to 100.",
            "It is shown to people as a percentage.",
            "Send a whole number of per cent.");
    private static final Family CREATED_SECONDS = Family.should(
            "dialect.created-at-in-seconds",
            "created_at is in seconds.",
            "Some relays send milliseconds, which the contract's integer allows: they overflow 32 bits, and a caller who"
                    + " sorts by age puts the job thousands of years ahead.",
            "Send Unix time in seconds.");
    private static final Family CREATED_NOW = Family.should(
            "dialect.created-at-is-now",
            "created_at of a created job is within a day of the run.",
            "A fixed or copied time breaks every ordering and expiry that callers compute.",
            "Send the time at which the job was created.");
    private static final Family NOT_EMPTY = Family.should(
            "dialect.not-empty",
            "A required text is not empty.",
            "In new-api, object and model become \"\" when the upstream omits them: present, of the right type, and of no"
                    + " use.",
            "Send the value, or fill in what was asked for.");
    private static final Family DISTINCT = Family.should(
            "dialect.distinct-ids",
            "Two creates give two ids.",
            "A gateway that gives one id twice returns one caller's video to another.",
            "Give every job an id of its own.");
    private static final Family ECHO = Family.info(
            "observe.echo",
            "What the answer says about a value that was sent.",
            "An echo is not promised: the contract's own example answers sora-2 with sora_video2 and 16x9 with 1280x720;"
                    + " CLIProxyAPI clamps seconds and reports the clamped value.");

    /** What makes an object a video of this dialect rather than something else that has a status. */
    private static final Set<String> MARKS = Set.of("id", "object", "status", "created_at");

    private static final Set<String> STATUSES = Set.of("queued", "in_progress", "completed", "failed");
    /** In seconds this is the year 5138; in milliseconds it is 1973. */
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final Duration NEAR = Duration.ofDays(1);

    private final Operation operation;
    private final ResponseSpec success;
    private final Schema video;

    private DialectRules(Operation operation, ResponseSpec success, Schema video) {
        this.operation = operation;
        this.success = success;
        this.video = video;
    }

    static Stream<Rule> of(Operation operation) {
        return operation.success().stream()
                .flatMap(success -> success.json().stream()
                        .flatMap(json -> json.schema().stream())
                        .filter(schema -> schema.properties().keySet().containsAll(MARKS))
                        .flatMap(schema -> new DialectRules(operation, success, schema).rules()));
    }

    private Stream<Rule> rules() {
        Stream<Rule> values = Stream.of(
                        on("object", OBJECT, (value, evidence) -> word("object", value, Set.of("video"))),
                        on("status", STATUS, (value, evidence) -> word("status", value, STATUSES)),
                        on("progress", PROGRESS, (value, evidence) -> progress(value)),
                        on("created_at", CREATED_SECONDS, (value, evidence) -> inSeconds(value)),
                        operation.mayCreate()
                                ? on("created_at", CREATED_NOW, DialectRules::isNow)
                                : Optional.<Rule>empty())
                .flatMap(Optional::stream);
        Stream<Rule> texts = video.properties().entrySet().stream()
                .filter(property -> video.required().contains(property.getKey())
                        && property.getValue().types().contains("string"))
                .map(property -> NOT_EMPTY
                        .rule(operation, property.getKey(), property.getKey() + " is not empty")
                        .stemmingFrom(property.getValue().clause())
                        .onEverySuccess(
                                value(property.getKey(), (value, evidence) -> notEmpty(property.getKey(), value))));
        Stream<Rule> ids = operation.mayCreate() && operation.variations().contains(Variation.REQUIRED_ONLY)
                ? Stream.of(distinctIds())
                : Stream.empty();
        return Stream.of(values, texts, ids, echoes()).flatMap(rules -> rules);
    }

    /** A rule about a property, where the contract has the property and leaves its values open. */
    private Optional<Rule> on(String name, Family family, BiFunction<JsonNode, Evidence, Finding> check) {
        return Optional.ofNullable(video.properties().get(name))
                .filter(property -> !property.node().has("enum"))
                .map(property -> family.rule(operation, family.meaning().replaceAll("\\.$", ""))
                        .stemmingFrom(property.clause())
                        .onEverySuccess(value(name, check)));
    }

    private Check value(String name, BiFunction<JsonNode, Evidence, Finding> check) {
        return (exchange, evidence) -> Answers.json(success, (answer, body) -> {
                    Schema promised = Objects.requireNonNull(video.properties().get(name));
                    JsonNode value = body.path(name);
                    if (value.isMissingNode() ? !video.required().contains(name) : isAllowedNull(promised, value)) {
                        return Finding.conformsFor(name + " is absent, as the contract allows");
                    }
                    if (value.isMissingNode() || value.isNull()) {
                        return Finding.undecided(name + " is missing");
                    }
                    // What the contract does not allow has a rule of its own.
                    return promised.problems(value).isEmpty()
                            ? check.apply(value, evidence)
                            : Finding.undecided(name + " is not what the contract allows");
                })
                .apply(exchange);
    }

    private static boolean isAllowedNull(Schema promised, JsonNode value) {
        return value.isNull() && promised.problems(value).isEmpty();
    }

    /** An empty text has a rule of its own where the contract requires one. */
    private Finding word(String name, JsonNode value, Set<String> words) {
        if (!value.isTextual()) {
            return Finding.undecided(name + " is no text");
        }
        if (value.asText().isBlank() && video.required().contains(name)) {
            return Finding.undecided(name + " is empty");
        }
        return words.contains(value.asText())
                ? Finding.conforms(Show.json(value))
                : Finding.expected(String.join(", ", words.stream().sorted().toList()))
                        .butFound(Show.json(value));
    }

    private static Finding notEmpty(String name, JsonNode value) {
        if (!value.isTextual()) {
            return Finding.undecided(name + " is no text");
        }
        return value.asText().isBlank()
                ? Finding.expected("a text that says something").butFound(Show.json(value))
                : Finding.conforms();
    }

    private static Finding progress(JsonNode value) {
        if (!value.isNumber()) {
            return Finding.undecided("progress is no number");
        }
        BigDecimal number = value.decimalValue();
        return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0
                ? Finding.conforms(Show.json(value))
                : Finding.expected("a number from 0 to 100").butFound(Show.json(value));
    }

    private static Finding inSeconds(JsonNode value) {
        if (!value.isNumber()) {
            return Finding.undecided("created_at is no number");
        }
        return value.decimalValue().abs().compareTo(FIRST_MILLISECONDS) < 0
                ? Finding.conforms(Show.json(value))
                : Finding.expected("seconds since 1970").butFound(Show.json(value));
    }

    private static Finding isNow(JsonNode value, Evidence evidence) {
        if (!value.isNumber()) {
            return Finding.undecided("created_at is no number");
        }
        BigDecimal number = value.decimalValue();
        // Which unit it is in is another rule's business. Comparing is cheap for any number; arithmetic is not, and a
        // server may send 1e999999999.
        long run = evidence.startedAt().getEpochSecond();
        boolean near = Stream.of(0, 3, 6, 9)
                .anyMatch(unit -> number.compareTo(seconds(run - NEAR.toSeconds(), unit)) >= 0
                        && number.compareTo(seconds(run + NEAR.toSeconds(), unit)) <= 0);
        return near
                ? Finding.conforms(Show.json(value))
                : Finding.expected("a time within a day of " + evidence.startedAt())
                        .butFound(time(value, number));
    }

    private static BigDecimal seconds(long seconds, int unit) {
        return BigDecimal.valueOf(seconds).scaleByPowerOfTen(unit);
    }

    private static String time(JsonNode value, BigDecimal number) {
        boolean inSeconds = number.abs().compareTo(FIRST_MILLISECONDS) < 0;
        return Show.json(value) + (inSeconds ? ", which is " + Instant.ofEpochSecond(number.longValue()) : "");
    }

    private Rule distinctIds() {
        return DISTINCT.rule(operation, "two creates give two ids")
                .stemmingFrom(video.properties().get("id").clause())
                .besideComplete()
                .on(Variation.REQUIRED_ONLY, (Exchange exchange, Evidence evidence) -> {
                    Optional<JsonNode> first =
                            evidence.success(operation, Variation.COMPLETE).flatMap(this::id);
                    Optional<JsonNode> second =
                            evidence.success(operation, Variation.REQUIRED_ONLY).flatMap(this::id);
                    if (first.isEmpty() || second.isEmpty()) {
                        return Finding.undecided("there were no two creates with an id");
                    }
                    return first.equals(second)
                            ? Finding.expected("another id than the first create's")
                                    .butFound(Show.json(second.get()))
                            : Finding.conforms();
                });
    }

    /** An id that is none, by its type or for being empty, has a rule of its own. */
    private Optional<JsonNode> id(Response answer) {
        Schema promised = Objects.requireNonNull(video.properties().get("id"));
        return Optional.ofNullable(answer.body().json().tree())
                .map(body -> body.path("id"))
                .filter(id -> !id.isMissingNode() && promised.problems(id).isEmpty())
                .filter(id -> !id.asText().isBlank());
    }

    /** The parts whose names come back in the answer. */
    private Stream<Rule> echoes() {
        Map<String, Schema> properties = video.properties();
        return operation.parts().stream()
                .map(Parameter::name)
                .filter(properties::containsKey)
                .map(name -> ECHO.rule(operation, name, "what the answer says about " + name)
                        .stemmingFrom(properties.get(name).clause())
                        .on(
                                Variation.COMPLETE,
                                (Exchange exchange, Evidence evidence) -> evidence.success(
                                                operation, Variation.COMPLETE)
                                        .map(answer -> answer.body().json().tree())
                                        .map(body -> body.path(name))
                                        .filter(value -> !value.isMissingNode())
                                        .map(value -> Finding.conforms(
                                                Show.text("sent " + sent(exchange, name) + ", answered " + value)))
                                        .orElseGet(() -> Finding.undecided("there is no answer that says it"))));
    }

    private static String sent(Exchange exchange, String name) {
        return Multipart.of(exchange.request()).named(name).stream()
                .findFirst()
                .map(part -> part.body().toString())
                .orElse("something");
    }
}
