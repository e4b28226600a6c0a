package io.videogateway.conformance.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the generated client made of an answer: a model, written as JSON again, or an error.
 *
 * @param json the model as JSON; null where the client threw
 * @param error what the client threw, in one line; null where it returned
 */
public record Decoded(@Nullable JsonNode json, @Nullable String error) {}
