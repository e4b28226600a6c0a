package io.videogateway.conformance.probe;

import io.videogateway.conformance.contract.Contract;
import java.util.List;
import java.util.Map;

/** One probe of many, by its name. */
public final class GivenProbe {
    private GivenProbe() {}

    public static Probe of(Contract contract, String name) {
        return among(Probes.of(contract, Map.of()), name);
    }

    public static Probe among(List<Probe> probes, String name) {
        return probes.stream()
                .filter(probe -> probe.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no probe " + name));
    }
}
