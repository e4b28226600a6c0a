package io.videogateway.conformance.mutant;

import java.util.List;
import java.util.stream.Stream;

/** Every gateway with one fault. */
final class Mutants {
    private Mutants() {}

    static List<Mutant> all() {
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
                .toList();
    }
}
