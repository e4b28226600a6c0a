package io.videogateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.report.VerdictText;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import io.videogateway.conformance.rule.Verdict;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.MockUnavailableException;
import io.videogateway.conformance.target.Mocks;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contracts whose operations belong together, over a mock that keeps what it makes and over one that keeps nothing. */
class KeptStateTest {
    /** Nested paths, numbers as ids, links, wrappers, and lists that are the body itself. */
    private static final Contract NESTED = GivenContract.of("""
            openapi: 3.1.0
            info: {title: Projects, version: 1.0.0}
            paths:
              /projects:
                post:
                  requestBody:
                    content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}
                  responses:
                    '201':
                      description: made
                      content: {application/json: {schema: {$ref: '#/components/schemas/Project'}}}
                get:
                  responses:
                    '200':
                      description: all
                      content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Project'}}}}
              /projects/{project_id}:
                parameters: [{name: project_id, in: path, required: true, schema: {type: integer}}]
                get:
                  responses:
                    '200':
                      description: it
                      content: {application/json: {schema: {$ref: '#/components/schemas/Project'}}}
                delete: {responses: {'204': {description: gone}}}
              /projects/{project_id}/renders:
                parameters: [{name: project_id, in: path, required: true, schema: {type: integer}}]
                post:
                  responses:
                    '202':
                      description: begun
                      content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}
                      links:
                        it: {operationId: showRender, parameters: {render: '$response.body#/data/task_id'}}
              /renders/{render}:
                parameters: [{name: render, in: path, required: true, schema: {type: string, format: uuid}}]
                get:
                  operationId: showRender
                  responses:
                    '200':
                      description: it
                      content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}
            components:
              schemas:
                Project:
                  type: object
                  required: [id, name]
                  properties: {id: {type: integer, example: 7}, name: {type: string}}
                Wrapped:
                  type: object
                  required: [code, data]
                  properties:
                    code: {type: integer, example: 0}
                    data:
                      type: object
                      required: [task_id]
                      properties:
                        task_id: {type: string, format: uuid, example: 6f1c8a52-7f0e-4c7a-9d6b-2a1c3e5d7f90}
            """);

    static List<Contract> contracts() {
        return List.of(GivenContract.STATEFUL, NESTED);
    }

    private static Run over(MockKind kind, Contract contract) throws MockUnavailableException {
        try (Mock mock = Mocks.start(kind, contract, line -> {})) {
            return Conformance.of(contract).against(mock).run();
        }
    }

    private static Stream<Verdict> aboutState(Run run) {
        return run.verdicts().stream()
                .filter(verdict -> verdict.rule().family().stage().equals("state"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theEmbeddedGatewayKeepsWhatItMakes(Contract contract) throws MockUnavailableException {
        Run run = over(MockKind.EMBEDDED, contract);

        assertThat(run.verdicts())
                .filteredOn(verdict -> Set.of(Outcome.FAILED, Outcome.WARNED, Outcome.KNOWN, Outcome.SKIPPED)
                        .contains(verdict.outcome()))
                .extracting(verdict -> verdict.rule() + "\n" + VerdictText.details(verdict))
                .isEmpty();
        assertThat(aboutState(run)).isNotEmpty().extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
        assertThat(run.result()).isEqualTo(Result.CONFORMANT);
    }

    @Test
    void nothingOfTheVideosIsLeftBehind() throws MockUnavailableException {
        Run run = over(MockKind.EMBEDDED, GivenContract.STATEFUL);

        assertThat(run.usage().jobs()).hasSize(3).doesNotHaveDuplicates();
        assertThat(run.usage().deleted())
                .containsExactlyInAnyOrderElementsOf(run.usage().jobs());
        assertThat(run.usage().leftBehind()).isEmpty();
    }

    /** Prism answers with examples: that is known, and nothing is held against it that follows from that. */
    @ParameterizedTest
    @MethodSource("contracts")
    void aMockThatKeepsNothingIsNotBlamedForEachConsequence(Contract contract) throws MockUnavailableException {
        Run run = over(MockKind.NODE, contract);

        assertThat(run.verdicts())
                .filteredOn(verdict -> Set.of(Outcome.FAILED, Outcome.WARNED).contains(verdict.outcome()))
                .extracting(verdict -> verdict.rule() + "\n" + VerdictText.details(verdict))
                .isEmpty();
        assertThat(aboutState(run).filter(verdict -> verdict.rule().plainId().equals("state.unknown-id")))
                .extracting(Verdict::outcome)
                .contains(Outcome.KNOWN);
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.outcome() == Outcome.PASSED)
                .isNotEmpty();
    }
}
