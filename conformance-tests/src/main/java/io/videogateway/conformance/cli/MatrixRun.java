package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.Progress;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Matrix;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Checks several gateways at once. What is known of a gateway is in its folder as soon as it is known, and nothing that
 * happens to one of them touches another.
 */
final class MatrixRun {

    private static final int PATIENCE_SECONDS = 10;

    /** A gateway that is ready to be checked. */
    record Prepared(String name, Conformance conformance, ReportFolder folder) {}

    private final Contract contract;
    private final ReportFolder folder;
    private final Board board;
    /** Without their evidence, which is in the folders already: there may be a thousand. */
    private final Map<String, Run> done = new TreeMap<>();

    private final Map<String, Prepared> waiting = new TreeMap<>();
    /** What kept a gateway from being checked or its results from being kept. */
    private final List<String> problems = new ArrayList<>();

    /** How many gateways are judged and not yet kept. */
    private final AtomicInteger underWrite = new AtomicInteger();

    private boolean concluded;

    MatrixRun(Contract contract, ReportFolder folder, Board board) {
        this.contract = contract;
        this.folder = folder;
        this.board = board;
    }

    /** Takes a gateway as it was found earlier. */
    synchronized void isDone(Run earlier) {
        done.put(earlier.gateway().name(), earlier.withoutEvidence());
    }

    /** Checks these gateways, so many at a time, and returns when all are done. */
    void check(List<Prepared> gateways, int concurrency) throws InterruptedException {
        synchronized (this) {
            gateways.forEach(gateway -> waiting.put(gateway.name(), gateway));
        }
        if (gateways.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(concurrency, gateways.size()));
        try {
            gateways.forEach(gateway -> pool.execute(() -> check(gateway)));
            pool.shutdown();
            // Every exchange has its deadline, so that this ends.
            boolean ended;
            do {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } while (!ended);
        } finally {
            pool.shutdownNow();
        }
    }

    private void check(Prepared gateway) {
        try {
            // The disk may have filled since the folder was made, and then nothing is paid.
            gateway.folder().tryToWrite();
        } catch (IOException e) {
            fail(gateway, "was not checked, for its reports cannot be written: " + FileProblem.of(e));
            return;
        }
        try {
            Run run = gateway.conformance()
                    .reportingTo(progress(gateway.name(), board))
                    .run();
            underWrite.incrementAndGet();
            try {
                gateway.folder().write(run, contract);
                finish(run);
            } catch (IOException e) {
                fail(gateway, sum(run) + ", but its reports cannot be written: " + FileProblem.of(e));
            } finally {
                underWrite.decrementAndGet();
            }
        } catch (RuntimeException e) {
            // One gateway that the suite cannot cope with must not cost the others their results.
            fail(gateway, "the suite failed, which is a defect of the suite: " + e);
        }
    }

    private static Progress progress(String gateway, Board board) {
        return new Progress() {
            private int jobs;

            @Override
            public void exchanged(Exchange exchange, Optional<String> job, int number, int total) {
                job.ifPresent(id -> {
                    jobs++;
                    board.last(gateway + ": started job " + ConsoleReport.oneLine(id));
                });
                board.doing(gateway, number + "/" + total + " " + exchange.probe() + ", " + jobs + " jobs started");
            }
        };
    }

    private synchronized void finish(Run run) {
        String name = run.gateway().name();
        waiting.remove(name);
        done.put(name, run.withoutEvidence());
        board.done(name, String.format("%-24s %s", name, sum(run)));
    }

    private static String sum(Run run) {
        Map<Outcome, Long> counts = run.counts();
        return String.format(
                "%-14s %d failed, %d warned, %d creates%s%s",
                run.result(),
                counts.get(Outcome.FAILED),
                counts.get(Outcome.WARNED),
                run.usage().creates(),
                run.usage().mostCost().map(cost -> ", at most " + cost).orElse(""),
                run.isLive()
                                && run.asksForDeletion()
                                && !run.usage().leftBehind().isEmpty()
                        ? ", " + run.usage().leftBehind().size() + " jobs left behind"
                        : "");
    }

    private synchronized void fail(Prepared gateway, String why) {
        problems.add(gateway.name() + ": " + why);
        board.done(gateway.name(), String.format("%-24s %s", gateway.name(), why.replaceAll("\\s+", " ")));
    }

    /**
     * Writes the pages of the gateways that are done, and says which are not. Does so once, also where the user ends the
     * process while gateways are being checked.
     */
    synchronized void conclude() {
        if (concluded) {
            return;
        }
        concluded = true;
        if (!waiting.isEmpty()) {
            board.last("not finished: " + String.join(", ", waiting.keySet()) + " (--resume checks what is missing)");
        }
        try {
            folder.write(new Matrix(List.copyOf(done.values()), List.copyOf(waiting.keySet())));
        } catch (IOException e) {
            throw Reports.cannotBeWritten(folder, e);
        }
    }

    /** Concludes when the process is told to end: what has been paid for and judged is kept first, if that does not take long. */
    void concludeEarly() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (underWrite.get() > 0 && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        conclude();
    }

    /** The worst of all gateways; what could not be checked or kept is no verdict on anybody. */
    synchronized ExitStatus status() {
        if (done.values().stream().anyMatch(run -> ExitStatus.of(run.result()) == ExitStatus.NONCONFORMANT)) {
            return ExitStatus.NONCONFORMANT;
        }
        boolean told = problems.isEmpty()
                && waiting.isEmpty()
                && done.values().stream().allMatch(run -> ExitStatus.of(run.result()) == ExitStatus.CONFORMANT);
        return told ? ExitStatus.CONFORMANT : ExitStatus.INCONCLUSIVE;
    }
}
