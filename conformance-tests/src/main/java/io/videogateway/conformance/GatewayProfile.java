package io.videogateway.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.RequestBody;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.report.Money;
import io.videogateway.conformance.rule.KnownDeviation;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one gateway: where it is, what to send it, what it may cost, and which deviations are accepted.
 *
 * @param tokenEnv the name of the environment variable that holds the token; empty for none
 * @param budget the most creates of one run; empty for the default
 * @param paid whether calls of an operation are charged for, by {@code POST /v1/videos}; it overrides the contract
 * @param values what to send instead of the contract's examples, by part or parameter
 */
public record GatewayProfile(
        String name,
        String url,
        String tokenEnv,
        OptionalInt budget,
        Optional<Price> price,
        Map<String, Boolean> paid,
        Map<String, String> values,
        List<KnownDeviation> known) {

    /** What a created job costs: an amount for each second that the video lasts, or for each call. */
    public record Price(
            @Nullable BigDecimal perSecond, @Nullable BigDecimal perCall, String currency) {
        boolean isUsable() {
            return currency != null
                    && !currency.isBlank()
                    && (perSecond != null || perCall != null)
                    && Stream.of(Optional.ofNullable(perSecond), Optional.ofNullable(perCall))
                            .flatMap(Optional::stream)
                            .allMatch(amount -> amount.signum() >= 0
                                    && Math.abs((long) amount.precision() - amount.scale()) < 20
                                    && amount.compareTo(BigDecimal.valueOf(1_000_000)) <= 0);
        }

        /** The name under which this dialect says how long a video lasts. */
        private static final String SECONDS = "seconds";

        /** What so many creates cost at most, if each lasts as long as the probes ask. */
        Money of(int creates, GatewayProfile profile, Contract contract) {
            BigDecimal each = perCall == null ? BigDecimal.ZERO : perCall;
            if (perSecond != null) {
                each = each.add(perSecond.multiply(seconds(profile, contract)));
            }
            return new Money(each.multiply(BigDecimal.valueOf(creates)), currency);
        }

        private static BigDecimal seconds(GatewayProfile profile, Contract contract) {
            Optional<String> asked = Optional.ofNullable(profile.values().get(SECONDS))
                    .or(() -> contract.operations().stream()
                            .flatMap(Operation::inputs)
                            .filter(input -> input.name().equals(SECONDS))
                            .flatMap(input -> input.example().stream())
                            .map(JsonNode::asText)
                            .findFirst());
            return asked.filter(text -> text.matches("\\d{1,6}(\\.\\d{1,6})?"))
                    .map(BigDecimal::new)
                    .orElseThrow(() -> new UsageException("the price of " + profile.name()
                            + " is per second, and nothing says how many seconds are asked for; put seconds under"
                            + " values"));
        }
    }

    /** Also the name of a folder. */
    private static final String SLUG = "[A-Za-z0-9][A-Za-z0-9.-]{0,63}";

    private static final Set<String> SECRETS =
            Set.of("token", "apikey", "api_key", "key", "secret", "password", "authorization");

    /** The file as it is written. */
    private record Written(
            @Nullable String name,
            @Nullable String url,
            @Nullable String tokenEnv,
            @Nullable Integer budget,
            @Nullable Price price,
            @Nullable Map<String, Boolean> paid,
            @Nullable Map<String, String> values,
            @Nullable List<WrittenDeviation> known) {

        GatewayProfile toProfile(String file) {
            require(name != null && !name.isBlank(), file, "it lacks name");
            require(paid == null || !paid.containsValue(null), file, "a value under paid is null");
            require(values == null || !values.containsValue(null), file, "a value under values is null");
            require(
                    known == null || known.stream().allMatch(entry -> entry != null && entry.isWhole()),
                    file,
                    "an entry under known lacks its rule or its reason");
            require(
                    price == null || price.isUsable(),
                    file,
                    "the price has no currency, or no amount from 0 to 1000000");
            require(
                    name.matches(SLUG),
                    file,
                    "the name " + name + " is no slug: letters, digits, dots and hyphens, 64 at most");
            require(
                    tokenEnv == null || tokenEnv.matches("[A-Za-z_][A-Za-z0-9_]*"),
                    file,
                    "tokenEnv names an environment variable; what stands there is none, and a token does not belong in a file");
            require(
                    url == null || !url.matches("https?://[^/]*@.*|.*[?#].*"),
                    file,
                    "the url carries a user or a query, and secrets do not belong in a file");
            require(budget == null || budget >= 0, file, "the budget is below 0");
            List<KnownDeviation> deviations = new ArrayList<>();
            for (WrittenDeviation entry : known == null ? List.<WrittenDeviation>of() : known) {
                deviations.add(entry.toDeviation(file));
            }
            return new GatewayProfile(
                    name,
                    url == null ? "" : url,
                    tokenEnv == null ? "" : tokenEnv,
                    budget == null ? OptionalInt.empty() : OptionalInt.of(budget),
                    Optional.ofNullable(price),
                    paid == null ? Map.of() : paid,
                    values == null ? Map.of() : values,
                    deviations);
        }
    }

    private record WrittenDeviation(
            @Nullable String rule,
            @Nullable String reason,
            @Nullable String until,
            @Nullable String seen) {

        boolean isWhole() {
            return rule != null && !rule.isBlank() && reason != null && !reason.isBlank();
        }

        KnownDeviation toDeviation(String file) {
            try {
                return new KnownDeviation(
                        rule, reason, Optional.ofNullable(until).map(LocalDate::parse), Optional.ofNullable(seen));
            } catch (DateTimeException e) {
                throw new UsageException(
                        "the gateway profile " + file + " has the date " + until + " for " + rule
                                + "; write it as 2027-03-31",
                        e);
            }
        }
    }

    /** A gateway about which nothing is known but its address. */
    public static GatewayProfile at(String url, String tokenEnv) {
        return new GatewayProfile(
                "gateway", url, tokenEnv, OptionalInt.empty(), Optional.empty(), Map.of(), Map.of(), List.of());
    }

    /** Long enough for a prompt of many pages, short enough for any YAML parser. */
    private static final long MOST_BYTES = 256 << 10;

    /**
     * Reads a profile.
     *
     * @throws UsageException if the file cannot be read or is no profile
     */
    public static GatewayProfile read(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new UsageException("the gateway profile " + file + " has " + size + " bytes, more than the "
                        + MOST_BYTES + " that are read");
            }
            return read(new ByteArrayInputStream(Files.readAllBytes(file)), file.toString());
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no gateway profile at " + file, e);
        } catch (IOException e) {
            throw new UsageException("the gateway profile " + file + " cannot be read: " + FileProblem.of(e), e);
        }
    }

    /**
     * Refuses a profile without a usable address.
     *
     * @throws UsageException saying what is wrong with it
     */
    public GatewayProfile requiringUrl() {
        if (!url.matches("https?://[^/\\s?#@]+(/[^\\s?#]*)?") || HttpUrl.parse(url) == null) {
            throw new UsageException("the URL "
                    + (url.isEmpty()
                            ? "of " + name + " is missing"
                            : withoutSecrets(url) + " is none of a gateway: http or https, a host,"
                                    + " and perhaps a path, without user and query"));
        }
        return this;
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("(?s)^([A-Za-z][A-Za-z0-9+.-]*://)?.*@", "$1…@").replaceFirst("(?s)[?#].*", "?…");
    }

    /** A value under a name that nothing has would be silently without effect, and what was paid for not what was asked. */
    void requireInputsOf(Contract contract) {
        Set<String> inputs = contract.operations().stream()
                .flatMap(Operation::inputs)
                .map(Parameter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> operations =
                contract.operations().stream().map(Operation::key).collect(Collectors.toCollection(LinkedHashSet::new));
        paid.keySet().stream()
                .filter(operation -> !operations.contains(operation))
                .sorted()
                .findFirst()
                .ifPresent(operation -> {
                    throw new UsageException("paid in the profile " + name + " has " + operation
                            + ", and the contract has no such operation; known are " + String.join(", ", operations));
                });
        // A price per second needs to know the seconds, also where the contract has no part for them.
        if (price.isPresent()) {
            inputs.add(Price.SECONDS);
        }
        values.keySet().stream()
                .filter(value -> !inputs.contains(value))
                .sorted()
                .findFirst()
                .ifPresent(value -> {
                    throw new UsageException("values in the profile " + name + " has " + value
                            + ", and the contract has no such part or parameter; known are "
                            + String.join(", ", inputs));
                });
    }

    /** What is known of a mock. Prism's limits are listed, so that a report says what was not proven. */
    static GatewayProfile of(Mock mock, Contract contract) {
        String resource = mock.kind() == MockKind.EMBEDDED ? "/gateways/embedded.yaml" : "/gateways/prism.yaml";
        try (InputStream in = GatewayProfile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the suite lacks " + resource);
            }
            GatewayProfile known = read(in, resource);
            return new GatewayProfile(
                    known.name,
                    mock.url(),
                    "MOCK_TOKEN",
                    OptionalInt.empty(),
                    known.price,
                    known.paid,
                    known.values,
                    mock.kind() == MockKind.EMBEDDED
                            ? known.known
                            : Stream.of(known.known.stream(), contradictions(contract), listsInForms(contract))
                                    .flatMap(entries -> entries)
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prism answers with an example of the contract also where the schema beside it forbids that. */
    private static Stream<KnownDeviation> contradictions(Contract contract) {
        return contract.operations().stream()
                .filter(operation -> operation
                        .success()
                        .flatMap(ResponseSpec::json)
                        .filter(media -> media.example()
                                .flatMap(example -> media.schema().filter(schema -> !schema.allows(example)))
                                .isPresent())
                        .isPresent())
                .map(operation -> new KnownDeviation(
                        "response.*@" + operation.key(),
                        "Prism answers with the contract's own example, which breaks the contract's schema",
                        Optional.empty(),
                        Optional.of("")));
    }

    /** Prism takes every part of a form for text, and then refuses it where the contract wants a list or an object. */
    private static Stream<KnownDeviation> listsInForms(Contract contract) {
        return contract.operations().stream()
                .filter(operation -> operation
                        .body()
                        .map(RequestBody::preferred)
                        .filter(media -> media.isMultipart() || media.isForm())
                        .isPresent())
                .filter(operation -> operation.parts().stream()
                        .flatMap(part -> part.schema().stream())
                        .anyMatch(schema -> schema.isArray() || schema.isObject()))
                .map(operation -> new KnownDeviation(
                        "serve.*@" + operation.key(),
                        "Prism takes every part of a form for text",
                        Optional.empty(),
                        Optional.of("422 application/problem+json")));
    }

    static GatewayProfile read(InputStream in, String name) throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            @Nullable Written written = yaml.readValue(in, Written.class);
            require(written != null, name, "it is empty");
            return written.toProfile(name);
        } catch (UnrecognizedPropertyException e) {
            if (SECRETS.contains(e.getPropertyName().toLowerCase(Locale.ROOT))) {
                throw new UsageException("the gateway profile " + name + " has the key " + e.getPropertyName()
                        + "; a secret does not belong in a file: name its environment variable under tokenEnv");
            }
            throw new UsageException(
                    "the gateway profile " + name + " has the unknown key " + e.getPropertyName() + "; known are "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")),
                    e);
        } catch (MismatchedInputException e) {
            throw new UsageException(
                    "the gateway profile " + name + " cannot be used: " + mismatch(e, e.getTargetType()), e);
        } catch (JsonProcessingException e) {
            // What has the right form and does not fit into its type comes wrapped.
            throw new UsageException(
                    "the gateway profile " + name
                            + (e instanceof JsonMappingException mapping
                                            && e.getCause() instanceof InputCoercionException number
                                    ? " cannot be used: " + mismatch(mapping, number.getTargetType())
                                    : " is no YAML: " + FileProblem.of(e)),
                    e);
        }
    }

    private static void require(boolean holds, String file, String problem) {
        if (!holds) {
            throw new UsageException("the gateway profile " + file + " cannot be used: " + problem);
        }
    }

    /** What stands at a place of the file and cannot stand there. Jackson says it in the names of Java's classes. */
    private static String mismatch(JsonMappingException e, @Nullable Class<?> type) {
        if (e.getPath().isEmpty()) {
            // Nothing was bound yet, or all was bound and something is left.
            return String.valueOf(e.getOriginalMessage()).startsWith("Trailing")
                    ? "a second document stands in it"
                    : "it is no YAML mapping, like name: acme";
        }
        String key = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .substring(1);
        return "what stands under " + key + " is no " + kind(type);
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == int.class) {
            return "whole number that fits";
        }
        if (type == BigDecimal.class) {
            return "number";
        }
        return type != null && Collection.class.isAssignableFrom(type) ? "list" : "mapping";
    }
}
