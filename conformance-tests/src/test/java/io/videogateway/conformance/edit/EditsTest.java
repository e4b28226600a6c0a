package io.videogateway.conformance.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.change.Changes;
import io.videogateway.conformance.change.SemanticVersion;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.mutant.Fault;
import io.videogateway.conformance.mutant.Trial;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from an edit of the contract without a line of code: what is said of it, and what is judged by it. */
class EditsTest {
    static Stream<Edit> edits() {
        return Stream.of(PartEdits.all(), PropertyEdits.all(), OperationEdits.all())
                .flatMap(edits -> edits);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void theTableOfChangesSaysWhatItDoes(Edit edit) {
        Changes changes = Changes.between(edit.before(), edit.after());

        assertThat(changes.all())
                .extracting(change -> change.callers() + " " + change.servers() + ": " + change.what())
                .containsExactlyElementsOf(edit.changes());
        assertThat(new SemanticVersion(1, 2, 0).after(changes.forCallers())).hasToString(edit.version());
    }

    @ParameterizedTest
    @MethodSource("edits")
    void theRulesFollow(Edit edit) {
        assertThat(without(rules(edit.after()), rules(edit.before()))).containsExactlyElementsOf(edit.newRules());
        assertThat(without(rules(edit.before()), rules(edit.after()))).containsExactlyElementsOf(edit.goneRules());
    }

    @ParameterizedTest
    @MethodSource("edits")
    void nothingIsHeldAgainstACorrectGateway(Edit edit) {
        for (Fault variation : List.of((Fault) (asked, correct, success) -> correct, edit.right())) {
            Run run = run(edit, variation);

            assertThat(Trial.rules(run, Outcome.FAILED, Outcome.WARNED, Outcome.UNDECIDED, Outcome.SKIPPED))
                    .isEmpty();
            assertThat(run.result()).isEqualTo(Result.CONFORMANT);
        }
    }

    @ParameterizedTest
    @MethodSource("edits")
    void theFaultIsFound(Edit edit) {
        assertThat(Trial.rules(run(edit, edit.fault()), Outcome.FAILED, Outcome.WARNED))
                .contains(edit.caught());
    }

    private static Run run(Edit edit, Fault fault) {
        return Trial.of(edit.after(), fault, Duration.ofSeconds(30), 10);
    }

    private static List<String> rules(Contract contract) {
        return Conformance.of(contract).rules().stream()
                .map(Rule::id)
                // Where there is one operation alone, it need not be said.
                .map(id -> id.replace("@POST /v1/videos", ""))
                .sorted()
                .toList();
    }

    private static List<String> without(List<String> ids, List<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }
}
