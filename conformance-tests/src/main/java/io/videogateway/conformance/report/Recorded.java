package io.videogateway.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads {@code results.json} back: all but the verdicts, which are judged anew. */
public final class Recorded {
    static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    // A record holds bodies of several mebibytes as single texts.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(64 << 20)
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
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no record of a run: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static Run run(JsonNode root) {
        JsonNode contract = root.required("contract");
        JsonNode gateway = root.required("gateway");
        return new Run(
                new Run.ContractName(text(contract, "title"), text(contract, "version"), text(contract, "sha256")),
                text(root.required("suite"), "version"),
                new Run.Gateway(text(gateway, "name"), text(gateway, "url"), text(gateway, "mode")),
                Instant.parse(text(root, "startedAt")),
                Duration.ofMillis(root.required("durationMillis").asLong()),
                Result.INCONCLUSIVE,
                usage(root.required("usage")),
                List.of(),
                list(root.required("exchanges"), Recorded::exchange),
                judging(root.required("judging")),
                List.of());
    }

    private static Run.Usage usage(JsonNode node) {
        JsonNode budget = node.required("budget");
        JsonNode cost = node.path("mostCost");
        return new Run.Usage(
                node.required("requests").asInt(),
                node.required("creates").asInt(),
                budget.isNull() ? OptionalInt.empty() : OptionalInt.of(budget.asInt()),
                list(node.required("jobs"), JsonNode::asText),
                cost.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Money(new BigDecimal(text(cost, "amount")), text(cost, "currency"))));
    }

    private static Judging judging(JsonNode node) {
        return new Judging(
                list(node.required("failing"), word -> constant(Outcome.class, word.asText())).stream()
                        .collect(Collectors.toSet()),
                list(
                        node.required("known"),
                        entry -> new KnownDeviation(
                                text(entry, "rule"),
                                text(entry, "reason"),
                                Optional.of(entry.path("until"))
                                        .filter(JsonNode::isTextual)
                                        .map(until -> LocalDate.parse(until.asText())))),
                list(node.required("overridden"), JsonNode::asText).stream().collect(Collectors.toSet()),
                new Selection(
                        list(node.required("only"), JsonNode::asText),
                        list(node.required("except"), JsonNode::asText)));
    }

    private static Exchange exchange(JsonNode node) {
        JsonNode request = node.required("request");
        JsonNode response = node.required("response");
        return new Exchange(
                text(node, "probe"),
                new Request(
                        constant(Request.Via.class, text(request, "via")),
                        text(request, "method"),
                        text(request, "url"),
                        headers(request),
                        body(request.required("body"))),
                response.has("status")
                        ? new Response(
                                response.get("status").asInt(), headers(response), body(response.required("body")))
                        : null,
                fault(response.path("fault")),
                decoded(response.path("decoded")),
                node.required("durationMillis").asLong(),
                text(node, "curl"));
    }

    private static Headers headers(JsonNode message) {
        return new Headers(
                list(message.required("headers"), line -> new Header(text(line, "name"), text(line, "value"))));
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
                        node.required("requestBodyStarted").asBoolean());
    }

    private static @Nullable Decoded decoded(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Decoded(
                        node.get("json"), node.has("error") ? node.get("error").asText() : null);
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).asText();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return StreamSupport.stream(array.spliterator(), false).map(element).toList();
    }
}
