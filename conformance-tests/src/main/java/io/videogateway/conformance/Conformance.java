package io.videogateway.conformance;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.report.Money;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Coverage;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.KnownDeviation;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Rule;
import io.videogateway.conformance.rule.Selection;
import io.videogateway.conformance.rule.Verdict;
import io.videogateway.conformance.target.Budget;
import io.videogateway.conformance.target.Jobs;
import io.videogateway.conformance.target.Ledger;
import io.videogateway.conformance.target.Limits;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    private static final String LIVE = "live";

    /** What is older than a run by more than this was not made by it. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final Contract contract;
    // Set in the constructors and in with(), never after a copy is handed out.
    private GatewayProfile profile = GatewayProfile.at("", "");
    private String mode = LIVE;
    private Secrets secrets = Secrets.NONE;
    private OptionalInt budget = OptionalInt.of(DEFAULT_BUDGET);
    private Limits limits = Limits.DEFAULT;
    private Duration runDeadline = Duration.ofMinutes(30);
    private Judging judging = Judging.PLAIN;
    private Progress progress = Progress.NONE;
    private Clock clock = Clock.systemUTC();

    /** What the rest gives rise to, once it has been asked for. */
    private @Nullable List<Probe> probes;

    private Conformance(Contract contract) {
        this.contract = contract;
    }

    private Conformance with(Consumer<Conformance> change) {
        Conformance copy = new Conformance(contract);
        copy.profile = profile;
        copy.mode = mode;
        copy.secrets = secrets;
        copy.budget = budget;
        copy.limits = limits;
        copy.runDeadline = runDeadline;
        copy.judging = judging;
        copy.progress = progress;
        copy.clock = clock;
        change.accept(copy);
        return copy;
    }

    /** Begins the description of a run. */
    public static Conformance of(Contract contract) {
        return new Conformance(contract);
    }

    /** Checks the server at a URL, which may have a path. */
    public Conformance against(String url) {
        return against(GatewayProfile.at(url, "TOKEN"));
    }

    /** Checks the gateway of a profile, with its values, its budget and its known deviations. */
    public Conformance against(GatewayProfile gateway) {
        return with(copy -> {
            copy.profile = gateway;
            copy.mode = LIVE;
            copy.budget = OptionalInt.of(gateway.budget().orElse(DEFAULT_BUDGET));
            copy.judging = new Judging(
                    judging.failing(), gateway.known(), gateway.values().keySet(), judging.selection());
        });
    }

    /** Checks a mock, which costs nothing and so has no budget. */
    public Conformance against(Mock mock) {
        GatewayProfile profileOfMock = MockProfile.of(mock, contract);
        return against(profileOfMock).withToken(Mock.TOKEN).with(copy -> {
            copy.mode = mock.kind().mode();
            copy.budget = OptionalInt.empty();
        });
    }

    /**
     * Sends this token.
     *
     * @throws UsageException if it is too short to be recognised in what a server sends, and so to be kept out of reports
     */
    public Conformance withToken(String secret) {
        Secrets changed = secrets.withToken(secret);
        return with(copy -> copy.secrets = changed);
    }

    /**
     * Sends this instead of the token where the contract wants a security scheme: another key, or {@code user:password}.
     *
     * @param scheme its key in the contract
     * @throws UsageException as for a token
     */
    public Conformance withCredential(String scheme, String secret) {
        Secrets changed = secrets.with(scheme, secret);
        return with(copy -> copy.secrets = changed);
    }

    /** Lets the gateway take so many creates under the user's token at most; 0 sends only what it cannot charge for. */
    public Conformance withBudget(int creates) {
        return with(copy -> copy.budget = OptionalInt.of(creates));
    }

    /** Gives each exchange a deadline, from connecting to the last byte. */
    public Conformance withDeadline(Duration deadline) {
        return with(copy -> copy.limits = limits.withDeadline(deadline));
    }

    /** Gives the whole run a deadline; what is not sent by then is skipped. The exchange under way keeps its own. */
    public Conformance withRunDeadline(Duration deadline) {
        return with(copy -> copy.runDeadline = deadline);
    }

    /** Reads so many bytes of a body, before and after inflating; what is longer is undecided. */
    public Conformance readingBodiesUpTo(int bytes) {
        return with(copy -> copy.limits = limits.withBodyBytes(bytes));
    }

    /** Counts verdicts with these outcomes as failures, beside those that failed. */
    public Conformance failingOn(Set<Outcome> outcomes) {
        return with(copy -> copy.judging = judging.failingOn(outcomes));
    }

    /** Judges these rules only, and sends only what they need. */
    public Conformance selecting(Selection selection) {
        return with(copy -> copy.judging = judging.selecting(selection));
    }

    /** Tells a listener what happens. */
    public Conformance reportingTo(Progress listener) {
        return with(copy -> copy.progress = listener);
    }

    /** Takes the time of the run from a clock. */
    public Conformance at(Clock other) {
        return with(copy -> copy.clock = other);
    }

    /** The gateway. */
    public GatewayProfile gateway() {
        return profile;
    }

    /** The most creates; empty for no limit. */
    public OptionalInt budget() {
        return budget;
    }

    /** The rules that will be judged. */
    public List<Rule> rules() {
        return judging.rules(contract, Target.reachesThroughClient(contract));
    }

    /** Every rule that the contract gives rise to. */
    private List<Rule> catalogue() {
        return judging.selecting(Selection.ALL).rules(contract, Target.reachesThroughClient(contract));
    }

    /**
     * Refuses what the profile or the selection names and the contract does not have: rules, parts and parameters.
     *
     * @throws UsageException naming the nearest rule, or every part and parameter
     */
    public Conformance requiringKnownNames() {
        List<Rule> rules = catalogue();
        // The profile of a mock speaks about whatever contract it serves.
        if (mode.equals(LIVE)) {
            profile.requireInputsOf(contract);
            RulePatterns.check(
                    "known in the profile " + profile.name(),
                    profile.known().stream().map(KnownDeviation::rule).toList(),
                    rules);
        }
        RulePatterns.check("--only", judging.selection().only(), rules);
        RulePatterns.check("--except", judging.selection().except(), rules);
        return this;
    }

    /**
     * Refuses to go without what the contract wants of whoever asks.
     *
     * @throws UsageException if the contract wants a token and none was given, or none of the form that it wants
     */
    public Conformance requiringSecrets() {
        secrets.requireFor(contract);
        return this;
    }

    /** The requests that a run sends, in their order: those that a rule needs. */
    public List<Probe> probes() {
        if (probes == null) {
            probes = plan().neededBy(rules());
        }
        return probes;
    }

    private Plan plan() {
        return new Plan(contract, profile, mode.equals(LIVE));
    }

    /** The most paid jobs that a run may start. */
    public int mostCreates() {
        int mayCost = (int) probes().stream().filter(Probe::mayCost).count();
        return Math.min(mayCost, budget.orElse(mayCost));
    }

    /** What so many creates cost at most; empty where the profile gives no price. */
    public Optional<Money> cost(int creates) {
        return profile.price().map(price -> price.of(creates, profile, contract));
    }

    /**
     * The run that an earlier one stands for, judged as this one would be: it asked the same gateway by the same contract
     * with the same values, and could tell.
     *
     * @return empty if this run has to be made
     */
    public Optional<Run> answeredBy(Run earlier) {
        boolean same = earlier.contract().sha256().equals(contract.sha256())
                && earlier.gateway().equals(new Run.Gateway(profile.name(), profile.url(), mode))
                && earlier.judging().overridden().equals(judging.overridden())
                && earlier.judging().selection().equals(judging.selection());
        return same
                ? Optional.of(earlier.judgedBy(contract, judging)).filter(run -> run.result() != Result.INCONCLUSIVE)
                : Optional.empty();
    }

    /**
     * Sends, records and judges. Costs what the creates cost that the gateway takes. Where its thread is interrupted it sends
     * no more, judges what it has, and leaves the thread marked as interrupted.
     *
     * @throws UsageException if the contract wants a token and none was given, or none of the form that it wants
     */
    public Run run() {
        requiringSecrets();
        contract.requireUsableSchemas();
        Instant start = clock.instant();
        List<Probe> probes = probes();
        Budget purse = new Budget(budget, probes);
        Target target = target();
        Stops stops = new Stops();
        // The things of a mock are nobody's.
        Ledger ledger =
                new Ledger(contract, mode.equals(LIVE) ? Optional.of(start.minus(CLOCKS_DIFFER)) : Optional.empty());
        List<Exchange> exchanges = new ArrayList<>();
        List<String> jobs = new ArrayList<>();
        int total = probes.size();
        for (Iterator<Probe> rest = probes.iterator(); rest.hasNext(); ) {
            Probe probe = rest.next();
            Ledger.Filling filled = ledger.fill(probe);
            Optional<String> obstacle =
                    ending(start).or(() -> obstacle(probe, purse, stops)).or(filled::obstacle);
            Exchange exchange = obstacle.isPresent()
                    ? target.heldBack(filled.probe(), obstacle.get())
                    : target.send(filled.probe());
            purse.settle(probe, exchange);
            stops.learnFrom(probe, exchange);
            Optional<String> made = ledger.learnFrom(filled.probe(), exchange);
            Optional<String> job = Jobs.startedBy(filled.probe(), exchange).or(() -> made);
            job.ifPresent(jobs::add);
            exchanges.add(exchange);
            if (!rest.hasNext() && total == probes.size()) {
                List<Probe> cleanUp = ledger.cleanUp(plan()::everyProbe);
                total += cleanUp.size();
                rest = cleanUp.iterator();
            }
            progress.exchanged(exchange, job, exchanges.size(), total);
        }
        List<Verdict> verdicts = judging.verdicts(contract, exchanges, start);
        return new Run(
                new Run.ContractName(contract.title(), contract.version(), contract.sha256()),
                Version.OF_SUITE,
                new Run.Gateway(profile.name(), profile.url(), mode),
                start,
                Duration.between(start, clock.instant()),
                judging.result(verdicts),
                new Run.Usage(
                        (int) exchanges.stream().filter(Exchange::reachedServer).count(),
                        purse.spent(),
                        budget,
                        jobs,
                        ledger.deleted(),
                        cost(purse.spent())),
                verdicts,
                exchanges,
                judging,
                Coverage.of(contract, verdicts));
    }

    /**
     * Does once, without the gateway, what the first exchange through the generated client takes longest for. Costs nothing
     * and sends nothing.
     */
    public void rehearse() {
        Target target = target();
        probes().forEach(target::rehearse);
    }

    private Target target() {
        return new Target(contract, profile.url(), secrets.credentials(profile), limits, Version.OF_SUITE);
    }

    /** What ends a run before all is sent. */
    private Optional<String> ending(Instant start) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of("the run was interrupted");
        }
        return Duration.between(start, clock.instant()).compareTo(runDeadline) >= 0
                ? Optional.of("the deadline of the run, " + runDeadline.toMillis() + " ms, ran out")
                : Optional.empty();
    }

    private static Optional<String> obstacle(Probe probe, Budget purse, Stops stops) {
        if (probe.obstacle() != null) {
            return Optional.of(probe.obstacle());
        }
        Optional<String> stopped = stops.against(probe);
        if (stopped.isPresent()) {
            return stopped;
        }
        return purse.allows(probe)
                ? Optional.empty()
                : Optional.of("the budget of " + purse.limit().orElse(0) + " creates does not reach for it");
    }
}
