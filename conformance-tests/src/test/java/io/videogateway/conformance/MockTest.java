package io.videogateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Verdict;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Mocks;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mock is started for real and judged: Prism in Docker, Prism from npm, the embedded gateway. */
class MockTest {
    private static final Contract CONTRACT = GivenContract.OF_CLIENT;

    /** Prism takes any token, and every create gets the contract's example. */
    private static final Map<String, Outcome> UNPROVEN_BY_PRISM = Map.of(
            "dialect.created-at-is-now", Outcome.KNOWN,
            "dialect.distinct-ids", Outcome.KNOWN,
            "auth.enforced.wrong-token", Outcome.KNOWN,
            "auth.status.wrong-token", Outcome.UNDECIDED);

    @ParameterizedTest
    @EnumSource
    void isConformantButForWhatItsProfileLists(MockKind kind) {
        Consumer<String> progress = line -> System.out.println(line);
        try (Mock mock = Mocks.start(kind, CONTRACT, progress)) {
            Run run = Conformance.of(CONTRACT).against(mock).run();
            System.out.println(mock.description() + "\n" + ConsoleReport.of(run));

            assertThat(unproven(run)).isEqualTo(kind == MockKind.EMBEDDED ? Map.of() : UNPROVEN_BY_PRISM);
            assertThat(run.result()).isEqualTo(Result.CONFORMANT);
            assertThat(run.usage().creates()).isEqualTo(2);
            assertThat(run.gateway().mode()).isEqualTo("mock-" + kind);
        } catch (MockUnavailableException e) {
            if ("true".equals(System.getenv("CI"))) {
                fail(e);
            }
            abort(e.getMessage());
        }
    }

    /** As where Ctrl-C comes while a run ends. */
    @ParameterizedTest
    @EnumSource(names = {"NODE", "EMBEDDED"})
    void canBeClosedTwice(MockKind kind) {
        try {
            Mock mock = Mocks.start(kind, CONTRACT, line -> System.out.println(line));
            mock.close();
            mock.close();
        } catch (MockUnavailableException e) {
            Tools.unavailable(e.getMessage());
        }
    }

    /** The request that the example shows would be refused, and the answer that it shows is none. */
    @ParameterizedTest
    @EnumSource(names = {"NODE", "EMBEDDED"})
    void doesWithoutExamplesThatBreakTheirSchemas(MockKind kind) {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                info: {title: Careless, version: 1.0.0}
                paths:
                  /v1/jobs:
                    post:
                      requestBody:
                        required: true
                        content:
                          application/json:
                            example: {seconds: four}
                            schema: {type: object, required: [seconds], properties: {seconds: {type: integer}}}
                      responses:
                        '200':
                          description: begun
                          content:
                            application/json:
                              example: {id: 7}
                              schema: {type: object, required: [id], properties: {id: {type: string}}}
                        '422':
                          description: refused
                          content:
                            application/json:
                              schema:
                                example: {error: 7}
                                type: object
                                required: [error]
                                properties: {error: {type: string}}
                """);
        try (Mock mock = Mocks.start(kind, contract, line -> {})) {
            Run run = Conformance.of(contract).against(mock).run();

            assertThat(run.result()).as(ConsoleReport.of(run)).isEqualTo(Result.CONFORMANT);
            assertThat(run.counts().get(Outcome.PASSED)).isPositive();
            assertThat(run.counts().get(Outcome.KNOWN) > 0)
                    .as("Prism answers with the example, and its profile says so")
                    .isEqualTo(kind == MockKind.NODE);
        } catch (MockUnavailableException e) {
            Tools.unavailable(e.getMessage());
        }
    }

    private static Map<String, Outcome> unproven(Run run) {
        return run.verdicts().stream()
                .filter(verdict -> verdict.outcome() != Outcome.PASSED && verdict.outcome() != Outcome.OBSERVED)
                .collect(Collectors.toMap(verdict -> verdict.rule().id(), Verdict::outcome));
    }
}
