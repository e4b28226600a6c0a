package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private static final String CREATE =
            "post: {responses: {'200': {content: {application/json: {schema: {properties: {%s: {type: string}}}}}}}}";

    /** Where each parameter of the last operation comes from, by its name. */
    private static Map<String, String> origins(String paths) {
        Contract contract = GivenContract.of("{openapi: 3.0.3, paths: {" + paths + "}}");
        Operation last = contract.operations().get(contract.operations().size() - 1);
        return last.origins().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(origin -> origin.operation() + " " + origin.place())
                                .collect(Collectors.joining(", ")),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/videos, id,       /v1/videos/{id},            id,       POST /v1/videos /id",
        "/v1/videos, id,       /v1/videos/{video_id},      video_id, POST /v1/videos /id",
        "/v1/videos, id,       /v1/videos/{videoId},       videoId,  POST /v1/videos /id",
        "/v1/videos, video_id, /v1/videos/{videoId},       videoId,  POST /v1/videos /video_id",
        "/v1/videos, video_id, /v1/videos/{id},            id,       POST /v1/videos /video_id",
        "/v1/videos, id,       /v1/videos/{id}/content,    id,       POST /v1/videos /id",
        "/v1/video/create, id, /v1/video/{id},             id,       POST /v1/video/create /id",
        "/v1/generate, task_id, /v1/tasks/{task_id},       task_id,  POST /v1/generate /task_id",
        "/user,      username, /user/{username},           username, POST /user /username",
    })
    void aNameTellsWhereAnIdComesFrom(String create, String property, String path, String parameter, String origin) {
        assertThat(origins("'" + create + "': {" + CREATE.formatted(property) + "}, '" + path
                        + "': {get: {parameters: [{name: " + parameter
                        + ", in: path, required: true}], responses: {}}}"))
                .isEqualTo(Map.of(parameter, origin));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/users,  id,    /v1/videos/{id},     id",
        "/v1/videos, state, /v1/videos/{id},     id",
        "/v1/videos, id,    /v1/videos/{size},   size",
        "/v1,        id,    /v1/{tenant}/videos, tenant",
    })
    void whatNoNameTellsIsNotGuessed(String create, String property, String path, String parameter) {
        assertThat(origins("'" + create + "': {" + CREATE.formatted(property) + "}, '" + path
                        + "': {get: {parameters: [{name: " + parameter
                        + ", in: path, required: true}], responses: {}}}"))
                .isEmpty();
    }

    @Test
    void aQueryParameterMayCarryAnId() {
        assertThat(origins("/v1/videos: {" + CREATE.formatted("id") + "}, /v1/usage: {get: {parameters: ["
                        + "{name: video_id, in: query}, {name: paid, in: query}], responses: {}}}"))
                .isEqualTo(Map.of("video_id", "POST /v1/videos /id"));
    }

    @Test
    void aLinkCountsMoreThanNames() {
        assertThat(origins("""
                /videos: {post: {responses: {'200': {
                  content: {application/json: {schema: {properties: {id: {type: string}, key: {type: string}}}}},
                  links: {it: {operationId: read, parameters: {id: '$response.body#/key'}}}}}}},
                '/videos/{id}': {get: {operationId: read, parameters: [{name: id, in: path, required: true}],
                  responses: {}}}""")).isEqualTo(Map.of("id", "POST /videos /key"));
    }

    @Test
    void aListTellsWhatMayBeReadButNotWhatMayBeDeleted() {
        String list = "/videos: {get: {responses: {'200': {content: {application/json: {schema: {properties: {data: "
                + "{type: array, items: {type: object, properties: {id: {type: string}}}}}}}}}}}}, '/videos/{id}': {%s: "
                + "{parameters: [{name: id, in: path, required: true}], responses: {}}}";

        assertThat(origins(list.formatted("get"))).isEqualTo(Map.of("id", "GET /videos /data/0/id"));
        assertThat(origins(list.formatted("delete"))).isEmpty();
    }
}
