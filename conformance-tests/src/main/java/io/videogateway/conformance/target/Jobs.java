package io.videogateway.conformance.target;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.probe.Probe;
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

    private Jobs() {}

    /** The id of the job that an exchange started; empty where it started none or does not say. */
    public static Optional<String> startedBy(Probe probe, Exchange exchange) {
        // Also where no valid token was sent: somebody owns the job of a gateway that asks for none.
        if (!probe.operation().mayCost()) {
            return Optional.empty();
        }
        return exchange.answer()
                .filter(answer -> answer.isSuccess())
                .map(answer -> answer.body().json().tree())
                .flatMap(body -> PLACES.stream()
                        .map(body::at)
                        .filter(JsonNode::isValueNode)
                        .filter(id -> !id.isNull() && !id.isMissingNode())
                        .map(JsonNode::asText)
                        .filter(id -> !id.isEmpty())
                        .findFirst());
    }
}
