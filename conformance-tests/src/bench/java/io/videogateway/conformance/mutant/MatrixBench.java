package io.videogateway.conformance.mutant;

import io.videogateway.conformance.target.MutantGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Many gateways, each of which takes 50 ms for an answer. They are one server under many names, for what is measured is the
 * suite.
 *
 * <p>Arguments: scripts/conform, a folder for the reports.
 */
public final class MatrixBench {
    private static final int ANSWER_MILLIS = 50;
    private static final int[] GATEWAYS = {100, 300, 1_000};

    private MatrixBench() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[1]);
        System.out.println("| gateways | seconds | ms of CPU | MiB resident, max | index.html, MiB |");
        System.out.println("|---|---|---|---|---|");
        try (MutantGateway gateway = MutantGateway.start(
                Trial.CONTRACT,
                Asked.TOKEN,
                (request, correct, success) -> correct.newBuilder()
                        .headersDelay(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                        .build(),
                Clock.systemUTC())) {
            double fewer = 0;
            double cpuOfFewer = 0;
            for (int count : GATEWAYS) {
                List<String> profiles = profiles(work.resolve("profiles-" + count), count, gateway.url());
                Path report = work.resolve("matrix-" + count);
                List<String> command = new ArrayList<>(List.of(args[0], "matrix", "--report", report.toString()));
                command.addAll(profiles);
                Measured run = Measured.run(command, Map.of("TOKEN", Asked.TOKEN), "");
                if (run.status() != 0) {
                    throw new IllegalStateException("conform matrix failed: " + run.output());
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %.1f | %.0f | %.0f | %.1f |%n",
                        count,
                        run.wallMillis() / 1e3,
                        run.cpuMillis(),
                        run.peakMebibytes(),
                        Files.size(report.resolve("index.html")) / (double) (1 << 20));
                if (fewer > 0) {
                    System.err.printf(
                            Locale.ROOT,
                            "from %.0f to %d gateways: %.1f ms of CPU for one more%n",
                            fewer,
                            count,
                            (run.cpuMillis() - cpuOfFewer) / (count - fewer));
                }
                fewer = count;
                cpuOfFewer = run.cpuMillis();
            }
        }
    }

    private static List<String> profiles(Path folder, int count, String url) throws Exception {
        Files.createDirectories(folder);
        List<String> profiles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "gateway-%04d", i);
            Path profile = folder.resolve(name + ".yaml");
            Files.writeString(profile, "name: " + name + "\nurl: " + url + "\ntokenEnv: TOKEN\n");
            profiles.add(profile.toString());
        }
        return profiles;
    }
}
