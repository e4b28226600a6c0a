package io.videogateway.conformance.rule;

import com.fasterxml.jackson.core.JsonPointer;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that must hold, declared once: what it is called, how much it binds, where the contract says it, and the check.
 * Whatever is shown about a rule anywhere is read from here.
 *
 * <p>A check is a pure function of one recorded exchange. Everything that keeps an exchange from telling anything (no
 * answer, a rate limit, a refused token) is dealt with around the check, by {@link Judge}.
 */
public final class Rule {
    private final Operation operation;
    private final String id;
    private final Level level;
    private final String title;
    private final JsonPointer clause;
    private final List<Variation> variations;
    private final boolean successOnly;
    private final boolean rejection;
    private final boolean requestOnly;
    private final Function<Exchange, Finding> check;

    private Rule(
            Declaration declaration,
            List<Variation> variations,
            boolean successOnly,
            Function<Exchange, Finding> check) {
        this.operation = declaration.operation;
        this.id = declaration.id;
        this.level = declaration.level;
        this.title = declaration.title;
        this.clause = declaration.clause;
        this.rejection = declaration.rejection;
        this.requestOnly = declaration.requestOnly;
        this.variations = List.copyOf(variations);
        this.successOnly = successOnly;
        this.check = check;
    }

    public static Declaration must(Operation operation, String id, String title) {
        return new Declaration(operation, id, Level.MUST, title);
    }

    public static Declaration should(Operation operation, String id, String title) {
        return new Declaration(operation, id, Level.SHOULD, title);
    }

    public static Declaration info(Operation operation, String id, String title) {
        return new Declaration(operation, id, Level.INFO, title);
    }

    /** A rule without its check. */
    public static final class Declaration {
        private final Operation operation;
        private final String id;
        private final Level level;
        private final String title;
        private JsonPointer clause;
        private boolean rejection;
        private boolean requestOnly;

        private Declaration(Operation operation, String id, Level level, String title) {
            this.operation = operation;
            this.id = id;
            this.level = level;
            this.title = title;
            this.clause = operation.clause();
        }

        /** Where the contract says it; the operation itself unless this is called. */
        public Declaration stemmingFrom(JsonPointer place) {
            clause = place;
            return this;
        }

        /** A refusal proves something only beside a request that was served: a server that is down refuses everything. */
        public Declaration besideServedRequest() {
            rejection = true;
            return this;
        }

        /** The request alone tells; any answer, or none, is as good as another. */
        Declaration whateverTheAnswer() {
            requestOnly = true;
            return this;
        }

        /** Judges the exchange of one probe. */
        public Rule on(Variation variation, Function<Exchange, Finding> check) {
            return new Rule(this, List.of(variation), false, check);
        }

        /** Judges the exchanges of several probes; the rule is kept if each one keeps it. */
        public Rule onEach(Stream<Variation> variations, Function<Exchange, Finding> check) {
            return new Rule(this, variations.toList(), false, check);
        }

        /** Judges every success that came under the user's token. */
        public Rule onEverySuccess(Function<Exchange, Finding> check) {
            return new Rule(
                    this,
                    operation.variations().stream()
                            .filter(Variation::carriesToken)
                            .toList(),
                    true,
                    check);
        }
    }

    /** The semantic name, followed by the operation where the contract has several. */
    public String id() {
        return operation.qualify(id);
    }

    /** The semantic name alone. */
    public String plainId() {
        return id;
    }

    public Level level() {
        return level;
    }

    public String title() {
        return title;
    }

    public JsonPointer clause() {
        return clause;
    }

    Operation operation() {
        return operation;
    }

    /** The variations whose exchanges can tell, the most telling first. */
    List<Variation> variations() {
        return variations;
    }

    boolean judges(Exchange exchange) {
        return !successOnly
                || exchange.answer().map(answer -> answer.isSuccess()).orElse(true);
    }

    boolean judgesSuccessOnly() {
        return successOnly;
    }

    boolean looksAtRequestOnly() {
        return requestOnly;
    }

    boolean isRejection() {
        return rejection;
    }

    Finding check(Exchange exchange) {
        return check.apply(exchange);
    }

    @Override
    public String toString() {
        return id() + " " + level;
    }
}
