package io.videogateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.target.BundledContract;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Mocks;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mock is started for real and judged: Prism in Docker, Prism from npm, the embedded gateway. */
class MockTest {
    private static final Contract CONTRACT = Contract.parse(BundledContract.bytes(), "the bundled contract");

    @ParameterizedTest
    @EnumSource
    void isConformantButForWhatItsProfileLists(MockKind kind) {
        Consumer<String> progress = line -> System.out.println(line);
        try (Mock mock = Mocks.start(kind, CONTRACT, progress)) {
            Run run = Conformance.of(CONTRACT).against(mock).run();
            System.out.println(mock.description() + "\n" + ConsoleReport.of(run));

            assertThat(run.result()).isEqualTo(Result.CONFORMANT);
            assertThat(run.gateway().mode()).isEqualTo("mock-" + kind);
        } catch (MockUnavailableException e) {
            if ("true".equals(System.getenv("CI"))) {
                fail(e);
            }
            abort(e.getMessage());
        }
    }
}
