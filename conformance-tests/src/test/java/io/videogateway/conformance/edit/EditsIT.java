package io.videogateway.conformance.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.change.Changes;
import io.videogateway.conformance.change.Effect;
import io.videogateway.conformance.mutant.Trial;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.Mocks;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What follows from an edit of the contract for the client, which is generated, compiled and called against Prism of the new
 * contract. That takes minutes, so that it has a profile of its own: {@code mvn verify -Pedits}.
 */
@Tag("edits")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditsIT {
    private Clients clients;

    @BeforeAll
    void generate(@TempDir Path folder) throws Exception {
        clients = new Clients(
                folder,
                edits().flatMap(edit -> Stream.of(edit.before(), edit.after())).toList());
    }

    static Stream<Edit> edits() {
        return EditsTest.edits();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void theClientFollows(Edit edit) throws Exception {
        MockKind kind = edit.refusedByPrism() ? MockKind.EMBEDDED : MockKind.NODE;
        try (Mock mock = Mocks.start(kind, edit.after(), progress -> {});
                Wire wire = new Wire(mock.url())) {
            String read = clients.of(edit.after()).call(edit.call(), wire.url(), Edit.TOKEN);

            assertThat(wire.sent()).isEqualTo(edit.wire());
            assertThat(read).isEqualTo(edit.read());
        }
    }

    @ParameterizedTest
    @MethodSource("edits")
    void nothingIsHeldAgainstPrism(Edit edit) throws Exception {
        try (Mock prism = Mocks.start(MockKind.NODE, edit.after(), progress -> {})) {
            Run run = Conformance.of(edit.after()).against(prism).run();

            assertThat(Trial.rules(run, Outcome.FAILED)).isEmpty();
            assertThat(Trial.rules(run, Outcome.KNOWN).contains("serve.complete"))
                    .as("Prism refuses it, and its profile says so")
                    .isEqualTo(edit.refusedByPrism());
        }
    }

    /** The build holds the client against its last release by its members, so that the two must not contradict each other. */
    @ParameterizedTest
    @MethodSource("edits")
    void whatIsGoneFromTheClientWasCalledBreaking(Edit edit) throws Exception {
        Set<String> gone = new TreeSet<>(clients.of(edit.before()).offers());
        gone.removeAll(clients.of(edit.after()).offers());

        if (Changes.between(edit.before(), edit.after()).forCallers() != Effect.BREAKING) {
            assertThat(gone).isEmpty();
        }
    }
}
