package io.videogateway.conformance.cli;

import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Recorded;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conform replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
        description = "Judges the recorded exchanges of an earlier run again. Sends nothing and costs nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conform replay target/conformance",
            "  conform replay nightly/acme --contract newer.yaml --report again",
            "  conform replay nightly/acme --strict --except 'dialect.*'",
            "",
            "It judges as the run did; each option that is given takes the place of the run's own."
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The report folder of a run, with its results.json.")
    private Path folder = Path.of(".");

    @Mixin
    private ContractOption contract = new ContractOption();

    @Mixin
    private JudgingOptions judging = new JudgingOptions();

    @Option(names = "--report", paramLabel = "DIR", description = "Writes the reports here too. Default: nowhere.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        Contract read = contract.read();
        PrintWriter out = spec.commandLine().getOut();
        Run recorded;
        Run run;
        try {
            recorded = Recorded.read(folder);
            run = recorded.judgedBy(read, judging.configure(recorded.judging(), read));
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
        Path page = null;
        try {
            if (report != null) {
                ReportFolder folder = Reports.open(report);
                folder.write(run, read);
                page = folder.page();
            }
        } catch (IOException e) {
            throw Reports.cannotBeWritten(String.valueOf(report), e);
        }
        out.println(ConsoleReport.printable("replay:   " + folder + ", recorded " + run.startedAt()));
        out.println(ConsoleReport.printable("contract: " + contract.describe()));
        if (!contract.isGiven() && !recorded.contract().sha256().equals(read.sha256())) {
            out.println("note:     the run was judged by another contract, which --contract names");
        }
        out.println();
        out.print(ConsoleReport.of(run));
        if (page != null) {
            out.println("page:     " + page);
        }
        return ExitStatus.of(run.result()).code();
    }
}
