package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static io.videogateway.conformance.rule.GivenVideos.CONTRACT;
import static io.videogateway.conformance.rule.GivenVideos.CREATED;
import static io.videogateway.conformance.rule.GivenVideos.NOT_FOUND;
import static io.videogateway.conformance.rule.GivenVideos.SHOWN;
import static io.videogateway.conformance.rule.GivenVideos.UNKNOWN;
import static io.videogateway.conformance.rule.GivenVideos.VIDEO;
import static io.videogateway.conformance.rule.GivenVideos.asked;
import static io.videogateway.conformance.rule.GivenVideos.listed;
import static io.videogateway.conformance.rule.GivenVideos.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Exchange;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a list has what was created before it, as far as it can be told. */
class ListedThingTest {

    private static Finding found(Exchange listed, Exchange... beside) {
        return finding(CONTRACT, "state.listed@GET /videos", listed, beside);
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
        assertThat(found(listed("", body), CREATED, SHOWN, UNKNOWN)).isEqualTo(Finding.conforms(seen));
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
        assertThat(found(listed("?limit=9&order=asc", body), CREATED, SHOWN, UNKNOWN))
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
        assertThat(found(listed("", body), CREATED, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("the list says that there is more, and may have it there"));
    }

    @Test
    void aLinkToTheNextPageSaysSoToo() {
        Exchange page = listed("", "{\"data\":[{\"id\":\"v9\"}]}", "Link: </videos?page=2>; rel=\"next\"");

        assertThat(found(page, CREATED, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("the list says that there is more, and may have it there"));
    }

    @ParameterizedTest
    @CsvSource({"4, '', DEVIATES", "5, '', UNDECIDED", "20, '', UNDECIDED", "20, ',\"has_more\":false', DEVIATES"})
    void aListOfManyMayBeOnePage(int size, String more, Finding.Kind kind) {
        String others = IntStream.range(0, size)
                .mapToObj(number -> "{\"id\":\"other" + number + "\"}")
                .collect(Collectors.joining(","));

        assertThat(found(listed("", "{\"data\":[" + others + "]" + more + "}"), CREATED, SHOWN, UNKNOWN)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aListThatIsNarrowedTellsNothing() {
        assertThat(found(listed("?limit=9&status=failed", "{\"data\":[]}"), CREATED, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("the list was asked for by status"));
    }

    @Test
    void withoutACreateOrAListNothingIsTold() {
        Exchange empty = listed("", "{\"data\":[]}");
        Exchange refused = asked("complete@POST /videos", "POST", "/videos", 400, "{}");
        Exchange lost = shown("complete", "v1", 404, NOT_FOUND);

        assertThat(found(empty, refused, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("no create of this run told an id"));
        assertThat(found(empty, CREATED, lost, UNKNOWN))
                .isEqualTo(Finding.undecided("what was created could not be retrieved either"));
        assertThat(found(listed("", "{}"), CREATED, SHOWN, UNKNOWN))
                .isEqualTo(Finding.undecided("the answer has no list where the contract has it"));
        assertThat(found(asked("again@GET /videos", "GET", "/videos", 404, NOT_FOUND), CREATED, SHOWN, UNKNOWN))
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
