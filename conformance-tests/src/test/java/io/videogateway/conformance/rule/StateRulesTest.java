package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateRulesTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody: {content: {application/json: {schema: {properties: {note: {type: string}}}}}}
                  responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}
                get:
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {properties: {data: {type: array, items: {$ref: '#/components/schemas/Video'}}}}
              /videos/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}}
                delete: {responses: {'204': {description: gone}}}
            components: {schemas: {Video: {type: object, properties: {id: {type: string}}}}}
            """);
    private static final String SHOW = "GET /videos/{id}";
    private static final String VIDEO = "{\"id\":\"v1\"}";
    private static final String NOT_FOUND = "{\"error\":{\"message\":\"no such video\"}}";

    private static final Exchange CREATED = asked("complete@POST /videos", "POST", "/videos", 200, VIDEO);
    private static final Exchange SHOWN = shown("complete", "v1", 200, VIDEO);
    private static final Exchange UNKNOWN = shown("unknown-id", "x", 404, NOT_FOUND);
    private static final Exchange SERVES_ALL = shown("unknown-id", "x", 200, VIDEO);
    private static final Exchange DELETED = asked("complete@DELETE /videos/{id}", "DELETE", "/videos/v1", 204, "");

    private static Exchange asked(
            String probe, String method, String path, int status, String body, String... headers) {
        Exchange exchange =
                GivenExchange.of(probe, new Response(status, GivenExchange.headers(headers), Body.of(body)), null);
        return new Exchange(
                probe,
                new Request(Request.Via.RAW, method, "https://api.example/base" + path, Headers.NONE, Body.EMPTY),
                exchange.response(),
                null,
                null,
                7,
                "");
    }

    private static Exchange shown(String variation, String id, int status, String body) {
        return asked(variation + "@" + SHOW, "GET", "/videos/" + id, status, body);
    }

    private static Exchange listed(String query, String body, String... headers) {
        return asked("again@GET /videos", "GET", "/videos" + query, 200, body, headers);
    }

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

    @ParameterizedTest
    @CsvSource({"404, 404", "410, 404", "404, 500", "400, 400", "422, 422"})
    void whatWasDeletedIsNoLongerRetrieved(int status, int unknown) {
        assertThat(finding(
                        CONTRACT,
                        "state.gone@" + SHOW,
                        shown("after-delete", "v1", status, NOT_FOUND),
                        SHOWN,
                        shown("unknown-id", "x", unknown, NOT_FOUND),
                        DELETED))
                .isEqualTo(Finding.conforms(status + " " + NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500})
    void whatIsStillThereDeviates(int status) {
        assertThat(finding(
                        CONTRACT,
                        "state.gone@" + SHOW,
                        shown("after-delete", "v1", status, VIDEO),
                        SHOWN,
                        UNKNOWN,
                        DELETED))
                .isEqualTo(deviation("404 or 410, or the status of an unknown id", status + " " + VIDEO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"v1\",\"deleted\":true}",
                "{\"id\":\"v1\",\"deleted_at\":1764234000}",
                "{\"id\":\"v1\",\"status\":\"deleted\"}",
                "{\"id\":\"v1\",\"status\":\"cancelled\"}"
            })
    void whatSaysThatItIsDeletedMayBeShown(String body) {
        assertThat(finding(
                        CONTRACT,
                        "state.gone@" + SHOW,
                        shown("after-delete", "v1", 200, body),
                        SHOWN,
                        UNKNOWN,
                        DELETED))
                .isEqualTo(Finding.conformsFor("the answer says that it is deleted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"deleted\":false}", "{\"deleted_at\":null}", "{\"deleted_at\":\"\"}"})
    void whatSaysThatItIsNotDoesNot(String body) {
        assertThat(finding(
                        CONTRACT,
                        "state.gone@" + SHOW,
                        shown("after-delete", "v1", 200, body),
                        SHOWN,
                        UNKNOWN,
                        DELETED))
                .extracting(Finding::kind)
                .isEqualTo(Finding.Kind.DEVIATES);
    }

    @Test
    void aDeletionThatIsOnlyAcceptedMayTakeItsTime() {
        Exchange accepted = asked("complete@DELETE /videos/{id}", "DELETE", "/videos/v1", 202, "");

        assertThat(finding(
                        CONTRACT,
                        "state.gone@" + SHOW,
                        shown("after-delete", "v1", 200, VIDEO),
                        SHOWN,
                        UNKNOWN,
                        accepted))
                .isEqualTo(Finding.undecided("the deletion was accepted with 202, and may take its time"));
    }

    @Test
    void withoutADeletionNothingIsGone() {
        assertThat(finding(CONTRACT, "state.gone@" + SHOW, shown("after-delete", "v1", 200, VIDEO), SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("nothing was seen that was then deleted"));
    }

    @Test
    void whatWasRetrievedOnceIsFoundAgain() {
        assertThat(beside(shown("again", "v1", 200, VIDEO), SHOWN)).isEqualTo(Finding.conforms("200"));
        assertThat(beside(shown("again", "v1", 404, NOT_FOUND), SHOWN))
                .isEqualTo(deviation("a success, as before", "404 " + NOT_FOUND));
        assertThat(beside(shown("again", "v1", 500, ""), SHOWN)).isEqualTo(deviation("a success, as before", "500"));
        assertThat(beside(shown("again", "v1", 409, ""), SHOWN))
                .isEqualTo(Finding.undecided("the server answered 409, which may be for the state of it"));
        assertThat(beside(shown("again", "v1", 404, ""), shown("complete", "v1", 404, "")))
                .isEqualTo(Finding.undecided("it was not retrieved before"));
        assertThat(beside(shown("again", "v1", 404, ""), shown("complete", "v2", 200, VIDEO)))
                .isEqualTo(Finding.undecided("it was not retrieved before"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /videos/v1/cancel, 200, UNDECIDED",
        "POST,   /videos/v1/cancel, 409, DEVIATES",
        "POST,   /videos/v2/cancel, 200, DEVIATES",
        "POST,   /videos/v1/remix,  200, DEVIATES",
        "DELETE, /videos/v1,        204, UNDECIDED",
        "GET,    /videos/v1/cancel, 200, DEVIATES",
    })
    void whatMayHaveBeenRemovedInBetweenNeedNotBeFound(String method, String path, int status, Finding.Kind kind) {
        assertThat(beside(
                                shown("again", "v1", 404, NOT_FOUND),
                                SHOWN,
                                asked("complete@" + method + " " + path, method, path, status, ""))
                        .kind())
                .isEqualTo(kind);
    }

    /** What the rule finds in the last exchange of a run. */
    private static Finding beside(Exchange again, Exchange... earlier) {
        Exchange[] run = Arrays.copyOf(earlier, earlier.length + 1);
        run[earlier.length] = again;
        return Given.rule(CONTRACT, "state.kept@" + SHOW).check(again, new Evidence(List.of(run), Given.START));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":[{\"id\":\"v1\"}]}                                  | a list of one, v1 among them",
                "{\"data\":[{\"id\":\"v9\"},{\"id\":\"v1\"}]}                  | a list of 2, v1 among them",
                "{\"data\":[{\"id\":\"up_9\",\"task\":{\"id\":\"v1\"}}]}       | a list of one, v1 among them",
            })
    void aListHasWhatWasCreatedBefore(String body, String seen) {
        assertThat(finding(CONTRACT, "state.listed@GET /videos", listed("", body), CREATED, SHOWN, UNKNOWN))
                .isEqualTo(Finding.conforms(seen));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":[]}                                                   | an empty list",
                "{\"data\":[{\"id\":\"v9\"}]}                                    | a list of one",
                "{\"data\":[{\"id\":\"v9\"}],\"has_more\":false,\"next\":null}   | a list of one",
                "{\"data\":[{\"id\":\"v9\"}],\"total\":1,\"next_cursor\":\"\"}   | a list of one",
                "{\"data\":[],\"paging\":{\"next\":null}}                        | an empty list",
            })
    void aListWithoutItDeviates(String body, String seen) {
        assertThat(finding(
                        CONTRACT,
                        "state.listed@GET /videos",
                        listed("?limit=9&order=asc", body),
                        CREATED,
                        SHOWN,
                        UNKNOWN))
                .isEqualTo(deviation("the id v1 in the list", seen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"id\":\"v9\"}],\"has_more\":true}",
                "{\"data\":[{\"id\":\"v9\"}],\"hasNextPage\":true}",
                "{\"data\":[{\"id\":\"v9\"}],\"next_cursor\":\"abc\"}",
                "{\"data\":[{\"id\":\"v9\"}],\"total\":20}",
                "{\"data\":[{\"id\":\"v9\"}],\"links\":{\"next\":\"https://api.example/videos?page=2\"}}",
                "{\"data\":[{\"id\":\"v9\"}],\"meta\":{\"total_count\":20}}",
            })
    void aListThatSaysThatThereIsMoreTellsNothing(String body) {
        assertThat(finding(CONTRACT, "state.listed@GET /videos", listed("", body), CREATED, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("the list says that there is more, and may have it there"));
    }

    @Test
    void aLinkToTheNextPageSaysSoToo() {
        Exchange page = listed("", "{\"data\":[{\"id\":\"v9\"}]}", "Link: </videos?page=2>; rel=\"next\"");

        assertThat(finding(CONTRACT, "state.listed@GET /videos", page, CREATED, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("the list says that there is more, and may have it there"));
    }

    @ParameterizedTest
    @CsvSource({"4, '', DEVIATES", "5, '', UNDECIDED", "20, '', UNDECIDED", "20, ',\"has_more\":false', DEVIATES"})
    void aListOfManyMayBeOnePage(int size, String more, Finding.Kind kind) {
        String others = IntStream.range(0, size)
                .mapToObj(number -> "{\"id\":\"other" + number + "\"}")
                .collect(Collectors.joining(","));

        assertThat(finding(
                                CONTRACT,
                                "state.listed@GET /videos",
                                listed("", "{\"data\":[" + others + "]" + more + "}"),
                                CREATED,
                                SHOWN,
                                UNKNOWN)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aListThatIsNarrowedTellsNothing() {
        assertThat(finding(
                        CONTRACT,
                        "state.listed@GET /videos",
                        listed("?limit=9&status=failed", "{\"data\":[]}"),
                        CREATED,
                        SHOWN,
                        UNKNOWN))
                .isEqualTo(Finding.undecided("the list was asked for by status"));
    }

    @Test
    void withoutACreateOrAListNothingIsTold() {
        Exchange empty = listed("", "{\"data\":[]}");
        Exchange refused = asked("complete@POST /videos", "POST", "/videos", 400, "{}");
        Exchange lost = shown("complete", "v1", 404, NOT_FOUND);

        assertThat(finding(CONTRACT, "state.listed@GET /videos", empty, refused, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("no create of this run told an id"));
        assertThat(finding(CONTRACT, "state.listed@GET /videos", empty, CREATED, lost, UNKNOWN))
                .isEqualTo(Finding.undecided("what was created could not be retrieved either"));
        assertThat(finding(CONTRACT, "state.listed@GET /videos", listed("", "{}"), CREATED, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("the answer has no list where the contract has it"));
        assertThat(finding(
                        CONTRACT,
                        "state.listed@GET /videos",
                        asked("again@GET /videos", "GET", "/videos", 404, NOT_FOUND),
                        CREATED,
                        SHOWN,
                        UNKNOWN))
                .isEqualTo(Finding.undecided("the list was refused"));
    }

    @Test
    void aListOfAnotherPlaceTellsNothing() {
        Contract nested = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /projects/{project}/videos:
                    parameters: [{name: project, in: path, required: true}]
                    post: {responses: {'200': {content: {application/json: {schema: {properties: {id: {}}}}}}}}
                    get:
                      responses:
                        '200': {content: {application/json: {schema: {type: array, items: {properties: {id: {}}}}}}}
                """);
        String list = "GET /projects/{project}/videos";
        Exchange created = asked("complete@POST /projects/{project}/videos", "POST", "/projects/a/videos", 200, VIDEO);

        assertThat(finding(
                        nested,
                        "state.listed@" + list,
                        asked("again@" + list, "GET", "/projects/b/videos", 200, "[]"),
                        created))
                .isEqualTo(Finding.undecided("the list is of another place than that of the create"));
    }
}
