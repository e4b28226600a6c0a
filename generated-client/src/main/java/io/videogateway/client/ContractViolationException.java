package io.videogateway.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The server reported success, and under {@link VideoGateway.Builder#strictResponses} its answer is not what the
 * contract promises. A job may exist; its id may be somewhere in {@link #body()}.
 */
public final class ContractViolationException extends GatewayException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> violations;

    ContractViolationException(List<String> violations, boolean mayHaveBeenTaken, Failure failure) {
        super(
                "brought an answer that breaks the contract: " + String.join("; ", violations),
                failure,
                mayHaveBeenTaken,
                null);
        this.violations = new ArrayList<>(violations);
    }

    /** One short sentence each, such as {@code size is missing} or {@code progress is no integer: 0.5}. */
    public List<String> violations() {
        return Collections.unmodifiableList(violations);
    }
}
