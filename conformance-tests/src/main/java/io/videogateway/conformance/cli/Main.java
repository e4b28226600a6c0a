package io.videogateway.conformance.cli;

import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.Version;
import io.videogateway.conformance.contract.ContractException;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.target.Target;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code conform}. */
@Command(
        name = "conform",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
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

    private static final Set<String> OWN = Set.of("-h", "--help", "-V", "--version");

    private static final Set<String> SENDING = Set.of("check", "matrix");
    private static final Set<String> SENDING_NOTHING = Set.of("-h", "--help", "-V", "--version", "--dry-run");

    private Main() {}

    public static void main(String[] args) {
        // It would load Groovy for a kind of annotation that there is none of here.
        System.setProperty("picocli.disable.closures", "true");
        if (willSend(args)) {
            Target.prepare();
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, System::getenv, out, err));
    }

    /** Whether requests will be sent, as far as that can be told before anything is read. */
    private static boolean willSend(String[] args) {
        List<String> words = List.of(args);
        return (words.isEmpty() || words.get(0).startsWith("-") || SENDING.contains(words.get(0)))
                && Collections.disjoint(words, SENDING_NOTHING);
    }

    /**
     * Runs a command line and gives its exit status.
     *
     * @param environment gives the value of an environment variable, or null where there is none
     */
    public static int run(
            String[] args, UnaryOperator<@Nullable String> environment, PrintWriter out, PrintWriter err) {
        // Options alone are those of check, the command that people mean.
        boolean bare = args.length == 0 || (args[0].startsWith("-") && !OWN.contains(args[0]));
        String[] words =
                bare ? Stream.concat(Stream.of("check"), Stream.of(args)).toArray(String[]::new) : args;
        Tokens tokens = new Tokens(environment);
        Map<String, Supplier<Callable<Integer>>> commands = new LinkedHashMap<>();
        commands.put("check", () -> new CheckCommand(tokens));
        commands.put("matrix", () -> new MatrixCommand(tokens, environment));
        commands.put("compare", CompareCommand::new);
        commands.put("replay", ReplayCommand::new);
        commands.put("mock", MockCommand::new);
        commands.put("rules", RulesCommand::new);
        commands.put("diff", DiffCommand::new);
        commands.put("update-contract", UpdateCommand::new);
        // Reading the options of a command takes a while, and most are asked for none but one.
        if (commands.containsKey(words[0])) {
            commands.keySet().retainAll(Set.of(words[0]));
        }
        CommandLine line = new CommandLine(new Main());
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        int status = line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Integer.class, Main::wholeNumber)
                .registerConverter(int.class, Main::wholeNumber)
                .setParameterExceptionHandler((exception, unused) -> {
                    err.println(oneLine("conform: " + problem(exception) + " (see conform "
                            + commandName(exception.getCommandLine()) + "--help)"));
                    return ExitStatus.USAGE.code();
                })
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    if (exception instanceof UsageException || exception instanceof ContractException) {
                        err.println(oneLine("conform: " + exception.getMessage()));
                        return ExitStatus.USAGE.code();
                    }
                    // A fault of the suite is no verdict on anybody, and a stack trace helps nobody who runs it.
                    StackTraceElement[] trace = exception.getStackTrace();
                    err.println(oneLine("conform: the suite failed, which is a defect of the suite: " + exception
                            + (trace.length == 0 ? "" : " at " + trace[0])));
                    return ExitStatus.INCONCLUSIVE.code();
                })
                .execute(words);
        // A console that takes nothing, like a log on a full disk, must not look like a run without findings.
        if (out.checkError()) {
            err.println("conform: what was printed did not all reach standard output");
            return status == ExitStatus.CONFORMANT.code() ? ExitStatus.USAGE.code() : status;
        }
        err.flush();
        return status;
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no whole number that fits");
        }
    }

    /** Names of files and words of the command line may have line ends in them. */
    private static String oneLine(String message) {
        return ConsoleReport.printable(message.replaceAll("\\s+", " "));
    }

    private static String problem(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return exception.getMessage().lines().findFirst().orElse("wrong usage");
        }
        String word = unmatched.getUnmatched().get(0);
        CommandLine command = unmatched.getCommandLine();
        if (unmatched.isUnknownOption()) {
            // Without its value: whoever looks for an option --token has put the token behind it.
            return "there is no option " + word.split("=", 2)[0];
        }
        return command.getParent() == null
                ? "there is no command " + word + "; the commands are "
                        + command.getSubcommands().entrySet().stream()
                                .filter(known -> !known.getValue()
                                        .getCommandSpec()
                                        .usageMessage()
                                        .hidden())
                                .map(Map.Entry::getKey)
                                .collect(Collectors.joining(", "))
                : "nothing can be done with the word " + word;
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
