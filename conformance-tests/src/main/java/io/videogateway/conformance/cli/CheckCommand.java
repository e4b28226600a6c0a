package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code conform check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
        description = "Checks one gateway, or the mock.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conform check",
            "  conform check --mock node --contract other.yaml",
            "  conform check --url https://api.acme.example --token-env ACME_TOKEN --report acme",
            "  conform check --gateway acme.yaml --dry-run",
            "",
            "A check of a live gateway costs money: it starts at most as many paid jobs as the",
            "budget says, and two on a gateway that keeps the contract.",
            "Exit status: 0 conformant, 1 nonconformant, 2 wrong usage, 3 inconclusive."
        })
final class CheckCommand implements Callable<Integer> {
    private final Tokens tokens;

    @Spec
    private CommandSpec spec;

    @Option(names = "--url", paramLabel = "URL", description = "The gateway's base URL; it may have a path.")
    private @Nullable String url;

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the gateway's token.")
    private @Nullable String tokenEnv;

    @Option(names = "--gateway", paramLabel = "FILE", description = "A gateway profile, instead of --url.")
    private @Nullable Path gateway;

    @Mixin
    private MockOption mock = new MockOption();

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "The most paid jobs that the run may start. Default: " + Conformance.DEFAULT_BUDGET
                    + " for a live gateway, no limit for a mock.")
    private @Nullable Integer budget;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private JudgingOptions judging = new JudgingOptions();

    @Option(names = "--dry-run", description = "Prints what would be sent and what it may cost, and sends nothing.")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where results.json and the other reports go. Default: ${DEFAULT-VALUE}.",
            defaultValue = "target/conformance")
    private Path report = Path.of("target/conformance");

    CheckCommand(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Integer call() {
        Contract read = contract.read();
        if (url == null && gateway == null) {
            return checkMock(read).code();
        }
        if (mock.isGiven()) {
            throw new UsageException("give a gateway or --mock, not both");
        }
        GatewayProfile profile = profile();
        return check(read, tokens.live(read, profile), "gateway:  " + profile.url())
                .code();
    }

    private GatewayProfile profile() {
        if (url != null && gateway != null) {
            throw new UsageException("give --url or --gateway, not both");
        }
        if (gateway != null && tokenEnv != null) {
            throw new UsageException("--token-env goes with --url; a profile names its own variable under tokenEnv");
        }
        return gateway != null
                ? GatewayProfile.read(gateway).requiringUrl()
                : GatewayProfile.at(String.valueOf(url), tokenEnv == null ? "" : tokenEnv)
                        .requiringUrl();
    }

    private ExitStatus checkMock(Contract read) {
        if (tokenEnv != null) {
            throw new UsageException("--token-env goes with --url");
        }
        PrintWriter out = spec.commandLine().getOut();
        // What is wrong with the options is said before a mock is started for them.
        configure(Conformance.of(read));
        if (dryRun) {
            Mock none = mock.notStarted();
            return check(read, Conformance.of(read).against(none), "mock:     " + none.description());
        }
        open();
        try (Mock started = mock.start(read, 0, out)) {
            return check(
                    read,
                    Conformance.of(read).against(started),
                    "mock:     " + started.description() + " at " + started.url());
        } catch (MockUnavailableException e) {
            throw new UsageException("the mock cannot be started: " + e.getMessage(), e);
        }
    }

    private ExitStatus check(Contract read, Conformance plain, String subject) {
        Conformance conformance = configure(plain);
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
            announce(conformance, subject, out);
            boolean unpaidOnly = conformance.budget().orElse(1) == 0;
            int width = ConsoleProgress.width(conformance.probes());
            conformance.probes().forEach(probe -> out.println(ConsoleReport.printable(line(probe, width, unpaidOnly))));
            return ExitStatus.CONFORMANT;
        }
        ReportFolder folder = open();
        announce(conformance, subject, out);
        Interruption interruption = Interruption.of(out);
        try {
            if (Target.isBeingPrepared()) {
                conformance.rehearse();
            }
            Run run = conformance
                    .reportingTo(new ConsoleProgress(out, conformance.probes()))
                    .run();
            interruption.runEnded();
            // Before the files: what was paid for is told even where the disk is full.
            out.println();
            out.print(ConsoleReport.of(run));
            folder.write(run, read);
            out.println("reports:  " + report.resolve("results.json"));
            out.println("page:     " + folder.page());
            return ExitStatus.of(run.result());
        } catch (IOException e) {
            throw Reports.cannotBeWritten(report, e);
        } finally {
            interruption.done();
        }
    }

    private void announce(Conformance conformance, String subject, PrintWriter out) {
        out.println(ConsoleReport.printable(subject));
        out.println(ConsoleReport.printable("contract: " + contract.describe()));
        if (conformance.budget().isPresent()) {
            int most = conformance.mostCreates();
            out.println("cost:     starts at most " + most + " paid jobs"
                    + conformance.cost(most).map(money -> ", at most " + money).orElse(""));
        }
    }

    private ReportFolder open() {
        if (report.toString().isBlank()) {
            throw new UsageException("--report names no folder");
        }
        return Reports.open(report);
    }

    private Conformance configure(Conformance plain) {
        Conformance configured = judging.configure(limits.configure(plain));
        if (budget == null) {
            return configured;
        }
        if (budget < 0) {
            throw new UsageException("--budget is " + budget + ", and cannot be below 0");
        }
        return configured.withBudget(budget);
    }

    private static String line(Probe probe, int width, boolean unpaidOnly) {
        String note = "";
        if (probe.obstacle() != null) {
            note = "  not sent: " + probe.obstacle();
        } else if (probe.mayCost()) {
            note = unpaidOnly ? "  not sent: may be charged, and the budget is 0" : "  may be charged";
        } else if (!Operation.isSafe(probe.method()) && probe.variation().carriesToken()) {
            note = "  may change data";
        }
        // Of several operations the name has the path already.
        String request = probe.operation().sole()
                ? probe.method() + " " + probe.operation().path()
                : String.format("%-6s", probe.method());
        return String.format("  %-" + width + "s %s%s", probe.name(), request, note)
                .stripTrailing();
    }
}
