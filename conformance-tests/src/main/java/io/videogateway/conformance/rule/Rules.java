package io.videogateway.conformance.rule;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Derivation;
import io.videogateway.conformance.contract.Operation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The catalogue: every rule that a contract gives rise to. */
public final class Rules {
    private Rules() {}

    /**
     * The rules in the order in which reports show them.
     *
     * @param throughClient whether the generated client belongs to this contract, so that it is judged too
     * @param overridden the parts whose values come from the gateway's profile instead of the contract's examples
     */
    public static List<Rule> of(Contract contract, boolean throughClient, Set<String> overridden) {
        return contract.derive(new Catalogue(throughClient, Set.copyOf(overridden)));
    }

    private record Catalogue(boolean throughClient, Set<String> overridden) implements Derivation<List<Rule>> {
        @Override
        public List<Rule> from(Contract contract) {
            StateRules state = new StateRules(contract.operations());
            return contract.operations().stream()
                    .flatMap(operation -> of(operation, throughClient, overridden, state))
                    .toList();
        }
    }

    private static Stream<Rule> of(
            Operation operation, boolean throughClient, Set<String> overridden, StateRules state) {
        if (!operation.promisesSuccess()) {
            return Stream.empty();
        }
        return Stream.of(
                        ServingRules.of(operation, overridden),
                        ResponseRules.of(operation),
                        DialectRules.of(operation),
                        AuthenticationRules.of(operation),
                        RejectionRules.of(operation),
                        ErrorSchemaRules.of(operation),
                        state.of(operation),
                        throughClient ? ClientRules.of(operation, overridden) : Stream.<Rule>empty())
                .flatMap(Function.identity());
    }
}
