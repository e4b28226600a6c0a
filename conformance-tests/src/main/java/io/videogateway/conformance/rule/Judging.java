package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Request;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How a run is judged. Together with the contract and the exchanges it gives the same verdicts whenever it is asked.
 *
 * @param failing the outcomes that count as a failure beside {@link Outcome#FAILED}
 * @param known the deviations that the gateway's profile admits
 * @param overridden the parts whose values came from the profile instead of the contract's examples
 * @param selection the rules that count
 */
public record Judging(Set<Outcome> failing, List<KnownDeviation> known, Set<String> overridden, Selection selection) {
    public static final Judging PLAIN = new Judging(Set.of(), List.of(), Set.of(), Selection.ALL);

    public Judging {
        failing = Set.copyOf(failing);
        known = List.copyOf(known);
        overridden = Set.copyOf(overridden);
    }

    public Judging failingOn(Set<Outcome> outcomes) {
        return new Judging(outcomes, known, overridden, selection);
    }

    public Judging selecting(Selection other) {
        return new Judging(failing, known, overridden, other);
    }

    /**
     * The rules that count.
     *
     * @param throughClient whether the generated client belongs to the contract
     */
    public List<Rule> rules(Contract contract, boolean throughClient) {
        return Rules.of(contract, throughClient, overridden).stream()
                .filter(selection::includes)
                .toList();
    }

    /** One verdict for each rule that counts. */
    public List<Verdict> verdicts(Contract contract, List<Exchange> exchanges, Instant startedAt) {
        boolean throughClient =
                exchanges.stream().anyMatch(exchange -> exchange.request().via() == Request.Via.CLIENT);
        return new Judge(exchanges, known, startedAt).judge(rules(contract, throughClient));
    }

    /** The word for verdicts. */
    public Result result(List<Verdict> verdicts) {
        return Result.of(verdicts, failing);
    }

    /** Whether a verdict counts as a failure. */
    public boolean fails(Verdict verdict) {
        return verdict.outcome() == Outcome.FAILED || failing.contains(verdict.outcome());
    }
}
