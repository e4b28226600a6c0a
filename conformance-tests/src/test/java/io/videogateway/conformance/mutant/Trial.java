package io.videogateway.conformance.mutant;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.MutantGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One run of the suite over one gateway, as a user would make it over a live one, at a fixed time. */
public final class Trial {
    static final Contract CONTRACT = GivenContract.OF_CLIENT;
    static final Contract STATEFUL = GivenContract.STATEFUL;
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private Trial() {}

    static Run of(Fault fault, Duration deadline) {
        return of(fault, deadline, Conformance.DEFAULT_BUDGET);
    }

    static Run of(Fault fault, Duration deadline, int budget) {
        return of(CONTRACT, fault, deadline, budget);
    }

    public static Run of(Contract contract, Fault fault, Duration deadline, int budget) {
        try (MutantGateway gateway = MutantGateway.start(
                contract,
                Asked.TOKEN,
                (request, correct, success) -> fault.answer(Asked.of(request), correct, success),
                CLOCK)) {
            return Conformance.of(contract)
                    .against(GatewayProfile.at(gateway.url(), "TOKEN"))
                    .withToken(Asked.TOKEN)
                    .withBudget(budget)
                    .withDeadline(deadline)
                    .at(CLOCK)
                    .run();
        } catch (MockUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of the rules with an outcome, in alphabetical order. */
    public static Set<String> rules(Run run, Outcome... outcomes) {
        return run.verdicts().stream()
                .filter(verdict -> Set.of(outcomes).contains(verdict.outcome()))
                .map(verdict -> verdict.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
