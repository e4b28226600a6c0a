package io.videogateway.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Variation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTest {
    private static final Contract CONTRACT =
            GivenContract.of("{openapi: 3.0.3, paths: {/a: {get: {responses: {'200': {}}}}}}");

    private static Verdict verdict(Level level, Outcome outcome) {
        Rule rule = new Family("test.rule", level, "m", "w", "r")
                .rule(CONTRACT.operations().get(0), "t")
                .on(Variation.COMPLETE, exchange -> Finding.conforms());
        return new Verdict(rule, "complete", outcome, "", "", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MUST:PASSED                                  |                   | CONFORMANT",
                "MUST:PASSED MUST:KNOWN SHOULD:PASSED         |                   | CONFORMANT",
                "MUST:PASSED SHOULD:WARNED                    |                   | CONFORMANT",
                "MUST:PASSED SHOULD:UNDECIDED SHOULD:SKIPPED  |                   | CONFORMANT",
                "MUST:PASSED INFO:OBSERVED INFO:UNDECIDED     |                   | CONFORMANT",
                "MUST:PASSED MUST:FAILED                      |                   | NONCONFORMANT",
                "MUST:FAILED MUST:UNDECIDED                   |                   | NONCONFORMANT",
                "MUST:PASSED SHOULD:FAILED                    |                   | NONCONFORMANT",
                "MUST:PASSED MUST:UNDECIDED                   |                   | INCONCLUSIVE",
                "MUST:PASSED MUST:SKIPPED                     |                   | INCONCLUSIVE",
                "SHOULD:PASSED INFO:OBSERVED                  |                   | INCONCLUSIVE",
                "''                                           |                   | INCONCLUSIVE",
                "MUST:PASSED SHOULD:WARNED                    | WARNED            | NONCONFORMANT",
                "MUST:PASSED SHOULD:PASSED                    | WARNED            | CONFORMANT",
                "MUST:UNDECIDED SHOULD:WARNED                 | WARNED            | NONCONFORMANT",
                "MUST:PASSED MUST:KNOWN                       | KNOWN             | NONCONFORMANT",
                "MUST:PASSED MUST:UNDECIDED                   | UNDECIDED SKIPPED | NONCONFORMANT",
                "MUST:PASSED SHOULD:SKIPPED                   | UNDECIDED SKIPPED | NONCONFORMANT",
            })
    void theWordForVerdicts(String verdicts, String failing, Result result) {
        List<Verdict> list = Arrays.stream(verdicts.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> verdict(Level.valueOf(word.split(":", 2)[0]), Outcome.valueOf(word.split(":", 2)[1])))
                .toList();
        Set<Outcome> outcomes = failing == null
                ? Set.of()
                : Arrays.stream(failing.split(" ", -1)).map(Outcome::valueOf).collect(Collectors.toSet());

        assertThat(Result.of(list, outcomes)).isEqualTo(result);
    }
}
