package io.videogateway.conformance.mutant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.Version;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Sample;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How the time of each stage grows with the operations of a contract, in one warmed process.
 *
 * <p>Arguments: the file for the plot, a folder for reports and for the contracts, the number of rounds.
 */
public final class GrowthBench {
    private static final int[] OPERATIONS = {10, 100, 1_000};
    private static final int WARMING_ROUNDS = 3;
    private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");
    private static final Judging JUDGING = Judging.PLAIN;

    /** What a run does one after the other. */
    enum Stage {
        READ,
        PLAN,
        JUDGE,
        RENDER
    }

    private GrowthBench() {}

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[2]);
        Map<Integer, byte[]> sources = new TreeMap<>();
        for (int operations : OPERATIONS) {
            byte[] source = GrowingContract.of(operations);
            sources.put(operations, source);
            Files.write(Files.createDirectories(Path.of(args[1])).resolve(operations + ".yaml"), source);
        }
        // Microseconds of an operation, round by round.
        Map<Stage, Map<Integer, List<Double>>> measured = new EnumMap<>(Stage.class);
        for (int round = -WARMING_ROUNDS; round < rounds; round++) {
            for (int operations : OPERATIONS) {
                // As much work for each size, so that none is warmer than another or measured more coarsely.
                int repetitions = Math.min(OPERATIONS[OPERATIONS.length - 1] / operations, 20);
                Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
                for (int i = 0; i < repetitions; i++) {
                    run(sources.get(operations), Path.of(args[1], "report"), nanos);
                }
                if (round >= 0) {
                    nanos.forEach((stage, taken) -> measured.computeIfAbsent(stage, name -> new TreeMap<>())
                            .computeIfAbsent(operations, size -> new ArrayList<>())
                            .add(taken / 1e3 / repetitions / operations));
                }
            }
        }
        sources.forEach((operations, source) ->
                System.err.printf(Locale.ROOT, "%d operations: %.2f MB%n", operations, source.length / 1e6));
        print(measured);
        Files.writeString(Path.of(args[0]), GrowthPlot.of(measured));
    }

    private static void run(byte[] source, Path folder, Map<Stage, Long> nanos) throws Exception {
        System.gc();
        long began = System.nanoTime();
        Contract contract = GrowingContract.read(source);
        contract.requireUsableSchemas();
        long read = System.nanoTime();
        List<Probe> probes = Conformance.of(contract)
                .against(GatewayProfile.at("http://localhost", "TOKEN"))
                .probes();
        long planned = System.nanoTime();
        Run recorded = recorded(contract, probes);
        System.gc();
        long ready = System.nanoTime();
        Run judged = recorded.judgedBy(contract);
        long verdicts = System.nanoTime();
        if (judged.result() != Result.CONFORMANT) {
            throw new IllegalStateException("the recorded server keeps the contract, and is " + judged.result());
        }
        ReportFolder reports = ReportFolder.open(folder);
        System.gc();
        long opened = System.nanoTime();
        reports.write(judged, contract);
        long written = System.nanoTime();
        nanos.merge(Stage.READ, read - began, Long::sum);
        nanos.merge(Stage.PLAN, planned - read, Long::sum);
        nanos.merge(Stage.JUDGE, verdicts - ready, Long::sum);
        nanos.merge(Stage.RENDER, written - opened, Long::sum);
    }

    /** What a server answers that keeps the contract: to each probe of a run once. */
    private static Run recorded(Contract contract, List<Probe> probes) {
        List<Exchange> exchanges = probes.stream().map(GrowthBench::exchange).toList();
        return new Run(
                new Run.ContractName(contract.title(), contract.version(), contract.sha256()),
                Version.OF_SUITE,
                new Run.Gateway("gateway", "http://localhost", "live"),
                START,
                Duration.ofSeconds(1),
                Result.INCONCLUSIVE,
                new Run.Usage(exchanges.size(), 2, OptionalInt.empty(), List.of(), List.of(), Optional.empty()),
                List.of(),
                exchanges,
                JUDGING,
                List.of());
    }

    private static Exchange exchange(Probe probe) {
        Request request = new Request(
                Request.Via.RAW,
                probe.method(),
                "http://localhost" + probe.operation().path(),
                new Headers(List.of(
                        new Header("Accept", "application/json"),
                        new Header("Authorization", "Bearer $TOKEN"),
                        new Header("Content-Type", String.valueOf(probe.mediaType())))),
                probe.mediaType() == null ? Body.EMPTY : Body.of("--b\r\n\r\nsora-2\r\n--b--\r\n".repeat(20)));
        return new Exchange(probe.name(), request, response(probe), null, null, 50, "curl " + request.url());
    }

    private static Response response(Probe probe) {
        boolean refused = probe.variation().kind() == Variation.Kind.WITHOUT_TOKEN
                || probe.variation().kind() == Variation.Kind.WRONG_TOKEN;
        boolean served = probe.variation().isAllowed();
        String body = served
                ? probe.operation()
                        .success()
                        .flatMap(success -> success.json())
                        .flatMap(MediaType::schema)
                        .map(Sample::of)
                        .orElse(JsonNodeFactory.instance.objectNode())
                        .toString()
                : "{\"error\": {\"message\": \"no\", \"code\": \"refused\"}}";
        return new Response(
                served ? 200 : refused ? 401 : 400,
                new Headers(List.of(new Header("Content-Type", "application/json"))),
                Body.of(body));
    }

    private static void print(Map<Stage, Map<Integer, List<Double>>> measured) {
        System.out.println("| stage | µs per operation at 10 | at 100 | at 1,000 | 1,000 to 100: min | median | max |");
        System.out.println("|---|---|---|---|---|---|---|");
        measured.forEach((stage, sizes) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %s |%n",
                stage.name().toLowerCase(Locale.ROOT),
                median(sizes.get(10)),
                median(sizes.get(100)),
                median(sizes.get(1_000)),
                Samples.ratios(array(sizes.get(1_000)), array(sizes.get(100))).row("%.2f")));
    }

    static double median(List<Double> values) {
        return new Samples(array(values)).median();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
