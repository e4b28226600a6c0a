package io.videogateway.conformance.cli;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.target.BundledContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --contract}, for every command that reads one. */
final class ContractOption {
    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description =
                    "An OpenAPI 3.0 or 3.1 document, or a Markdown export of one. Default: the contract from which"
                            + " the client was generated.")
    private @Nullable Path file;

    private @Nullable Contract contract;

    Contract read() {
        if (contract == null) {
            contract = file == null
                    ? Contract.parse(BundledContract.bytes(), "the bundled contract")
                    : Contract.read(file);
        }
        return contract;
    }

    boolean isGiven() {
        return file != null;
    }

    /** Which document it is. */
    String describe() {
        return (file == null ? "the bundled one" : file.toString()) + ", sha256 "
                + read().sha256().substring(0, 12);
    }
}
