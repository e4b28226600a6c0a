package io.videogateway.conformance.rule;

import com.fasterxml.jackson.core.JsonPointer;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Response;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that must hold, declared once: what it is called, how much it binds, where the contract says it, and the check.
 * Whatever is shown about a rule anywhere is read from here.
 *
 * <p>A check is a pure function of recorded exchanges. Everything that keeps an exchange from telling anything (no answer, a
 * rate limit, a refused token) is dealt with around the check, by {@link Judge}.
 */
public final class Rule {

    /** Which answers of an exchange a rule looks at. */
    enum Scope {
        ANY_ANSWER,
        SUCCESS,
        REFUSAL,
        /** The request alone tells, whatever was answered. */
        REQUEST
    }

    private final Declaration declaration;
    private final List<Variation> variations;
    private final Scope scope;
    private final Check check;

    private Rule(Declaration declaration, Stream<Variation> variations, Scope scope, Check check) {
        this.declaration = declaration;
        this.variations = variations.toList();
        this.scope = scope;
        this.check = check;
    }

    /** A rule without its check. */
    static final class Declaration {
        private final Family family;
        private final Operation operation;
        private final String id;
        private final String title;
        private JsonPointer clause;
        private boolean besideServed;
        private boolean besideComplete;
        private List<String> beside = List.of();

        Declaration(Family family, Operation operation, String id, String title) {
            this.family = family;
            this.operation = operation;
            this.id = id;
            this.title = title;
            this.clause = operation.clause();
        }

        /** Where the contract says it; the operation itself unless this is called. */
        Declaration stemmingFrom(JsonPointer place) {
            clause = place;
            return this;
        }

        /** A refusal proves something only beside a request that was served: a server that is down refuses everything. */
        Declaration besideServedRequest() {
            besideServed = true;
            return this;
        }

        /** Looks at the complete request too. */
        Declaration besideComplete() {
            besideComplete = true;
            return this;
        }

        /** Looks at the exchanges of these probes too, of whichever operations they are. */
        Declaration beside(List<String> probes) {
            beside = List.copyOf(probes);
            return this;
        }

        /** Judges the exchange of one probe. */
        Rule on(Variation variation, Function<Exchange, Finding> check) {
            return on(variation, (exchange, evidence) -> check.apply(exchange));
        }

        /** Judges the exchange of one probe beside the others of the run. */
        Rule on(Variation variation, Check check) {
            return new Rule(this, Stream.of(variation), Scope.ANY_ANSWER, check);
        }

        /** Judges the answers to all requests that the contract allows; the rule is kept if each one keeps it. */
        Rule onEachAllowed(Function<Exchange, Finding> check) {
            return new Rule(
                    this,
                    operation.variations().stream().filter(Variation::isAllowed),
                    Scope.ANY_ANSWER,
                    (exchange, evidence) -> check.apply(exchange));
        }

        /** Judges the request that the generated client wrote, once it went over the wire. */
        Rule onClientRequest(Function<Exchange, Finding> check) {
            return new Rule(
                    this, Stream.of(Variation.COMPLETE), Scope.REQUEST, (exchange, evidence) -> check.apply(exchange));
        }

        /** Judges every success of the operation that came under the user's token. */
        Rule onEverySuccess(Function<Exchange, Finding> check) {
            return onEverySuccess((Exchange exchange, Evidence evidence) -> check.apply(exchange));
        }

        /** Judges every success of the operation that came under the user's token, beside the rest of the run. */
        Rule onEverySuccess(Check check) {
            return new Rule(
                    this,
                    operation.variations().stream()
                            .filter(Variation::carriesToken)
                            // The contract promises nothing about a method that it does not declare.
                            .filter(variation -> variation.kind() != Variation.Kind.WRONG_METHOD),
                    Scope.SUCCESS,
                    check);
        }

        /** Judges whatever came to the requests of the operation, those first that a correct server refuses. */
        Rule onEveryAnswer(Function<Exchange, Finding> check) {
            return new Rule(
                    this,
                    operation.variations().stream()
                            .filter(variation -> variation.kind() != Variation.Kind.WRONG_METHOD)
                            .sorted(Comparator.comparing(Variation::isAllowed)),
                    Scope.ANY_ANSWER,
                    (exchange, evidence) -> check.apply(exchange));
        }

        /** Judges every 4xx that a variation of the operation got, except where the contract is silent. */
        Rule onEveryRefusal(Function<Exchange, Finding> check) {
            return new Rule(
                    this,
                    operation.variations().stream()
                            .filter(variation -> variation.kind() != Variation.Kind.WRONG_METHOD
                                    && variation.kind() != Variation.Kind.WRONG_MEDIA_TYPE),
                    Scope.REFUSAL,
                    (exchange, evidence) -> check.apply(exchange));
        }
    }

    /** The semantic name, followed by the operation where the contract has several. */
    public String id() {
        return declaration.operation.qualify(declaration.id);
    }

    /** The semantic name alone. */
    public String plainId() {
        return declaration.id;
    }

    /** What the id says beyond its family: a property, a part, a probe; empty for the only rule of a family. */
    public String subject() {
        String family = declaration.family.id();
        return declaration.id.length() > family.length() ? declaration.id.substring(family.length() + 1) : "";
    }

    public Family family() {
        return declaration.family;
    }

    public Level level() {
        return declaration.family.level();
    }

    public String title() {
        return declaration.title;
    }

    public JsonPointer clause() {
        return declaration.clause;
    }

    /** The operation that the rule is about. */
    public Operation operation() {
        return declaration.operation;
    }

    /** The variations whose exchanges can tell, the most telling first. */
    public List<Variation> variations() {
        return variations;
    }

    /** The names of further probes at whose exchanges the check looks too. */
    public List<String> beside() {
        return declaration.beside;
    }

    /** Whether the check looks at the complete request too. */
    public boolean comparesWithComplete() {
        return declaration.besideComplete;
    }

    /** Whether a refusal keeps the rule, so that it needs a served request beside it. */
    public boolean needsServedRequest() {
        return declaration.besideServed;
    }

    Scope scope() {
        return scope;
    }

    /** Whether an exchange is one of those that the rule is about; one without an answer may be. */
    boolean isAbout(Exchange exchange) {
        return switch (scope) {
            case SUCCESS -> exchange.answer().map(Response::isSuccess).orElse(true);
            case REFUSAL -> exchange.answer().map(Response::isRefusal).orElse(true);
            case ANY_ANSWER, REQUEST -> true;
        };
    }

    Finding check(Exchange exchange, Evidence evidence) {
        return check.check(exchange, evidence);
    }

    @Override
    public String toString() {
        return id() + " " + level();
    }
}
