package io.videogateway.conformance;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Judge;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Rules;
import io.videogateway.conformance.rule.Verdict;
import io.videogateway.conformance.target.Budget;
import io.videogateway.conformance.target.Credentials;
import io.videogateway.conformance.target.Jobs;
import io.videogateway.conformance.target.Limits;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Checks one server against a contract: sends the probes, records the exchanges, judges them. Immutable; each method gives a
 * changed copy.
 *
 * <p>A run against a live gateway costs money: each create that the gateway takes is a paid job. A correct gateway takes
 * two of them for an operation like {@code POST /v1/videos}; no gateway takes more than the budget.
 */
public final class Conformance {
    /** The most creates of a run against a live gateway, unless the user says otherwise. */
    public static final int DEFAULT_BUDGET = 3;

    /** Shorter secrets turn up by chance in what servers send, and taking them out would change the evidence. */
    private static final int SHORTEST_TOKEN = 8;

    private final Contract contract;
    private final GatewayProfile profile;
    private final String mode;
    private final Credentials credentials;
    private final OptionalInt budget;
    private final Limits limits;
    private final boolean strict;
    private final Progress progress;
    private final Clock clock;

    private Conformance(
            Contract contract,
            GatewayProfile profile,
            String mode,
            Credentials credentials,
            OptionalInt budget,
            Limits limits,
            boolean strict,
            Progress progress,
            Clock clock) {
        this.contract = contract;
        this.profile = profile;
        this.mode = mode;
        this.credentials = credentials;
        this.budget = budget;
        this.limits = limits;
        this.strict = strict;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * A run against a live gateway.
     *
     * @param token the secret that the profile's variable holds
     * @throws UsageException if the token is too short to be recognised in what a server sends
     */
    public static Conformance live(Contract contract, GatewayProfile profile, String token) {
        if (token.length() < SHORTEST_TOKEN) {
            throw new UsageException("the token in " + profile.tokenEnv() + " has fewer than " + SHORTEST_TOKEN
                    + " characters, so that it cannot be kept out of reports safely");
        }
        int budget = profile.budget().orElse(DEFAULT_BUDGET);
        return new Conformance(
                contract,
                profile,
                "live",
                new Credentials(token, profile.tokenEnv()),
                OptionalInt.of(budget),
                Limits.DEFAULT,
                false,
                Progress.NONE,
                Clock.systemUTC());
    }

    /** A run against a mock, which costs nothing. */
    public static Conformance mock(Contract contract, Mock mock, String token) {
        GatewayProfile profile = mockProfile(mock.kind());
        return new Conformance(
                contract,
                new GatewayProfile(
                        profile.name(),
                        mock.url(),
                        "MOCK_TOKEN",
                        OptionalInt.empty(),
                        profile.price(),
                        profile.values(),
                        profile.known()),
                mock.kind().mode(),
                new Credentials(token, "MOCK_TOKEN"),
                OptionalInt.empty(),
                Limits.DEFAULT,
                false,
                Progress.NONE,
                Clock.systemUTC());
    }

    /** What is known of a mock: Prism's limits are listed, so that a report says what was not proven. */
    private static GatewayProfile mockProfile(MockKind kind) {
        String resource = kind == MockKind.EMBEDDED ? "/gateways/embedded.yaml" : "/gateways/prism.yaml";
        try (InputStream in = Conformance.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the suite lacks " + resource);
            }
            return GatewayProfile.read(in, resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Conformance withBudget(int creates) {
        return new Conformance(
                contract, profile, mode, credentials, OptionalInt.of(creates), limits, strict, progress, clock);
    }

    /** Gives each exchange a deadline, from connecting to the last byte. */
    public Conformance withDeadline(Duration deadline) {
        return new Conformance(
                contract, profile, mode, credentials, budget, limits.withDeadline(deadline), strict, progress, clock);
    }

    /** Counts warnings as failures. */
    public Conformance strictly(boolean on) {
        return new Conformance(contract, profile, mode, credentials, budget, limits, on, progress, clock);
    }

    public Conformance reportingTo(Progress listener) {
        return new Conformance(contract, profile, mode, credentials, budget, limits, strict, listener, clock);
    }

    /** The requests that a run sends, in their order. */
    public List<Probe> probes() {
        return Probes.of(contract, profile.values());
    }

    /** The most paid jobs that a run may start. */
    public int mostCreates() {
        int mayCost = (int) probes().stream().filter(Probe::mayCost).count();
        return Math.min(mayCost, budget.orElse(mayCost));
    }

    /** The budget; empty for no limit. */
    public OptionalInt budget() {
        return budget;
    }

    /** Sends, records and judges. */
    public Run run() {
        Instant start = clock.instant();
        List<Probe> probes = probes();
        Budget purse = new Budget(budget, probes);
        Target target = new Target(contract, profile.url(), credentials, limits, Version.OF_SUITE);
        List<Exchange> exchanges = new ArrayList<>();
        List<String> jobs = new ArrayList<>();
        for (Probe probe : probes) {
            Exchange exchange = exchange(target, purse, probe);
            purse.settle(probe, exchange);
            Jobs.startedBy(probe, exchange).ifPresent(jobs::add);
            exchanges.add(exchange);
            progress.exchanged(exchange, exchanges.size(), probes.size());
        }
        List<Verdict> verdicts = judge(exchanges, start);
        return new Run(
                new Run.ContractName(contract.title(), contract.version(), contract.sha256()),
                Version.OF_SUITE,
                new Run.Gateway(profile.name(), profile.url(), mode),
                start,
                Duration.between(start, clock.instant()),
                Result.of(verdicts, strict),
                new Run.Usage((int) exchanges.stream().filter(Exchange::wasSent).count(), purse.spent(), budget, jobs),
                verdicts,
                exchanges);
    }

    private static Exchange exchange(Target target, Budget purse, Probe probe) {
        if (probe.obstacle() != null) {
            return target.heldBack(probe, probe.obstacle());
        }
        if (!purse.allows(probe)) {
            return target.heldBack(probe, "the budget of creates does not reach for it");
        }
        return target.send(probe);
    }

    private List<Verdict> judge(List<Exchange> exchanges, Instant start) {
        boolean throughClient =
                exchanges.stream().anyMatch(exchange -> exchange.request().via() == Request.Via.CLIENT);
        return new Judge(
                        exchanges, profile.known(), start.atZone(ZoneOffset.UTC).toLocalDate())
                .judge(Rules.of(contract, throughClient));
    }
}
