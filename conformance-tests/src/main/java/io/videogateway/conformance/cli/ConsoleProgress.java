package io.videogateway.conformance.cli;

import io.videogateway.conformance.Progress;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.report.ConsoleReport;
import java.io.PrintWriter;
import java.util.Optional;

/** One line for each probe. */
final class ConsoleProgress implements Progress {
    private final PrintWriter out;

    ConsoleProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void exchanged(Exchange exchange, Optional<String> job, int number, int total) {
        out.println(ConsoleReport.printable(String.format(
                "  %2d/%d %-28s %s%s",
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
