package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.rule.Family;
import io.videogateway.conformance.rule.Level;
import io.videogateway.conformance.rule.Rule;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code conform rules}. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
        description = "Prints every rule that a contract gives rise to.",
        footerHeading = "%nExamples:%n",
        footer = {"  conform rules", "  conform rules --explain --contract other.yaml"})
final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(
            names = "--explain",
            description = "Says of each kind of rule why it matters, and what a server does to pass.")
    private boolean explain;

    @Override
    public Integer call() {
        Contract read = contract.read();
        PrintWriter out = spec.commandLine().getOut();
        List<Rule> rules = Conformance.of(read).rules();
        if (explain) {
            rules.stream()
                    .collect(Collectors.groupingBy(Rule::family, LinkedHashMap::new, Collectors.toList()))
                    .forEach((family, members) -> explain(family, members).forEach(out::println));
        } else {
            rules.forEach(rule -> out.println(line("", rule)));
        }
        out.flush();
        return ExitStatus.CONFORMANT.code();
    }

    private static Stream<String> explain(Family family, List<Rule> rules) {
        Stream<String> head = Stream.of(
                family.id() + ": " + family.meaning(),
                "  why:     " + family.why(),
                family.level() == Level.INFO ? "" : "  to pass: " + family.remedy());
        return Stream.concat(
                head.filter(text -> !text.isEmpty()),
                Stream.concat(rules.stream().map(rule -> line("  ", rule)), Stream.of("")));
    }

    private static String line(String indent, Rule rule) {
        return ConsoleReport.printable(String.format("%s%-7s %-36s %s", indent, rule.level(), rule.id(), rule.title()));
    }
}
