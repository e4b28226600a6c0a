package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Operation;

/**
 * What rules of one kind have in common: the beginning of their ids, how much they bind, and what a person who meets one of
 * them wants to know. The one place for these words; the catalogue and every report read them here.
 *
 * @param id {@code response.required}; a rule's own id may go on behind a dot
 * @param meaning what must hold, in one sentence
 * @param why why it matters, with a fact from the field
 * @param remedy what a vendor does to pass
 */
public record Family(String id, Level level, String meaning, String why, String remedy) {

    static Family must(String id, String meaning, String why, String remedy) {
        return new Family(id, Level.MUST, meaning, why, remedy);
    }

    static Family should(String id, String meaning, String why, String remedy) {
        return new Family(id, Level.SHOULD, meaning, why, remedy);
    }

    static Family info(String id, String meaning, String why) {
        return new Family(id, Level.INFO, meaning, why, "Nothing: it is not judged.");
    }

    /** The stage of the exchange that the rules look at: {@code response}. */
    public String stage() {
        return id.substring(0, id.indexOf('.'));
    }

    /** Begins the only rule of the family. */
    Rule.Declaration rule(Operation operation, String title) {
        return new Rule.Declaration(this, operation, id, title);
    }

    /** Begins the rule about one subject: a property, a part, a probe. */
    Rule.Declaration rule(Operation operation, String subject, String title) {
        return new Rule.Declaration(this, operation, id + "." + subject, title);
    }
}
