package io.videogateway.conformance.change;

import com.fasterxml.jackson.core.JsonPointer;

/** Who writes a value, and so whom it hurts when fewer or more values are allowed. */
enum Side {
    REQUEST("a request", Effect.BREAKING, Effect.COMPATIBLE, "readOnly"),
    ANSWER("an answer", Effect.COMPATIBLE, Effect.BREAKING, "writeOnly");

    private final String noun;

    private final Effect narrowedForCallers;
    private final Effect narrowedForServers;
    /** The word on a property that the other side alone writes. */
    final String hiding;

    Side(String noun, Effect narrowedForCallers, Effect narrowedForServers, String hiding) {
        this.noun = noun;
        this.narrowedForCallers = narrowedForCallers;
        this.narrowedForServers = narrowedForServers;
        this.hiding = hiding;
    }

    Effect forCallers(Range range) {
        return switch (range) {
            case NARROWED -> narrowedForCallers;
            case WIDENED -> narrowedForServers;
            case REPLACED -> Effect.BREAKING;
        };
    }

    Effect forServers(Range range) {
        return switch (range) {
            case NARROWED -> narrowedForServers;
            case WIDENED -> narrowedForCallers;
            case REPLACED -> Effect.BREAKING;
        };
    }

    /** Something that is new in a body, in an answer's headers or among the parameters. */
    void added(ChangeList found, boolean required, JsonPointer clause, String name, JsonPointer... also) {
        Effect callers = this == REQUEST && required ? Effect.BREAKING : Effect.COMPATIBLE;
        // A server has to serve whoever sends it; of an answer it has to send only what is required.
        Effect servers = this == REQUEST || required ? Effect.BREAKING : Effect.COMPATIBLE;
        found.add(callers, servers, clause, noun + (required ? " must have " : " may have ") + name, also);
    }

    /** Something that is gone, and with it a member of the client. */
    void removed(ChangeList found, boolean required, JsonPointer clause, String name, JsonPointer... also) {
        // Requests that lacked it were wrong and are right now.
        Effect servers = this == REQUEST && required ? Effect.BREAKING : Effect.COMPATIBLE;
        found.add(Effect.BREAKING, servers, clause, name + " is gone from " + noun, also);
    }

    /** Something that became required, or optional. */
    void required(ChangeList found, boolean required, JsonPointer clause, String name) {
        found.add(
                this,
                required ? Range.NARROWED : Range.WIDENED,
                clause,
                name + " is " + (required ? "required" : "optional") + " in " + noun);
    }

    /** How the values that a contract allows at a place compare to those that it allowed. */
    enum Range {
        NARROWED,
        WIDENED,
        /** Some are gone and others are new, or nobody can tell. */
        REPLACED
    }
}
