package io.videogateway.conformance.target;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the ids of the jobs that a run started, so that their owner can find the jobs. */
public final class Jobs {
    /** Where gateways of this dialect put the id: the official place first, then those of relays and their wrappers. */
    private static final List<JsonPointer> PLACES = Stream.of(
                    "/id", "/task_id", "/taskId", "/data/id", "/data/task_id", "/data/taskId")
            .map(JsonPointer::compile)
            .toList();

    /** In seconds this is the year 5138; in milliseconds it is 1973. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private Jobs() {}

    /** The id of the job that an exchange started; empty where it started none or does not say. */
    public static Optional<String> startedBy(Probe probe, Exchange exchange) {
        // Also where no valid token was sent: somebody owns the job of a gateway that asks for none.
        if (Operation.isSafe(probe.method()) || probe.method().equals("DELETE")) {
            return Optional.empty();
        }
        return exchange.answer()
                .filter(answer -> answer.isSuccess())
                .map(answer -> answer.body().json().tree())
                .flatMap(Jobs::id)
                // What was asked about was there before.
                .filter(id -> probe.values(Parameter.Place.PATH).values().stream()
                        .noneMatch(value -> value instanceof Value.Plain plain
                                && plain.text().equals(id)));
    }

    /** The id in an answer, wherever gateways put it. */
    static Optional<String> id(JsonNode body) {
        return PLACES.stream().flatMap(place -> idAt(place, body).stream()).findFirst();
    }

    /** The id at a place of an answer; empty where nothing stands there that could be one. */
    static Optional<String> idAt(JsonPointer place, JsonNode body) {
        return Optional.of(body.at(place))
                .filter(JsonNode::isValueNode)
                .filter(id -> !id.isNull() && !id.isMissingNode())
                .map(JsonNode::asText)
                .filter(id -> !id.isEmpty());
    }

    /** The time at which an answer says that its job was created; empty where it says none that can be read. */
    static Optional<Instant> createdAt(JsonNode body) {
        return Stream.of("created_at", "createdAt", "created")
                .map(body::path)
                .filter(JsonNode::isValueNode)
                .findFirst()
                .flatMap(Jobs::time);
    }

    private static Optional<Instant> time(JsonNode value) {
        if (value.isTextual()) {
            try {
                return Optional.of(OffsetDateTime.parse(value.asText()).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            return Optional.empty();
        }
        long number = value.asLong();
        return Math.abs(number) < FIRST_MILLISECONDS
                ? Optional.of(Instant.ofEpochSecond(number))
                : Math.abs(number) < 1_000 * FIRST_MILLISECONDS
                        ? Optional.of(Instant.ofEpochMilli(number))
                        : Optional.empty();
    }
}
