package io.videogateway.conformance;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.videogateway.conformance.rule.KnownDeviation;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one gateway: where it is, what to send it, what it may cost, and which deviations are accepted.
 *
 * @param tokenEnv the name of the environment variable that holds the token; empty for none
 * @param budget the most creates of one run; empty for the default
 * @param values what to send instead of the contract's examples, by part or parameter
 */
public record GatewayProfile(
        String name,
        String url,
        String tokenEnv,
        OptionalInt budget,
        Optional<Price> price,
        Map<String, String> values,
        List<KnownDeviation> known) {

    /** What a created job costs: an amount for each second that the video lasts, or for each call. */
    public record Price(
            @Nullable BigDecimal perSecond, @Nullable BigDecimal perCall, String currency) {}

    /** The file as it is written. */
    private record Written(
            @JsonProperty(required = true) String name,
            @Nullable String url,
            @Nullable String tokenEnv,
            @Nullable Integer budget,
            @Nullable Price price,
            @Nullable Map<String, String> values,
            @Nullable List<WrittenDeviation> known) {

        GatewayProfile toProfile(String file) {
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
                    values == null ? Map.of() : values,
                    deviations);
        }
    }

    private record WrittenDeviation(
            @JsonProperty(required = true) String rule,
            @JsonProperty(required = true) String reason,
            @Nullable String until) {

        KnownDeviation toDeviation(String file) {
            try {
                return new KnownDeviation(
                        rule, reason, Optional.ofNullable(until).map(LocalDate::parse));
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
        return new GatewayProfile("gateway", url, tokenEnv, OptionalInt.empty(), Optional.empty(), Map.of(), List.of());
    }

    /**
     * Reads a profile.
     *
     * @throws UsageException if the file cannot be read or is no profile
     */
    public static GatewayProfile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no gateway profile at " + file, e);
        } catch (IOException e) {
            throw new UsageException("the gateway profile " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static GatewayProfile read(InputStream in, String name) throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        try {
            return yaml.readValue(in, Written.class).toProfile(name);
        } catch (UnrecognizedPropertyException e) {
            throw new UsageException(
                    "the gateway profile " + name + " has the unknown key " + e.getPropertyName() + "; known are "
                            + e.getKnownPropertyIds(),
                    e);
        } catch (MismatchedInputException e) {
            throw new UsageException(
                    "the gateway profile " + name + ", line "
                            + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()) + ": "
                            + firstLine(e.getOriginalMessage()),
                    e);
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    "the gateway profile " + name + " is no YAML: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
