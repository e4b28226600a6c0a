package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conform matrix}. */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        description = "Checks several gateways at once, each from its profile.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conform matrix gateways/*.yaml --report nightly",
            "",
            "Each gateway costs what a check of it costs.",
            "Exit status: 1 if any is nonconformant, else 3 if any is inconclusive, else 0."
        })
final class MatrixCommand implements Callable<Integer> {
    private final Tokens tokens;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Gateway profiles.")
    private List<Path> files = List.of();

    @Mixin
    private ContractOption contract = new ContractOption();

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    @Mixin
    private JudgingOptions judging = new JudgingOptions();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "How many gateways are checked at once. Default: ${DEFAULT-VALUE}.",
            defaultValue = "8")
    private int concurrency = 8;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "The reports of each gateway go to DIR/<name>. Default: ${DEFAULT-VALUE}.",
            defaultValue = "target/conformance")
    private Path report = Path.of("target/conformance");

    MatrixCommand(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A gateway that is ready to be checked: whatever can be wrong with its profile is said before money is spent. */
    private record Prepared(String name, Conformance conformance, ReportFolder folder) {}

    @Override
    public Integer call() throws InterruptedException {
        if (concurrency < 1) {
            throw new UsageException("--concurrency is " + concurrency + ", and must be at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Prepared> gateways = prepare(contract.read());
        int most = gateways.stream()
                .mapToInt(gateway -> gateway.conformance().mostCreates())
                .sum();
        out.println("gateways: " + gateways.size());
        out.println(ConsoleReport.printable("contract: " + contract.describe()));
        out.println("cost:     starts at most " + most + " paid jobs");
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(concurrency, gateways.size()));
        try {
            List<Future<Run>> running = new ArrayList<>();
            for (Prepared gateway : gateways) {
                running.add(pool.submit(() -> check(gateway, out)));
            }
            Set<ExitStatus> statuses = new HashSet<>();
            for (Future<Run> run : running) {
                statuses.add(ExitStatus.of(run.get().result()));
            }
            return worst(statuses).code();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UsageException usage) {
                throw usage;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Prepared> prepare(Contract read) {
        List<Prepared> prepared = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            GatewayProfile profile = GatewayProfile.read(file).requiringUrl();
            if (!names.add(profile.name())) {
                throw new UsageException("two profiles have the name " + profile.name() + "; one is " + file);
            }
            Conformance conformance =
                    judging.configure(tokens.live(read, profile).withDeadline(timeout.deadline()));
            prepared.add(new Prepared(profile.name(), conformance, open(report.resolve(profile.name()))));
        }
        return prepared;
    }

    private static ReportFolder open(Path folder) {
        try {
            return ReportFolder.open(folder);
        } catch (IOException e) {
            throw new UsageException("the report folder " + folder + " cannot be written: " + e, e);
        }
    }

    private static Run check(Prepared gateway, PrintWriter out) {
        Run run = gateway.conformance().run();
        try {
            gateway.folder().write(run);
        } catch (IOException e) {
            throw new UsageException("the report folder " + gateway.folder() + " cannot be written: " + e, e);
        }
        out.println(ConsoleReport.printable(String.format(
                "%-24s %-14s %d failed, %d warned, %d creates",
                gateway.name(),
                run.result(),
                run.counts().get(Outcome.FAILED),
                run.counts().get(Outcome.WARNED),
                run.usage().creates())));
        return run;
    }

    private static ExitStatus worst(Set<ExitStatus> statuses) {
        if (statuses.contains(ExitStatus.NONCONFORMANT)) {
            return ExitStatus.NONCONFORMANT;
        }
        return statuses.contains(ExitStatus.INCONCLUSIVE) ? ExitStatus.INCONCLUSIVE : ExitStatus.CONFORMANT;
    }
}
