package io.videogateway.conformance.cli;

import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code conform mock}. */
@Command(
        name = "mock",
        mixinStandardHelpOptions = true,
        versionProvider = Main.SuiteVersion.class,
        description = "Runs a mock of the contract until it is stopped with Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {"  conform mock --mock embedded --port 4010"})
final class MockCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Mixin
    private MockOption mock = new MockOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port on this machine. Default: any that is free.",
            defaultValue = "0")
    private int port;

    @Mixin
    private ContractOption contract = new ContractOption();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UsageException("--port is " + port + ", and must be from 0 to " + HIGHEST_PORT);
        }
        Contract read = contract.read();
        requireFree();
        PrintWriter out = spec.commandLine().getOut();
        try (Mock started = mock.start(read, port, out)) {
            out.println(ConsoleReport.printable(
                    "mock:     " + started.description() + " at " + started.url() + ", token " + Mock.TOKEN));
            // Ends with the process.
            new CountDownLatch(1).await();
            return ExitStatus.CONFORMANT.code();
        } catch (MockUnavailableException e) {
            throw new UsageException("the mock cannot be started: " + e.getMessage(), e);
        }
    }

    /** Prism says of a port that is taken how it is to be called, and not why it does not start. */
    private void requireFree() {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException e) {
            throw new UsageException(
                    "port " + port + " cannot be listened on: " + FileProblem.of(e) + "; name another one with --port",
                    e);
        }
    }
}
