package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static io.videogateway.conformance.rule.GivenVideos.CONTRACT;
import static io.videogateway.conformance.rule.GivenVideos.CREATED;
import static io.videogateway.conformance.rule.GivenVideos.DELETED;
import static io.videogateway.conformance.rule.GivenVideos.SERVES_ALL;
import static io.videogateway.conformance.rule.GivenVideos.SHOW;
import static io.videogateway.conformance.rule.GivenVideos.SHOWN;
import static io.videogateway.conformance.rule.GivenVideos.UNKNOWN;
import static io.videogateway.conformance.rule.GivenVideos.VIDEO;
import static io.videogateway.conformance.rule.GivenVideos.asked;
import static io.videogateway.conformance.rule.GivenVideos.listed;
import static io.videogateway.conformance.rule.GivenVideos.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateRulesTest {

    @Test
    void theRules() {
        assertThat(Given.rules(CONTRACT, "state.*"))
                .extracting(
                        Rule::id,
                        Rule::level,
                        Rule::title,
                        rule -> rule.clause().toString(),
                        Rule::needsServedRequest)
                .containsExactlyInAnyOrder(
                        tuple(
                                "state.listed@GET /videos",
                                Level.SHOULD,
                                "a list has what was created before, or says that there is more",
                                "/components/schemas/Video",
                                false),
                        tuple(
                                "state.unknown-id@" + SHOW,
                                Level.SHOULD,
                                "an id that nothing has is refused with a 4xx",
                                "/paths/~1videos~1{id}/parameters/0",
                                true),
                        tuple(
                                "state.same-id@" + SHOW,
                                Level.SHOULD,
                                "what is retrieved has the id that was asked for",
                                "/components/schemas/Video",
                                false),
                        tuple(
                                "state.kept@" + SHOW,
                                Level.SHOULD,
                                "what was retrieved once is found again",
                                "/paths/~1videos~1{id}/parameters/0",
                                false),
                        tuple(
                                "state.gone@" + SHOW,
                                Level.SHOULD,
                                "what was deleted is no longer retrieved",
                                "/paths/~1videos~1{id}/delete",
                                false));
    }

    @Test
    void whereNothingTellsThatOperationsBelongTogetherThereIsNoRule() {
        Contract apart = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /reports:
                    get:
                      responses:
                        '200': {content: {application/json: {schema: {type: array, items: {properties: {id: {}}}}}}}
                  /users/{id}:
                    parameters: [{name: id, in: path, required: true}]
                    get: {responses: {'200': {content: {application/json: {schema: {properties: {id: {}}}}}}}}
                  /videos:
                    post: {responses: {'200': {content: {application/json: {schema: {properties: {id: {}}}}}}}}
                """);

        assertThat(Given.rules(apart, "state.*")).isEmpty();
        assertThat(Given.rules(GivenContract.RECEIVED, "state.*")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    void anIdThatNothingHasIsRefused(int status) {
        assertThat(finding(CONTRACT, "state.unknown-id@" + SHOW, shown("unknown-id", "x", status, "{}"), SHOWN))
                .isEqualTo(Finding.conforms(status + " {}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 500})
    void whatAnswersAnIdThatNothingHasOtherwiseDeviates(int status) {
        assertThat(finding(CONTRACT, "state.unknown-id@" + SHOW, shown("unknown-id", "x", status, "{}"), SHOWN))
                .isEqualTo(deviation("a status from 400 to 499", status + " {}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"v1\"}",
                "{\"id\":\"V1\"}",
                "{\"id\":\"up_9\",\"task_id\":\"v1\"}",
                "{\"id\":\"up_9\",\"task\":{\"id\":\"v1\"}}"
            })
    void whatIsRetrievedHasTheIdThatWasAskedFor(String body) {
        assertThat(finding(CONTRACT, "state.same-id@" + SHOW, shown("complete", "v1", 200, body), UNKNOWN))
                .extracting(Finding::kind)
                .isEqualTo(Finding.Kind.CONFORMS);
    }

    @Test
    void anotherIdDeviates() {
        assertThat(finding(CONTRACT, "state.same-id@" + SHOW, shown("complete", "v%201", 200, VIDEO), UNKNOWN))
                .isEqualTo(deviation("the id v 1", "\"v1\""));
    }

    @Test
    void anIdOfAnotherFormIsComparedByItsText() {
        assertThat(finding(CONTRACT, "state.same-id@" + SHOW, shown("complete", "17", 200, "{\"id\":17}"), UNKNOWN))
                .isEqualTo(Finding.conforms("17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":\"\"}", "[]", "no JSON"})
    void anAnswerWithoutAnIdTellsNothing(String body) {
        assertThat(finding(CONTRACT, "state.same-id@" + SHOW, shown("complete", "v1", 200, body), UNKNOWN))
                .isEqualTo(Finding.undecided("the answer tells no id"));
    }

    /** One fact is blamed once: a mock that serves every id keeps nothing. */
    @Test
    void besideAServerThatServesEveryIdNothingElseIsTold() {
        Finding open = Finding.undecided("the server serves ids that nothing has, see state.unknown-id@" + SHOW);

        assertThat(finding(CONTRACT, "state.same-id@" + SHOW, shown("complete", "v2", 200, VIDEO), SERVES_ALL))
                .isEqualTo(open);
        assertThat(finding(
                        CONTRACT,
                        "state.gone@" + SHOW,
                        shown("after-delete", "v1", 200, VIDEO),
                        SHOWN,
                        SERVES_ALL,
                        DELETED))
                .isEqualTo(open);
        assertThat(finding(
                        CONTRACT, "state.listed@GET /videos", listed("", "{\"data\":[]}"), CREATED, SHOWN, SERVES_ALL))
                .isEqualTo(open);
    }

    @Test
    void withoutAnyControlNothingIsHeldAgainstAServer() {
        assertThat(finding(CONTRACT, "state.same-id@" + SHOW, shown("complete", "v2", 200, VIDEO), CREATED))
                .isEqualTo(Finding.undecided("nothing in this run shows that the server keeps what it makes"));
    }

    @Test
    void twoCreatesWithTwoIdsAreAControlToo() {
        Exchange second = asked("required-only@POST /videos", "POST", "/videos", 200, "{\"id\":\"v2\"}");
        Exchange same = asked("required-only@POST /videos", "POST", "/videos", 200, VIDEO);

        assertThat(finding(CONTRACT, "state.same-id@" + SHOW, shown("complete", "v3", 200, VIDEO), CREATED, second))
                .isEqualTo(deviation("the id v3", "\"v1\""));
        assertThat(finding(CONTRACT, "state.same-id@" + SHOW, shown("complete", "v3", 200, VIDEO), CREATED, same))
                .isEqualTo(Finding.undecided("nothing in this run shows that the server keeps what it makes"));
    }
}
