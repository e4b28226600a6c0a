package io.videogateway.conformance.contract;

/**
 * Something that follows from a contract alone, and from what the derivation itself is made of. Equal derivations give equal
 * results, so that a contract by which many gateways are judged is worked through once: see {@link Contract#derive}.
 *
 * @param <T> immutable, for it is shared
 */
@FunctionalInterface
public interface Derivation<T> {
    T from(Contract contract);
}
