package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Mocks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
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
        description = "Checks one gateway, or the mock.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conform check",
            "  conform check --mock node --contract other.yaml",
            "  conform check --url https://api.acme.example --token-env ACME_TOKEN --report acme",
            "",
            "A check of a live gateway costs money: it starts at most as many paid jobs as the",
            "budget says, and two on a gateway that keeps the contract."
        })
final class CheckCommand implements Callable<Integer> {
    /** Nobody's secret: mocks take it, and it is long enough to be told from other text. */
    private static final String MOCK_TOKEN = "mock-token-of-the-suite";

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

    @Option(
            names = "--mock",
            paramLabel = "KIND",
            description = "The mock to check where no gateway is given: auto, docker, node or embedded."
                    + " Default: ${DEFAULT-VALUE}, the first that works.",
            defaultValue = "auto")
    private String mock = "auto";

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "The most paid jobs that the run may start. Default: " + Conformance.DEFAULT_BUDGET
                    + " for a live gateway, no limit for a mock.")
    private @Nullable Integer budget;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "The deadline of each exchange, from connecting to the last byte: 500ms, 30s, 2m."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "30s")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(names = "--strict", description = "Counts warnings as failures.")
    private boolean strict;

    @Option(names = "--dry-run", description = "Prints what would be sent and what it may cost, and sends nothing.")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where results.json and the other reports go. Default: ${DEFAULT-VALUE}.",
            defaultValue = "target/conformance")
    private Path report = Path.of("target/conformance");

    @Override
    public Integer call() {
        Contract read = contract.read();
        PrintWriter out = spec.commandLine().getOut();
        if (url == null && gateway == null) {
            return checkMock(read, out);
        }
        return check(configure(live(read)), out, "gateway:  " + profile().url()).code();
    }

    private GatewayProfile profile() {
        if (url != null && gateway != null) {
            throw new UsageException("give --url or --gateway, not both");
        }
        GatewayProfile profile = gateway != null
                ? GatewayProfile.read(gateway)
                : GatewayProfile.at(String.valueOf(url), tokenEnv == null ? "" : tokenEnv);
        if (!profile.url().matches("https?://[^/].*")) {
            throw new UsageException("the URL " + profile.url() + " does not begin with http:// or https://");
        }
        return profile;
    }

    private Conformance live(Contract read) {
        GatewayProfile profile = profile();
        boolean wantsToken = read.operations().stream()
                .anyMatch(operation -> operation.security().isPresent());
        if (profile.tokenEnv().isEmpty() && wantsToken) {
            throw new UsageException("the contract wants a token: name its environment variable with --token-env");
        }
        String token = System.getenv(profile.tokenEnv());
        if (wantsToken && (token == null || token.isBlank())) {
            throw new UsageException("the environment variable " + profile.tokenEnv() + " is not set or empty");
        }
        return Conformance.live(read, profile, String.valueOf(token));
    }

    private Conformance configure(Conformance conformance) {
        Conformance timed = conformance.withDeadline(timeout).strictly(strict);
        if (budget == null) {
            return timed;
        }
        if (budget < 0) {
            throw new UsageException("--budget is " + budget + ", and cannot be below 0");
        }
        return timed.withBudget(budget);
    }

    private int checkMock(Contract read, PrintWriter out) {
        if (tokenEnv != null) {
            throw new UsageException("--token-env goes with --url or --gateway");
        }
        try (Mock started = start(read, line -> out.println("          " + line))) {
            return check(
                            configure(Conformance.mock(read, started, MOCK_TOKEN)),
                            out,
                            "mock:     " + started.description() + " at " + started.url())
                    .code();
        } catch (MockUnavailableException e) {
            throw new UsageException("the mock cannot be started: " + e.getMessage(), e);
        }
    }

    private Mock start(Contract read, java.util.function.Consumer<String> progress) throws MockUnavailableException {
        if (mock.equalsIgnoreCase("auto")) {
            return Mocks.startBest(read, MOCK_TOKEN, progress);
        }
        try {
            return Mocks.start(MockKind.valueOf(mock.toUpperCase(Locale.ROOT)), read, MOCK_TOKEN, progress);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mock is " + mock + "; auto, docker, node and embedded are known", e);
        }
    }

    private ExitStatus check(Conformance conformance, PrintWriter out, String subject) {
        out.println(ConsoleReport.printable(subject));
        out.println(ConsoleReport.printable("contract: " + contract.describe()));
        if (conformance.budget().isPresent()) {
            out.println("cost:     starts at most " + conformance.mostCreates() + " paid jobs");
        }
        if (dryRun) {
            conformance.probes().forEach(probe -> out.println(ConsoleReport.printable(line(probe))));
            return ExitStatus.CONFORMANT;
        }
        try {
            ReportFolder folder = ReportFolder.open(report);
            Run run = conformance.reportingTo(new ConsoleProgress(out)).run();
            folder.write(run, strict);
            out.println();
            out.print(ConsoleReport.of(run));
            out.println("reports:  " + report.resolve("results.json"));
            out.flush();
            return ExitStatus.of(run.result());
        } catch (IOException e) {
            throw new UsageException("the report folder " + report + " cannot be written: " + e, e);
        }
    }

    private static String line(Probe probe) {
        return String.format(
                "  %-28s %s %s%s",
                probe.name(),
                probe.method(),
                probe.operation().path(),
                probe.obstacle() != null
                        ? "  not sent: " + probe.obstacle()
                        : probe.mayCost() ? "  may be charged" : "");
    }
}
