package io.videogateway.conformance.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Derivation;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Origin;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.RequestBody;
import io.videogateway.conformance.contract.Sample;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.contract.Variation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Derives the probes of a contract: few requests, each the evidence of many rules. */
public final class Probes {
    /** Keeps numbers as they are written: 1.50 stays 1.50, and "10 days" is no number. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Pattern CURSOR = Pattern.compile(
            "(?i)(page_?|next_?|continuation_?)?(cursor|token)|after|before|starting_?after|ending_?before|marker");

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");

    private final Map<String, String> overrides;

    private Probes(Map<String, String> overrides) {
        this.overrides = overrides;
    }

    /**
     * The probes of every operation, in the order in which they are sent: first what carries no valid token and so costs
     * nothing, then what a correct server serves, then what it refuses, and deletions at the end.
     *
     * @param overrides values of a gateway profile by the name of the part or parameter; they replace the contract's
     */
    public static List<Probe> of(Contract contract, Map<String, String> overrides) {
        return contract.derive(new Planned(Map.copyOf(overrides)));
    }

    private record Planned(Map<String, String> overrides) implements Derivation<List<Probe>> {
        @Override
        public List<Probe> from(Contract contract) {
            Probes probes = new Probes(overrides);
            return contract.operations().stream()
                    .flatMap(probes::of)
                    .sorted(new Turns(contract.operations()).order())
                    .toList();
        }
    }

    private Stream<Probe> of(Operation operation) {
        Probe complete = complete(operation, operation.body().map(RequestBody::preferred));
        return operation.variations().stream().map(variation -> vary(complete, variation));
    }

    /** The complete request in another media type, which may have parts of its own. */
    private Probe in(Operation operation, Variation variation) {
        MediaType media = operation.body().orElseThrow().further().stream()
                .filter(candidate -> candidate.name().equals(variation.part()))
                .findFirst()
                .orElseThrow();
        return complete(operation, Optional.of(media)).as(variation);
    }

    private Probe vary(Probe complete, Variation variation) {
        Operation operation = complete.operation();
        return switch (variation.kind()) {
            case COMPLETE, WITHOUT_TOKEN, WRONG_TOKEN, CLEAN_UP -> complete.as(variation);
            case AGAIN ->
                operation.retrieves() ? complete.as(variation) : complete.keeping(variation, Parameter::required);
            case IN -> in(operation, variation);
            case REQUIRED_ONLY -> requiredOnly(complete, variation);
            case WITHOUT ->
                complete.keeping(
                        variation,
                        parameter -> parameter.place() == Parameter.Place.PATH
                                || !parameter.name().equals(variation.part()));
            case WRONG_MEDIA_TYPE ->
                complete.with(
                        variation,
                        complete.method(),
                        operation.undeclaredMediaType().orElseThrow());
            case WRONG_METHOD ->
                complete.with(variation, operation.undeclaredMethod().orElseThrow(), complete.mediaType());
            // Whatever a profile says is looked at: what was deleted is what the run made.
            case AFTER_DELETE -> {
                Parameter thing = operation.thing().orElseThrow();
                yield complete.as(variation)
                        .with(
                                thing,
                                new Value.Told(
                                        thing.name(), operation.origins().getOrDefault(thing.name(), List.of())));
            }
            case UNKNOWN_ID ->
                complete.as(variation)
                        .with(
                                operation.thing().orElseThrow(),
                                new Value.Plain(operation.unknownId().orElseThrow()));
        };
    }

    /** Words beside the list of required properties may want one of several others too. */
    private static Probe requiredOnly(Probe complete, Variation variation) {
        Probe probe = complete.keeping(variation, Parameter::required);
        boolean lacking = probe.obstacle() == null
                && probe.wholeBody() == null
                && probe.operation()
                        .body()
                        .map(RequestBody::preferred)
                        .filter(media -> allows(media, complete.filled()) && !allows(media, probe.filled()))
                        .isPresent();
        return lacking ? probe.heldBackBy("the contract does not allow the required properties alone") : probe;
    }

    /** Whether a body of JSON that is made of named parts keeps the contract; a body of another kind does. */
    private static boolean allows(MediaType media, List<Probe.Filled> filled) {
        return json(media, filled)
                .flatMap(body -> media.schema().map(schema -> schema.allows(body)))
                .orElse(true);
    }

    private Probe complete(Operation operation, Optional<MediaType> body) {
        List<Parameter> parts = body.map(MediaType::parts).orElse(List.of());
        List<Probe.Filled> filled = Stream.concat(operation.parameters().stream(), parts.stream())
                .filter(parameter -> !isOpaqueCursor(operation, parameter))
                .map(parameter -> new Probe.Filled(parameter, value(operation, parameter)))
                .toList();
        String obstacle = undeclaredPathParameter(operation)
                .map(name -> "the contract does not declare the path parameter " + name)
                .or(() -> unnameable(filled))
                .or(() -> unmade(filled))
                .orElse(null);
        if (body.isEmpty()) {
            return new Probe(operation, Variation.COMPLETE, operation.method(), filled, null, null, obstacle);
        }
        MediaType media = body.get();
        boolean named = media.isMultipart() || media.isForm() || (media.isJson() && !parts.isEmpty());
        Value whole = null;
        if (!named && media.isJson()) {
            whole = new Value.Plain(media.sample().orElseGet(() -> TextNode.valueOf("")));
        } else if (!named && media.isFile()) {
            whole = Fixture.named("");
        } else if (!named && media.isText()) {
            whole = new Value.Plain(media.sample().orElseThrow());
        } else if (!named) {
            obstacle = "the suite cannot write a body of the type " + media.name();
        }
        return new Probe(
                operation,
                Variation.COMPLETE,
                operation.method(),
                filled,
                media.name(),
                whole,
                obstacle != null ? obstacle : unmade(media, filled, whole).orElse(null));
    }

    /**
     * What the suite could not make as the contract wants it. A request that breaks the contract by itself would be refused
     * rightly, and the server blamed for it.
     */
    private Optional<String> unmade(List<Probe.Filled> filled) {
        return filled.stream()
                .filter(entry -> !overrides.containsKey(entry.parameter().name()))
                .filter(entry -> entry.value() instanceof Value.Plain plain
                        && !entry.parameter()
                                .schema()
                                .map(schema -> schema.allows(plain.json()))
                                .orElse(true))
                .map(entry -> "the suite has no value for "
                        + entry.parameter().name()
                        + " that its schema allows; give one under values in the profile")
                .findFirst();
    }

    private Optional<String> unmade(MediaType media, List<Probe.Filled> filled, @Nullable Value whole) {
        boolean allowed = whole instanceof Value.Plain plain
                ? media.schema().map(schema -> schema.allows(plain.json())).orElse(true)
                : allows(media, filled);
        boolean chosen = filled.stream()
                .map(Probe.Filled::parameter)
                .anyMatch(part -> part.place() == Parameter.Place.BODY && overrides.containsKey(part.name()));
        if (!allowed && !chosen) {
            return Optional.of("the suite has no body that the schema allows");
        }
        Set<String> declared = media.parts().stream().map(Parameter::name).collect(Collectors.toSet());
        return media.schema().stream()
                .filter(schema -> whole == null)
                .flatMap(schema -> schema.required().stream()
                        .filter(name ->
                                !declared.contains(name) && !schema.properties().containsKey(name)))
                .map(name -> "the contract requires " + name + " and does not declare it")
                .findFirst();
    }

    /** A body of JSON that is made of named parts, as far as it is known before anything is sent. */
    private static Optional<JsonNode> json(MediaType media, List<Probe.Filled> filled) {
        if (!media.isJson()) {
            return Optional.empty();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (Probe.Filled entry : filled) {
            if (entry.parameter().place() == Parameter.Place.BODY) {
                if (!(entry.value() instanceof Value.Plain plain)) {
                    return Optional.empty();
                }
                body.set(entry.parameter().name(), plain.json());
            }
        }
        // What a server fills in by itself may be required of it, and is not sent.
        media.schema().stream()
                .flatMap(schema -> schema.properties().entrySet().stream())
                .filter(property -> property.getValue().node().path("readOnly").asBoolean())
                .forEach(property -> body.set(property.getKey(), Sample.of(property.getValue())));
        return Optional.of(body);
    }

    private static Optional<String> unnameable(List<Probe.Filled> filled) {
        return filled.stream()
                .map(Probe.Filled::parameter)
                .filter(parameter -> parameter.place() == Parameter.Place.HEADER)
                .filter(parameter -> !TOKEN.matcher(parameter.name()).matches())
                .map(parameter -> "no header can be called \"" + parameter.name() + "\"")
                .findFirst();
    }

    private static Optional<String> undeclaredPathParameter(Operation operation) {
        return Pattern.compile("\\{([^}]*)}")
                .matcher(operation.path())
                .results()
                .map(match -> match.group(1))
                .filter(name -> operation.parameters().stream()
                        .noneMatch(parameter -> parameter.place() == Parameter.Place.PATH
                                && parameter.name().equals(name)))
                .findFirst();
    }

    /** What an optional cursor means only the server knows that gave it; a made-up one is refused rightly. */
    private boolean isOpaqueCursor(Operation operation, Parameter parameter) {
        return parameter.place() == Parameter.Place.QUERY
                && !parameter.required()
                && parameter.example().isEmpty()
                && !overrides.containsKey(parameter.name())
                && !operation.origins().containsKey(parameter.name())
                && CURSOR.matcher(parameter.name()).matches();
    }

    private Value value(Operation operation, Parameter parameter) {
        String override = overrides.get(parameter.name());
        List<Origin> origins = operation.origins().get(parameter.name());
        // A profile may choose what is looked at; what is deleted is what the run made.
        if (origins != null && (override == null || operation.isDeletion())) {
            return new Value.Told(parameter.name(), origins);
        }
        if (parameter.schema().map(Schema::isFile).orElse(false)) {
            return Fixture.named(
                    override != null
                            ? override
                            : parameter.example().map(JsonNode::asText).orElse(""));
        }
        if (override != null) {
            return new Value.Plain(typed(override, parameter));
        }
        return new Value.Plain(parameter
                .example()
                .or(() -> parameter.schema().map(Sample::of))
                .orElseGet(() -> TextNode.valueOf("text")));
    }

    /** A value of a profile is written as text; in a JSON body it has the type that the contract gives. */
    private static JsonNode typed(String text, Parameter parameter) {
        boolean wantsText = parameter
                .schema()
                .map(Schema::types)
                .map(types -> types.contains("string"))
                .orElse(true);
        if (wantsText) {
            return TextNode.valueOf(text);
        }
        try {
            JsonNode value = JSON.readTree(text);
            return value.isMissingNode() ? TextNode.valueOf(text) : value;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
