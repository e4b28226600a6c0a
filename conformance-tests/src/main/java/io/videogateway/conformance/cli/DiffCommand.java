package io.videogateway.conformance.cli;

import io.videogateway.conformance.change.Changes;
import io.videogateway.conformance.change.Effect;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conform diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
        description = "Tells what a new version of a contract means for those who call and for those who serve.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conform diff openapi.yaml newer.yaml",
            "  conform diff openapi.yaml export.md --markdown >> \"$GITHUB_STEP_SUMMARY\"",
            "",
            "For callers a change is breaking if a request that was right can be refused now, an",
            "answer can come that could not, or a member of the generated client goes or changes its",
            "type. For servers it is breaking if a server that kept the old contract may have to change.",
            "Compatible is what says something else and breaks nothing, cosmetic other words for the same.",
            "",
            "Exit status: 0 nothing breaks callers, 1 something does, 2 wrong usage."
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "An OpenAPI 3.0 or 3.1 document, or a Markdown export.")
    private Path before = Path.of(".");

    @Parameters(index = "1", paramLabel = "NEW", description = "Another one.")
    private Path after = Path.of(".");

    @Option(names = "--markdown", description = "Prints a list in Markdown, without what is cosmetic.")
    private boolean markdown;

    @Override
    public Integer call() {
        Changes changes = Changes.between(Contract.read(before), Contract.read(after));
        PrintWriter out = spec.commandLine().getOut();
        out.print(ConsoleReport.printable(markdown ? changes.toMarkdown() : changes.toString()));
        out.flush();
        boolean breaks = changes.forCallers() == Effect.BREAKING;
        return (breaks ? ExitStatus.NONCONFORMANT : ExitStatus.CONFORMANT).code();
    }
}
