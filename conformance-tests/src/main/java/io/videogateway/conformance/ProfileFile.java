package io.videogateway.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.contract.YamlAlias;
import io.videogateway.conformance.rule.KnownDeviation;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A gateway profile as people write it: YAML, of which every mistake is named. */
final class ProfileFile {
    /** Also the name of a folder. */
    private static final String SLUG = "[A-Za-z0-9][A-Za-z0-9.-]{0,63}";

    private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

    private static final Set<String> SECRETS =
            Set.of("token", "apikey", "api_key", "key", "secret", "password", "authorization");

    private ProfileFile() {}

    /** @throws UsageException if it is no profile */
    static GatewayProfile read(InputStream in, String name) throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            byte[] source = in.readAllBytes();
            Optional<String> alias = YamlAlias.first(source);
            require(
                    alias.isEmpty(),
                    name,
                    "it has the YAML alias *" + alias.orElse("") + "; write out what that stands for");
            @Nullable Written written = yaml.readValue(source, Written.class);
            require(written != null, name, "it is empty");
            return written.toProfile(name);
        } catch (UnrecognizedPropertyException e) {
            if (SECRETS.contains(e.getPropertyName().toLowerCase(Locale.ROOT))) {
                throw new UsageException(
                        "the gateway profile " + name + " has the key " + e.getPropertyName()
                                + "; a secret does not belong in a file: name its environment variable under tokenEnv or credentials");
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

    /** The file as it is written. */
    private record Written(
            @Nullable String name,
            @Nullable String url,
            @Nullable String tokenEnv,
            @Nullable Map<String, String> credentials,
            @Nullable Integer budget,
            GatewayProfile.@Nullable Price price,
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
                    tokenEnv == null || tokenEnv.matches(VARIABLE),
                    file,
                    "tokenEnv names an environment variable; what stands there is none, and a token does not belong in a file");
            require(
                    credentials == null
                            || credentials.values().stream().allMatch(word -> word != null && word.matches(VARIABLE)),
                    file,
                    "credentials names an environment variable for each security scheme; what stands there is none, and a"
                            + " secret does not belong in a file");
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
                    credentials == null ? Map.of() : credentials,
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
