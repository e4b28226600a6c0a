package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which operations are about the same things. */
class BelongingTest {
    private static final String ONE = "{'200': {content: {application/json: {schema: {properties: {id: {}}}}}}}";
    private static final String MANY =
            "{'200': {content: {application/json: {schema: {type: array, items: {properties: {%s: {}}}}}}}}";

    private static Operation operation(String key, String paths) {
        return GivenContract.of("{openapi: 3.0.3, paths: {" + paths + "}}").operations().stream()
                .filter(operation -> operation.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** The create that makes what a GET of /v1/videos lists; empty where nothing tells. */
    private static String madeBy(String list, String create, String show) {
        String others = Stream.of(create, show)
                .filter(path -> !path.isEmpty())
                .filter(path -> !path.equals("/v1/videos"))
                .map(path -> "'" + path + "': "
                        + (path.endsWith("}")
                                ? "{get: {parameters: [{name: id, in: path, required: true}], responses: " + ONE + "}}"
                                : "{post: {responses: " + ONE + "}}"))
                .reduce("", (one, other) -> one + ", " + other);
        String own = create.equals("/v1/videos") ? ", post: {responses: " + ONE + "}" : "";
        return operation("GET /v1/videos", "'/v1/videos': {get: {responses: " + list + "}" + own + "}" + others)
                .listed()
                .map(Origin::operation)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "id,    /v1/videos,        '',              POST /v1/videos",
                "id,    /v1/videos/create, /v1/videos/{id}, POST /v1/videos/create",
                "id,    /v1/videos/create, '',              none",
                "id,    /v1/users,         /v1/videos/{id}, none",
                "state, /v1/videos,        '',              none",
                "id,    '',                '',              none",
            })
    void aListIsOfWhatIsPostedToItsPathOrShownBelowIt(String property, String create, String show, String madeBy) {
        assertThat(madeBy(MANY.formatted(property), create, show)).isEqualTo(madeBy == null ? "" : madeBy);
    }

    @Test
    void whatIsNoListListsNothing() {
        assertThat(madeBy(ONE, "/v1/videos", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.example/v1/videos/v1             | v1",
                "https://api.example/relay/v1/videos/v1?a=/b  | v1",
                "/v1/videos/v1#top                            | v1",
                "/v1/videos/v%2F1+2%20%E7%94%BB               | v/1+2 画",
                "/v1/videos/%7Bid%7D                          | {id}",
            })
    void theIdInAUrlIsRead(String url, String id) {
        assertThat(show().pathValues(url)).isEqualTo(Map.of("id", id));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/videos/v1/content",
        "/v1/videos/",
        "/v1/videos",
        "/v1/users/v1",
        "'https://api.example?/v1/videos/v1'"
    })
    void whatIsAnotherPathHasNone(String url) {
        assertThat(show().pathValues(url)).isEmpty();
    }

    private static Operation show() {
        return operation(
                "GET /v1/videos/{id}",
                "'/v1/videos/{id}': {get: {parameters: [{name: id, in: path, required: true}], responses: " + ONE
                        + "}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "properties: {id: {}}                               | /id",
                "properties: {video_id: {}, id: {}}                 | /video_id",
                "properties: {data: {properties: {id: {}}}}         | /data/id",
                "properties: {status: {}}                           | none",
            })
    void anAnswerTellsWhichThingItIsAbout(String schema, String place) {
        Operation show = operation(
                "GET /videos/{video_id}",
                "/videos: {post: {responses: " + ONE
                        + "}}, '/videos/{video_id}': {get: {parameters: [{name: video_id, in: path,"
                        + " required: true}], responses: {'200': {content: {application/json: {schema: {" + schema
                        + "}}}}}}}");

        assertThat(show.shownId().map(Object::toString).orElse(null)).isEqualTo(place);
    }
}
