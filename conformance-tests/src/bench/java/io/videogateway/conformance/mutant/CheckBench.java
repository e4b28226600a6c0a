package io.videogateway.conformance.mutant;

import io.videogateway.conformance.target.MutantGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a user waits for: whole processes, in turn, against one running gateway.
 *
 * <p>Arguments: scripts/conform, the contract, the class path of {@link ValidatorPeer}, the number of rounds.
 */
public final class CheckBench {
    private CheckBench() {}

    public static void main(String[] args) throws Exception {
        String conform = args[0];
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        int rounds = Integer.parseInt(args[3]);
        Path reports = Files.createTempDirectory("reports");
        try (MutantGateway gateway = MutantGateway.start(
                Trial.CONTRACT, Asked.TOKEN, (request, correct, success) -> correct, Clock.systemUTC())) {
            Map<String, List<String>> commands = new LinkedHashMap<>();
            commands.put(
                    "swagger-request-validator 2.46.1, one request",
                    List.of(java, "-cp", args[2], ValidatorPeer.class.getName(), args[1], gateway.url(), Asked.TOKEN,
                            ConformanceBench.picture().toString()));
            commands.put(
                    "conform check, all rules and reports",
                    List.of(conform, "check", "--url", gateway.url(), "--token-env", "TOKEN", "--report",
                            reports.toString()));
            commands.put("conform --version", List.of(conform, "--version"));
            commands.put("java -version", List.of(java, "-version"));
            Map<String, List<Measured>> runs = new LinkedHashMap<>();
            // The first round is for the caches of the machine.
            for (int round = 0; round <= rounds; round++) {
                for (var command : commands.entrySet()) {
                    Measured run = Measured.run(command.getValue(), Map.of("TOKEN", Asked.TOKEN), "\n");
                    if (run.status() != 0) {
                        throw new IllegalStateException(command.getKey() + " failed: " + run.output());
                    }
                    if (round > 0) {
                        runs.computeIfAbsent(command.getKey(), name -> new ArrayList<>()).add(run);
                    }
                }
            }
            print(runs);
        }
    }

    private static void print(Map<String, List<Measured>> runs) {
        double[] reference = walls(runs.values().iterator().next());
        System.out.println("| process | time to the validator's: min | median | max | ms: min | median | max"
                + " | ms of CPU, median | MiB resident, max |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        runs.forEach((name, measured) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.0f | %.0f |%n",
                name,
                Samples.ratios(walls(measured), reference).row("%.2f"),
                Samples.of(measured, Measured::wallMillis).row("%.0f"),
                Samples.of(measured, Measured::cpuMillis).median(),
                Samples.of(measured, Measured::peakMebibytes).max()));
    }

    private static double[] walls(List<Measured> runs) {
        return runs.stream().mapToDouble(Measured::wallMillis).toArray();
    }
}
