package io.videogateway.conformance.cli;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Mocks;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --mock}, for every command that starts one. */
final class MockOption {
    /** What the option takes. */
    enum Choice {
        AUTO,
        DOCKER,
        NODE,
        EMBEDDED
    }

    @Option(
            names = "--mock",
            paramLabel = "KIND",
            description = "Which mock: auto (the default) is the first that works of docker, node and embedded.")
    private @Nullable Choice choice;

    boolean isGiven() {
        return choice != null;
    }

    /** What stands for a mock where nothing is sent. */
    Mock notStarted() {
        if (choice == null || choice == Choice.AUTO) {
            // What is planned for any of them is the same.
            return new NotStarted(
                    MockKind.EMBEDDED, "the first that works of docker, node and embedded; a dry run starts none");
        }
        MockKind kind = MockKind.valueOf(choice.name());
        return new NotStarted(kind, kind + "; a dry run starts none");
    }

    private record NotStarted(MockKind kind, String description) implements Mock {
        @Override
        public String url() {
            return "";
        }

        @Override
        public void close() {}
    }

    Mock start(Contract contract, int port, PrintWriter out) throws MockUnavailableException {
        Consumer<String> progress = line -> out.println(ConsoleReport.printable("note:     " + line));
        return choice == null || choice == Choice.AUTO
                ? Mocks.startBest(contract, port, progress)
                : Mocks.start(MockKind.valueOf(choice.name()), contract, port, progress);
    }
}
