package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * One thing in which two contracts differ.
 *
 * @param callers for those who send requests, with the generated client or by other means: breaking where a right request can
 *     be refused now, an answer can come that could not, or a member of the client goes or changes its type
 * @param servers for those who serve the contract: breaking where a server that kept the old contract may have to change
 * @param clause where the new contract says so; for what is gone, where the old one did
 * @param what changed, in a few words that name what the contracts name
 */
public record Change(Effect callers, Effect servers, JsonPointer clause, String what) {}
