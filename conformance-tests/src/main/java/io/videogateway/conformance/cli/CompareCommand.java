package io.videogateway.conformance.cli;

import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.report.Comparison;
import io.videogateway.conformance.report.RecordedOutcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conform compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
        description = "Tells what changed between two runs over a gateway, or between two matrices.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conform compare yesterday today",
            "  conform compare yesterday/acme today/acme",
            "",
            "Exit status: 0 nothing got worse, 1 something did (newly failing, or a new warning),",
            "2 wrong usage, 3 nothing got worse, but the new record does not tell all that the old one told."
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The report folder of a check or of a matrix.")
    private Path before = Path.of(".");

    @Parameters(index = "1", paramLabel = "NEW", description = "A later one.")
    private Path after = Path.of(".");

    @Override
    public Integer call() {
        Comparison comparison = Comparison.of(read(before), read(after));
        spec.commandLine().getOut().print(comparison);
        if (comparison.isWorse()) {
            return ExitStatus.NONCONFORMANT.code();
        }
        return (comparison.isUntold() ? ExitStatus.INCONCLUSIVE : ExitStatus.CONFORMANT).code();
    }

    private static RecordedOutcomes read(Path place) {
        try {
            return RecordedOutcomes.read(place);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
