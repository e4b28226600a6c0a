package io.videogateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.report.VerdictText;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Mocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Contracts that nobody here wrote, each judged against Prism serving it: no false alarm, no crash, and what cannot be sent
 * is skipped with a reason.
 */
class ForeignContractTest {
    private static final Path FOLDER = Path.of("target", "foreign-contracts");

    @BeforeAll
    static void installContracts() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(
                    Path.of("src", "test", "contracts", file),
                    FOLDER.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Process npm;
        try {
            npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
        } catch (IOException e) {
            unavailable("no npm: " + e.getMessage());
            return;
        }
        if (!npm.waitFor(2, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            unavailable("npm could not install the contracts: " + Files.readString(FOLDER.resolve("npm.log")));
        }
    }

    /** CI has what is needed; elsewhere a machine without Node.js is no failure. */
    private static void unavailable(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        abort(reason);
    }

    /** The second column is what the contract has that the bundled one has not. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "3.0/json/petstore.json, JSON bodies; references; enums; arrays; forms; API keys; XML beside JSON",
        "3.1/json/train-travel.json, OpenAPI 3.1; paging queries; oneOf; problem details; polymorphic bodies",
        "3.0/json/uspto.json, forms; path parameters; additional properties",
        "3.0/json/petstore-expanded.json, query lists; default responses; allOf",
        "3.0/json/circular.json, schemas that contain themselves",
        "3.0/json/schema-types.json, every type and combinator",
    })
    void isJudgedWithoutFalseAlarm(String file, String conditions) throws MockUnavailableException {
        Contract contract = Contract.read(
                FOLDER.resolve("node_modules/@readme/oas-examples").resolve(file));
        try (Mock prism = Mocks.start(MockKind.NODE, contract, line -> {})) {
            Run run = Conformance.of(contract).against(prism).run();

            assertThat(run.verdicts())
                    .filteredOn(
                            verdict -> Set.of(Outcome.FAILED, Outcome.WARNED).contains(verdict.outcome()))
                    .extracting(verdict -> verdict.rule() + "\n" + VerdictText.details(verdict))
                    .isEmpty();
            assertThat(run.verdicts())
                    .filteredOn(verdict -> verdict.outcome() == Outcome.PASSED)
                    .isNotEmpty();
            assertThat(run.verdicts())
                    .filteredOn(verdict -> verdict.outcome() == Outcome.SKIPPED)
                    .allSatisfy(verdict -> assertThat(verdict.reason()).isNotEmpty());
            assertThat(run.exchanges())
                    .extracting(Exchange::fault)
                    .filteredOn(fault -> fault != null && fault.kind() != Fault.Kind.NOT_SENT)
                    .isEmpty();
        }
    }
}
