package io.videogateway.conformance.cli;

import io.videogateway.conformance.Progress;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.report.ConsoleReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** One line for each probe. */
final class ConsoleProgress implements Progress {
    private static final int NARROWEST = 28;
    private static final int WIDEST = 64;

    private final PrintWriter out;
    private final int width;

    /** @param probes of the run, by whose names the columns are as wide as they have to be */
    ConsoleProgress(PrintWriter out, List<Probe> probes) {
        this.out = out;
        this.width = width(probes);
    }

    /** How wide a column of the names of probes is. */
    static int width(List<Probe> probes) {
        int longest =
                probes.stream().mapToInt(probe -> probe.name().length()).max().orElse(0);
        return Math.max(NARROWEST, Math.min(WIDEST, longest));
    }

    @Override
    public void exchanged(Exchange exchange, Optional<String> job, int number, int total) {
        out.println(ConsoleReport.printable(String.format(
                "  %2d/%d %-" + width + "s %s%s",
                number,
                total,
                exchange.probe(),
                what(exchange),
                job.map(id -> ", job " + ConsoleReport.oneLine(id)).orElse(""))));
    }

    private static String what(Exchange exchange) {
        Fault fault = exchange.fault();
        if (!exchange.wasSent()) {
            return "not sent";
        }
        if (fault != null) {
            return fault.message() + " (" + exchange.durationMillis() + " ms)";
        }
        return exchange.answer().orElseThrow().status() + " (" + exchange.durationMillis() + " ms)";
    }
}
