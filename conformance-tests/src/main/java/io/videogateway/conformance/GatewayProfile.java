package io.videogateway.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.SecurityScheme;
import io.videogateway.conformance.report.Money;
import io.videogateway.conformance.rule.KnownDeviation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
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
 * @param credentials the names of the environment variables that hold what is no token, by the key of the security scheme
 * @param budget the most creates of one run; empty for the default
 * @param paid whether calls of an operation are charged for, by {@code POST /v1/videos}; it overrides the contract
 * @param values what to send instead of the contract's examples, by part or parameter
 */
public record GatewayProfile(
        String name,
        String url,
        String tokenEnv,
        Map<String, String> credentials,
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

    /** A gateway about which nothing is known but its address. */
    public static GatewayProfile at(String url, String tokenEnv) {
        return new GatewayProfile(
                "gateway",
                url,
                tokenEnv,
                Map.of(),
                OptionalInt.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of());
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
            return ProfileFile.read(new ByteArrayInputStream(Files.readAllBytes(file)), file.toString());
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
        Set<String> schemes = contract.securitySchemes().stream()
                .map(SecurityScheme::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        credentials.keySet().stream()
                .filter(scheme -> !schemes.contains(scheme))
                .sorted()
                .findFirst()
                .ifPresent(scheme -> {
                    throw new UsageException("credentials in the profile " + name + " has " + scheme
                            + ", and no request is sent by such a security scheme of the contract; known are "
                            + String.join(", ", schemes));
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
}
