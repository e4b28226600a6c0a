package io.videogateway.conformance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.report.VerdictText;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A run as JUnit tests, for a server team that verifies its own build in its own test suite. JUnit is an optional dependency
 * of the suite: whoever uses this class has it.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTheContract() {
 *     return ConformanceTests.of(Conformance.of(Contract.read(Path.of("openapi.yaml")))
 *             .against("http://localhost:8080")
 *             .withToken("local-test-token"));
 * }
 * }</pre>
 */
public final class ConformanceTests {
    private ConformanceTests() {}

    /**
     * Runs the suite and gives one test for each verdict, named after the rule. A verdict that does not tell (skipped,
     * undecided) is an aborted test, never a passed one. Costs what the run costs.
     */
    public static Stream<DynamicTest> of(Conformance conformance) {
        Run run = conformance.run();
        return run.verdicts().stream()
                .map(verdict ->
                        dynamicTest(verdict.rule().id() + ": " + verdict.rule().title(), () -> check(run, verdict)));
    }

    private static void check(Run run, Verdict verdict) {
        if (run.judging().fails(verdict)) {
            fail(verdict.outcome() + "\n" + VerdictText.details(verdict));
        }
        if (verdict.outcome() == Outcome.SKIPPED || verdict.outcome() == Outcome.UNDECIDED) {
            abort(verdict.outcome() + ": " + verdict.reason());
        }
    }
}
