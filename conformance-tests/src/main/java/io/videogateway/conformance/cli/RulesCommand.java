package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code conform rules}. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
        description = "Prints every rule that a contract gives rise to.",
        footerHeading = "%nExamples:%n",
        footer = {"  conform rules", "  conform rules --contract other.yaml"})
final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ContractOption contract = new ContractOption();

    @Override
    public Integer call() {
        Contract read = contract.read();
        PrintWriter out = spec.commandLine().getOut();
        Conformance.of(read)
                .rules()
                .forEach(rule -> out.println(ConsoleReport.printable(
                        String.format("%-7s %-36s %s", rule.level(), rule.id(), rule.title()))));
        out.flush();
        return ExitStatus.CONFORMANT.code();
    }
}
