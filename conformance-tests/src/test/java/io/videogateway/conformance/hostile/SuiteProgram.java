package io.videogateway.conformance.hostile;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.TokenScan;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.report.ReportFolder;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.target.BundledContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The suite over hostile servers, in a process with a small heap. Arguments: a folder for reports, the deadline in
 * milliseconds, how many servers are met at once, and {@code name=url} for each. Prints one line for each: the name, the
 * outcome, the longest exchange, the result.
 */
final class SuiteProgram {
    static final String TOKEN = TokenScan.TOKEN;

    private SuiteProgram() {}

    public static void main(String[] args) throws Exception {
        Contract contract = Contract.parse(BundledContract.bytes(), "the bundled contract");
        Path reports = Path.of(args[0]);
        Duration deadline = Duration.ofMillis(Long.parseLong(args[1]));
        ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(args[2]));
        for (int i = 3; i < args.length; i++) {
            String name = args[i].substring(0, args[i].indexOf('='));
            String url = args[i].substring(name.length() + 1);
            pool.execute(() -> System.out.println(name + "\t" + line(contract, reports.resolve(name), url, deadline)));
        }
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.MINUTES);
    }

    private static String line(Contract contract, Path folder, String url, Duration deadline) {
        try {
            Run run = Conformance.of(contract)
                    .against(GatewayProfile.at(url, "TOKEN"))
                    .withToken(TOKEN)
                    .withDeadline(deadline)
                    .run();
            ReportFolder.open(folder).write(run, contract);
            Exchange first = run.exchanges().stream()
                    .filter(exchange -> exchange.probe().equals("complete") && exchange.wasSent())
                    .findFirst()
                    .orElse(run.exchanges().get(0));
            long longest = run.exchanges().stream()
                    .mapToLong(Exchange::durationMillis)
                    .max()
                    .orElse(0);
            return outcome(first) + "\t" + longest + "\t" + run.result();
        } catch (Throwable e) {
            // The test must hear of an OutOfMemoryError too.
            return "crash: " + e + "\t0\t";
        }
    }

    private static String outcome(Exchange exchange) {
        Fault fault = exchange.fault();
        return fault != null
                ? fault.kind().name().toLowerCase(Locale.ROOT)
                : String.valueOf(exchange.answer().orElseThrow().status());
    }
}
