package io.videogateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.util.Set;
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
        Tools.fromNpm(Path.of("src", "test", "contracts"), FOLDER);
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
        "3.0/json/polymorphism.json, branches that overlap; discriminators",
        "3.0/json/security.json, every security scheme",
        "3.0/json/request-examples.json, examples that break their schema; media types of their own",
        "3.0/json/link-example.json, links",
        "3.0/json/file-uploads.json, lists of files in forms",
        "3.0/json/star-trek.json, 120 operations; forms; API keys",
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
