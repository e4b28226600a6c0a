package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.ResponseSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the embedded gateway keeps. */
class StoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final Store store = new Store(GivenContract.STATEFUL.operations(), CLOCK);

    private static Operation operation(Contract contract, String key) {
        return contract.operations().stream()
                .filter(operation -> operation.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode serve(String key, String path) {
        return serve(store, operation(GivenContract.STATEFUL, key), path);
    }

    private static JsonNode serve(Store store, Operation operation, String path) {
        return store.serve(operation, url(path), operation.success().flatMap(ResponseSpec::json));
    }

    private static HttpUrl url(String path) {
        return HttpUrl.get("http://localhost" + path);
    }

    private boolean has(String path) {
        return store.has(operation(GivenContract.STATEFUL, "GET /v1/videos/{video_id}"), url(path));
    }

    @Test
    void whatIsMadeIsThereUntilItIsDeleted() {
        assertThat(has("/v1/videos/video_6048220c-1")).isFalse();

        JsonNode made = serve("POST /v1/videos", "/v1/videos");
        assertThat(made.path("id").asText()).isEqualTo("video_6048220c-1");
        assertThat(made.path("created_at").asLong()).isEqualTo(CLOCK.instant().getEpochSecond());
        assertThat(has("/v1/videos/video_6048220c-1")).isTrue();
        assertThat(has("/v1/videos/video_6048220c")).isFalse();
        assertThat(serve("GET /v1/videos/{video_id}", "/v1/videos/video_6048220c-1"))
                .isEqualTo(made);

        JsonNode deleted = serve("DELETE /v1/videos/{video_id}", "/v1/videos/video_6048220c-1");
        assertThat(deleted.path("id").asText()).isEqualTo("video_6048220c-1");
        assertThat(has("/v1/videos/video_6048220c-1")).isFalse();
        assertThat(serve("GET /v1/videos", "/v1/videos").path("data")).isEmpty();
    }

    @Test
    void theNewestIsListedFirstAndNoMoreThanIsAskedFor() {
        serve("POST /v1/videos", "/v1/videos");
        serve("POST /v1/videos", "/v1/videos");
        serve("POST /v1/videos", "/v1/videos");

        JsonNode page = serve("GET /v1/videos", "/v1/videos?limit=2");
        assertThat(page.path("data").findValuesAsText("id")).containsExactly("video_6048220c-3", "video_6048220c-2");
        assertThat(page.path("has_more").asBoolean()).isTrue();

        JsonNode whole = serve("GET /v1/videos", "/v1/videos?limit=3");
        assertThat(whole.path("data")).hasSize(3);
        assertThat(whole.path("has_more").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: integer, example: 7}                                              | 8 | 9",
                "{type: string, example: a}                                               | \"a-1\" | \"a-2\"",
                "{type: string, format: uuid, example: 6f1c8a52-7f0e-4c7a-9d6b-2a1c3e5d7f90}"
                        + "| \"6f1c8a52-7f0e-4c7a-0000-000000000001\" | \"6f1c8a52-7f0e-4c7a-0000-000000000002\"",
                "{type: string, enum: [only]}                                             | \"only\" | \"only\"",
            })
    void eachCreateHasAnIdOfTheFormOfTheExample(String schema, String first, String second) {
        Contract contract = contract(schema, "");
        Store own = new Store(contract.operations(), CLOCK);
        Operation create = operation(contract, "POST /things");

        assertThat(serve(own, create, "/things").path("id")).hasToString(first);
        assertThat(serve(own, create, "/things").path("id")).hasToString(second);
    }

    @Test
    void whatTheContractShowsAsAnExampleIsThereFromTheBeginning() {
        Contract contract = contract("{type: string}", ", example: shown");
        Store own = new Store(contract.operations(), CLOCK);
        Operation delete = operation(contract, "DELETE /things/{id}");

        assertThat(own.has(delete, url("/things/shown"))).isTrue();
        serve(own, delete, "/things/shown");
        assertThat(own.has(delete, url("/things/shown"))).isFalse();
    }

    @Test
    void withoutACreateEveryIdIsThere() {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /things/{id}:
                    get: {parameters: [{name: id, in: path, required: true}], responses: {'200': {description: it}}}
                """);

        assertThat(new Store(contract.operations(), CLOCK)
                        .has(contract.operations().get(0), url("/things/any")))
                .isTrue();
    }

    private static Contract contract(String id, String example) {
        return GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /things:
                    post: {responses: {'200': {content: {application/json: {schema: {properties: {id: %s}}}}}}}
                  /things/{id}:
                    delete:
                      parameters: [{name: id, in: path, required: true%s}]
                      responses: {'204': {description: gone}}
                """.formatted(id, example));
    }
}
