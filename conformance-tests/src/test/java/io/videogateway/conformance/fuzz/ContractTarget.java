package io.videogateway.conformance.fuzz;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.ContractException;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.target.BundledContract;

/** Any bytes are a contract from which probes and rules can be derived, or are refused in one line. */
public final class ContractTarget {
    private ContractTarget() {}

    /** The first input pays for loading classes, which counts as a hang where the machine is busy. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(BundledContract.bytes());
    }

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Contract contract = Contract.parse(input, "it.yaml");
            contract.requireUsableSchemas();
            contract.title();
            contract.version();
            contract.serverUrl();
            Conformance conformance = Conformance.of(contract);
            for (Rule rule : conformance.rules()) {
                Claim.isOneLine(rule.id());
                contract.excerpt(rule.clause());
            }
            conformance.probes();
        } catch (ContractException e) {
            Claim.isOneLine(e.getMessage());
        }
    }
}
