package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Money;
import io.videogateway.conformance.report.Recorded;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        versionProvider = Main.SuiteVersion.class,
        description = "Checks several gateways at once, each from its profile.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conform matrix gateways/*.yaml --report nightly",
            "  conform matrix gateways/*.yaml --report nightly --resume    after it was interrupted",
            "",
            "Each gateway costs what a check of it costs.",
            "Exit status: 1 if any is nonconformant, else 3 if any is inconclusive, else 0."
        })
final class MatrixCommand implements Callable<Integer> {
    private final Tokens tokens;
    private final UnaryOperator<@Nullable String> environment;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Gateway profiles.")
    private List<Path> files = List.of();

    @Mixin
    private ContractOption contract = new ContractOption();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private JudgingOptions judging = new JudgingOptions();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "How many gateways are checked at once. Default: ${DEFAULT-VALUE}.",
            defaultValue = "16")
    private int concurrency = 16;

    @Option(
            names = "--resume",
            description = "Checks only the gateways whose report is missing or did not tell; takes the others from the"
                    + " report folder.")
    private boolean resume;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "The reports of each gateway go to DIR/<name>, the page that compares them to DIR/index.html."
                    + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "target/conformance")
    private Path report = Path.of("target/conformance");

    MatrixCommand(Tokens tokens, UnaryOperator<@Nullable String> environment) {
        this.tokens = tokens;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (concurrency < 1) {
            throw new UsageException("--concurrency is " + concurrency + ", and must be at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        // Whatever can be wrong with a profile is said before money is spent on another.
        Contract read = contract.read();
        List<MatrixRun.Prepared> gateways = prepare(read);
        ReportFolder folder = Reports.openForMatrix(report);
        Instant began = begin(folder);
        MatrixRun run = new MatrixRun(read, folder, Board.on(out, environment));
        List<MatrixRun.Prepared> unanswered = resume ? unanswered(gateways, began, read, run, out) : gateways;
        int most = unanswered.stream()
                .mapToInt(gateway -> gateway.conformance().mostCreates())
                .sum();
        out.println("gateways: " + gateways.size()
                + (resume ? ", " + (gateways.size() - unanswered.size()) + " of them answered earlier" : ""));
        out.println(ConsoleReport.printable("contract: " + contract.describe()));
        out.println("cost:     starts at most " + most + " paid jobs" + cost(unanswered));
        AtExit ending = AtExit.doing(run::concludeEarly);
        try {
            run.check(unanswered, concurrency);
            run.conclude();
        } finally {
            ending.cancel();
        }
        out.println(ConsoleReport.printable("reports:  " + report.resolve("index.html")));
        return run.status().code();
    }

    /** When the matrix began that is resumed, so that the answers of an older one are not taken for its own. */
    private Instant begin(ReportFolder folder) {
        try {
            return resume ? folder.matrixBegan() : folder.beginMatrix(Instant.now());
        } catch (IOException e) {
            throw Reports.cannotBeWritten(report, e);
        }
    }

    private List<MatrixRun.Prepared> prepare(Contract read) {
        List<MatrixRun.Prepared> prepared = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            GatewayProfile profile = GatewayProfile.read(file).requiringUrl();
            // Not every disk tells a folder A from a folder a.
            if (!names.add(profile.name().toLowerCase(Locale.ROOT))) {
                throw new UsageException("two profiles have the name " + profile.name()
                        + " (upper and lower case are one); one is " + file);
            }
            if (ReportFolder.isOfMatrix(profile.name())) {
                throw new UsageException(
                        "the name " + profile.name() + " is that of a file of the matrix; give another one in " + file);
            }
            Conformance conformance = judging.configure(limits.configure(tokens.live(read, profile)));
            prepared.add(
                    new MatrixRun.Prepared(profile.name(), conformance, Reports.open(report.resolve(profile.name()))));
        }
        return prepared;
    }

    /** Those that the report folder has no answer of. */
    private List<MatrixRun.Prepared> unanswered(
            List<MatrixRun.Prepared> gateways, Instant began, Contract read, MatrixRun run, PrintWriter out) {
        List<MatrixRun.Prepared> unanswered = new ArrayList<>();
        for (MatrixRun.Prepared gateway : gateways) {
            Optional<Run> earlier =
                    earlier(gateway, out).filter(done -> !done.startedAt().isBefore(began));
            earlier.ifPresent(answered -> complete(gateway, answered, read));
            earlier.ifPresentOrElse(run::isDone, () -> unanswered.add(gateway));
        }
        return unanswered;
    }

    /** Draws what a killed or failed process left undrawn: the pages of the matrix lead there. */
    private static void complete(MatrixRun.Prepared gateway, Run answered, Contract read) {
        if (gateway.folder().isWhole()) {
            return;
        }
        try {
            gateway.folder().write(answered, read);
        } catch (IOException e) {
            throw Reports.cannotBeWritten(gateway.folder(), e);
        }
    }

    private Optional<Run> earlier(MatrixRun.Prepared gateway, PrintWriter out) {
        Path folder = report.resolve(gateway.name());
        if (!Files.exists(folder.resolve("results.json"))) {
            return Optional.empty();
        }
        try {
            return gateway.conformance().answeredBy(Recorded.read(folder));
        } catch (IOException e) {
            out.println(
                    ConsoleReport.printable("note:     " + gateway.name() + " is checked again: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static String cost(List<MatrixRun.Prepared> gateways) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (MatrixRun.Prepared gateway : gateways) {
            Conformance conformance = gateway.conformance();
            conformance
                    .cost(conformance.mostCreates())
                    .ifPresent(cost -> sums.merge(cost.currency(), cost.amount(), BigDecimal::add));
        }
        return sums.isEmpty()
                ? ""
                : sums.entrySet().stream()
                        .map(sum -> new Money(sum.getValue(), sum.getKey()).toString())
                        .collect(Collectors.joining(" and ", ", at most ", " as far as the profiles have prices"));
    }
}
