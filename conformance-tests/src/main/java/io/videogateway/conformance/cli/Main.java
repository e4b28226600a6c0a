package io.videogateway.conformance.cli;

import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.Version;
import io.videogateway.conformance.contract.ContractException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code conform}. */
@Command(
        name = "conform",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
        subcommands = {CheckCommand.class, RulesCommand.class},
        description = "Tells whether a server keeps an OpenAPI contract.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  conform                                    check the mock",
            "  conform check --url https://api.acme.example --token-env ACME_TOKEN",
            "  conform rules                              what is judged",
            "",
            "Without a command, conform checks the mock.",
            "Exit status: 0 conformant, 1 nonconformant, 2 wrong usage, 3 inconclusive."
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    /** Runs a command line and gives its exit status. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        String[] words = args.length == 0 ? new String[] {"check"} : args;
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((exception, unused) -> {
                    err.println("conform: "
                            + exception.getMessage().lines().findFirst().orElse("wrong usage")
                            + " (see conform "
                            + commandName(exception.getCommandLine()) + "--help)");
                    return ExitStatus.USAGE.code();
                })
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    if (exception instanceof UsageException || exception instanceof ContractException) {
                        err.println("conform: " + exception.getMessage());
                        return ExitStatus.USAGE.code();
                    }
                    throw exception;
                })
                .execute(words);
    }

    private static String commandName(CommandLine commandLine) {
        return commandLine.getParent() == null ? "" : commandLine.getCommandName() + " ";
    }

    /** Reads the version when it is asked for. */
    static final class SuiteVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"conform " + Version.OF_SUITE};
        }
    }
}
