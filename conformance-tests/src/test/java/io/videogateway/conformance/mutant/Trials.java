package io.videogateway.conformance.mutant;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.report.Run;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** One run over each gateway of the three tables, made once however many tests look at it. */
final class Trials {
    /** More than there are processors: a run waits most of the time, for connections and for gateways that are slow. */
    private static final int AT_ONCE = 4;

    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Map<String, Future<Run>> RUNS = start();

    private Trials() {}

    /** The run over a gateway, by its name. */
    static Run of(String name) {
        try {
            return Objects.requireNonNull(RUNS.get(name), name).get();
        } catch (ExecutionException e) {
            throw new AssertionError("the run over " + name + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the run over " + name + " was interrupted", e);
        }
    }

    private static Map<String, Future<Run>> start() {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        Map<String, Future<Run>> runs = new LinkedHashMap<>();
        // The slow ones first: others run while these wait.
        Oddity.all()
                .forEach(oddity -> runs.put(
                        oddity.name(),
                        pool.submit(() -> Trial.of(oddity.fault(), oddity.stalls() ? Oddity.DEADLINE : LONG))));
        Variation.all()
                .forEach(variation -> runs.put(variation.name(), pool.submit(() -> Trial.of(variation.fault(), LONG))));
        Mutants.all().forEach(mutant -> runs.put(mutant.name(), pool.submit(() -> Trial.of(mutant.fault(), LONG))));
        Stream.of(
                        StateMutants.mutants().map(mutant -> Map.entry(mutant.name(), mutant.fault())),
                        StateMutants.variations().map(correct -> Map.entry(correct.name(), correct.fault())),
                        StateMutants.oddities().map(oddity -> Map.entry(oddity.name(), oddity.fault())))
                .flatMap(gateways -> gateways)
                .forEach(gateway -> runs.put(
                        gateway.getKey(),
                        pool.submit(
                                () -> Trial.of(Trial.STATEFUL, gateway.getValue(), LONG, Conformance.DEFAULT_BUDGET))));
        pool.shutdown();
        return runs;
    }
}
