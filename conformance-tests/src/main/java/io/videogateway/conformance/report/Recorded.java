package io.videogateway.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.KnownDeviation;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Selection;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads {@code results.json} back: all but the verdicts, which are judged anew. */
public final class Recorded {
    static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    // A record holds bodies of several mebibytes as single texts.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(64 << 20)
                            // What a server nests as deep as it may stands some levels deeper in a record.
                            .maxNestingDepth(2 * StreamReadConstraints.DEFAULT_MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Recorded() {}

    /**
     * The run that a report folder holds, without verdicts.
     *
     * @throws IOException if there is no record, or it is none; the message says so
     */
    public static Run read(Path folder) throws IOException {
        Path file = folder.resolve("results.json");
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no results.json in " + folder);
        }
        try {
            return run(JSON.readTree(file.toFile()));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no record of a run: " + FileProblem.of(e), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no record of a run: " + e.getMessage(), e);
        }
    }

    private static Run run(JsonNode root) {
        int version = required(root, "reportVersion").asInt();
        if (version != ResultsJson.REPORT_VERSION) {
            throw new IllegalArgumentException(
                    "its report version is " + version + ", and " + ResultsJson.REPORT_VERSION + " is understood");
        }
        JsonNode contract = required(root, "contract");
        JsonNode gateway = required(root, "gateway");
        return new Run(
                new Run.ContractName(text(contract, "title"), text(contract, "version"), text(contract, "sha256")),
                text(required(root, "suite"), "version"),
                new Run.Gateway(text(gateway, "name"), text(gateway, "url"), text(gateway, "mode")),
                Instant.parse(text(root, "startedAt")),
                Duration.ofMillis(required(root, "durationMillis").asLong()),
                Result.INCONCLUSIVE,
                usage(required(root, "usage")),
                List.of(),
                list(required(root, "exchanges"), Recorded::exchange),
                judging(required(root, "judging")),
                List.of());
    }

    private static Run.Usage usage(JsonNode node) {
        JsonNode budget = required(node, "budget");
        JsonNode cost = node.path("mostCost");
        return new Run.Usage(
                required(node, "requests").asInt(),
                required(node, "creates").asInt(),
                budget.isNull() ? OptionalInt.empty() : OptionalInt.of(budget.asInt()),
                list(required(node, "jobs"), JsonNode::asText),
                // Records of before have none.
                list(node.path("deleted"), JsonNode::asText),
                cost.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Money(new BigDecimal(text(cost, "amount")), text(cost, "currency"))));
    }

    private static Judging judging(JsonNode node) {
        return new Judging(
                list(required(node, "failing"), word -> constant(Outcome.class, word.asText())).stream()
                        .collect(Collectors.toSet()),
                list(
                        required(node, "known"),
                        entry -> new KnownDeviation(
                                text(entry, "rule"),
                                text(entry, "reason"),
                                Optional.of(entry.path("until"))
                                        .filter(JsonNode::isTextual)
                                        .map(until -> LocalDate.parse(until.asText())),
                                Optional.of(entry.path("seen"))
                                        .filter(JsonNode::isTextual)
                                        .map(JsonNode::asText))),
                list(required(node, "overridden"), JsonNode::asText).stream().collect(Collectors.toSet()),
                new Selection(
                        list(required(node, "only"), JsonNode::asText),
                        list(required(node, "except"), JsonNode::asText)));
    }

    private static Exchange exchange(JsonNode node) {
        JsonNode request = required(node, "request");
        JsonNode response = required(node, "response");
        return new Exchange(
                text(node, "probe"),
                new Request(
                        constant(Request.Via.class, text(request, "via")),
                        text(request, "method"),
                        text(request, "url"),
                        headers(request),
                        body(required(request, "body"))),
                response.has("status")
                        ? new Response(
                                response.get("status").asInt(), headers(response), body(required(response, "body")))
                        : null,
                fault(response.path("fault")),
                decoded(response.path("decoded")),
                required(node, "durationMillis").asLong(),
                text(node, "curl"));
    }

    private static Headers headers(JsonNode message) {
        return new Headers(
                list(required(message, "headers"), line -> new Header(text(line, "name"), text(line, "value"))));
    }

    private static Body body(JsonNode node) {
        return node.has("base64")
                ? new Body(Base64.getDecoder().decode(node.get("base64").asText()))
                : Body.of(text(node, "text"));
    }

    private static @Nullable Fault fault(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Fault(
                        constant(Fault.Kind.class, text(node, "kind")),
                        text(node, "message"),
                        required(node, "requestBodyStarted").asBoolean());
    }

    private static @Nullable Decoded decoded(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Decoded(
                        node.get("json"), node.has("error") ? node.get("error").asText() : null);
    }

    private static String text(JsonNode node, String name) {
        return required(node, name).asText();
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it lacks " + name);
        }
        return value;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> ResultsJson.word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the word " + word + " in it is unknown"));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return StreamSupport.stream(array.spliterator(), false).map(element).toList();
    }
}
