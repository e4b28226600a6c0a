package io.videogateway.conformance.mutant;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every gateway with one fault. */
final class Mutants {
    private Mutants() {}

    /** Of a part or property that a newer contract has no more nothing can be wrong. */
    static List<Mutant> all() {
        Set<String> rules = Conformance.of(Trial.CONTRACT).rules().stream()
                .map(Rule::plainId)
                .collect(Collectors.toSet());
        boolean newer = !Trial.CONTRACT.hasSource(GivenContract.RECEIVED.source());
        return Stream.of(
                        ServingMutants.all(),
                        StatusMutants.all(),
                        JsonMutants.all(),
                        ShapeMutants.all(),
                        TypeMutants.all(),
                        ErrorMutants.all(),
                        DialectMutants.all(),
                        AuthenticationMutants.all(),
                        RejectionMutants.all())
                .flatMap(mutants -> mutants)
                .filter(mutant -> !newer || rules.contains(mutant.rule()))
                .toList();
    }
}
