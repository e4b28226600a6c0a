package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.GivenProbe;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import io.videogateway.conformance.probe.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  requestBody: {content: {application/json: {schema: {properties: {note: {type: string}}}}}}
                  responses: {'200': {content: {application/json: {schema: {properties: {id: {type: string}}}}}}}
                get:
                  parameters: [{name: after, in: query, schema: {type: string}}]
                  responses:
                    '200': {content: {application/json: {schema: {type: array, items: {properties: {id: {type: string}}}}}}}
              /videos/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                get: {responses: {'200': {content: {application/json: {schema: {properties: {id: {type: string}}}}}}}}
                patch: {responses: {'200': {description: changed}}}
                delete: {responses: {'204': {description: gone}}}
            security: [bearer: []]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """);
    private static final String CREATE = "complete@POST /videos";
    private static final String SHOW = "complete@GET /videos/{id}";
    private static final String DELETE = "complete@DELETE /videos/{id}";
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final Ledger ledger = new Ledger(CONTRACT, Optional.of(START));

    private static Probe probe(String name) {
        return GivenProbe.of(CONTRACT, name);
    }

    /** Sends a probe to a server that answers so, with what the ledger knows in it. */
    private Optional<String> answered(String name, int status, String body) {
        return answered(name, status, body, "");
    }

    private Optional<String> answered(String name, int status, String body, String sent) {
        Probe filled = ledger.fill(probe(name)).probe();
        Exchange exchange = new Exchange(
                name,
                new Request(
                        Request.Via.RAW, filled.method(), "https://api.example/videos", Headers.NONE, Body.of(sent)),
                new Response(status, Headers.NONE, Body.of(body)),
                null,
                null,
                7,
                "");
        return ledger.learnFrom(filled, exchange);
    }

    /** The id that a probe gets; why it gets none in its place. */
    private String idFor(String name) {
        Ledger.Filling filling = ledger.fill(probe(name));
        return filling.obstacle()
                .orElseGet(() -> filling.probe().values(Parameter.Place.PATH).get("id") instanceof Value.Plain plain
                        ? plain.text()
                        : "none");
    }

    private List<String> cleanUp() {
        return ledger.cleanUp(() -> Probes.of(CONTRACT, Map.of())).stream()
                .map(probe -> probe.name() + " "
                        + (probe.values(Parameter.Place.PATH).get("id") instanceof Value.Plain plain
                                ? plain.text()
                                : ""))
                .toList();
    }

    @Test
    void theIdOfACreateGoesIntoWhatNeedsOne() {
        assertThat(answered(CREATE, 200, "{\"id\":\"v1\"}")).contains("v1");

        assertThat(idFor(SHOW)).isEqualTo("v1");
        assertThat(idFor("complete@PATCH /videos/{id}")).isEqualTo("v1");
        assertThat(idFor(DELETE)).isEqualTo("v1");
        assertThat(ledger.fill(probe("complete@GET /videos")).probe().values(Parameter.Place.QUERY))
                .containsOnlyKeys("after");
    }

    @Test
    void withoutAnIdWhatNeedsOneIsHeldBackAndWhatDoesNotGoesWithout() {
        assertThat(idFor(SHOW))
                .isEqualTo("no id was obtained for id, for POST /videos and GET /videos told none in this run that the"
                        + " contract allows");
        assertThat(idFor("complete@PATCH /videos/{id}"))
                .isEqualTo(
                        "no id was obtained for id, for POST /videos told none in this run that the contract allows");
        assertThat(idFor(DELETE)).isEqualTo("the run made nothing that is left to delete");
        assertThat(idFor("after-delete@GET /videos/{id}")).isEqualTo("nothing was deleted in this run");
        assertThat(ledger.fill(probe("complete@GET /videos")).obstacle()).isEmpty();
        assertThat(ledger.fill(probe("complete@GET /videos")).probe().values(Parameter.Place.QUERY))
                .isEmpty();
        assertThat(cleanUp()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 400, 401, 500})
    void aRefusalTellsNothing(int status) {
        assertThat(answered(CREATE, status, "{\"id\":\"v1\"}")).isEmpty();
        assertThat(idFor(DELETE)).isEqualTo("the run made nothing that is left to delete");
    }

    @Test
    void anAnswerThatIsNotWholeTellsNothing() {
        Exchange cut = GivenExchange.of(
                CREATE,
                new Response(200, Headers.NONE, Body.of("{\"id\":\"v1\"}")),
                new Fault(Fault.Kind.CUT, "the answer ended before it was complete", true));

        assertThat(ledger.learnFrom(probe(CREATE), cut)).isEmpty();
        assertThat(cleanUp()).isEmpty();
    }

    /** A list may show what is somebody's: it is looked at, and neither changed nor deleted. */
    @Test
    void whatTheRunOnlySawIsNotTouched() {
        assertThat(answered("complete@GET /videos", 200, "[{\"id\":\"others\"}]"))
                .isEmpty();

        assertThat(idFor(SHOW)).isEqualTo("others");
        assertThat(idFor("complete@PATCH /videos/{id}"))
                .isEqualTo(
                        "no id was obtained for id, for POST /videos told none in this run that the contract allows");
        assertThat(idFor(DELETE)).isEqualTo("the run made nothing that is left to delete");
        assertThat(cleanUp()).isEmpty();
    }

    @Test
    void whatIsOlderThanTheRunIsNotDeleted() {
        assertThat(answered(CREATE, 200, "{\"id\":\"v1\",\"created_at\":1600000000}"))
                .isEmpty();

        assertThat(idFor(DELETE))
                .isEqualTo("what was answered is of 2020-09-13T12:26:40Z, and so was not made by this run");
        assertThat(cleanUp()).isEmpty();
        assertThat(idFor(SHOW)).isEqualTo("v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795348800", "1795348800000", "\"2026-11-22T12:00:00Z\"", "\"once\"", "null", "-1e99"})
    void whatIsNewOrDoesNotSayIsDeleted(String time) {
        assertThat(answered(CREATE, 200, "{\"id\":\"v1\",\"created_at\":" + time + "}"))
                .contains("v1");
        assertThat(idFor(DELETE)).isEqualTo("v1");
    }

    /** Who creates under an id of the caller's own may have answered with what was there before. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"note\":\"v1\"} | true",
                "note=v1 | true",
                "{\"note\":\"v12\"} | false",
                "{\"note\":\"av1\"} | false"
            })
    void whatTheRequestNamedIsNotDeleted(String sent, boolean kept) {
        answered(CREATE, 200, "{\"id\":\"v1\"}", sent);

        assertThat(idFor(DELETE))
                .isEqualTo(
                        kept
                                ? "the request itself named the id v1, so that the thing may be older than the run"
                                : "v1");
        assertThat(cleanUp().isEmpty()).isEqualTo(kept);
    }

    @Test
    void whatIsDeletedIsLookedForAndNotDeletedAgain() {
        answered(CREATE, 200, "{\"id\":\"v1\"}");
        answered("required-only@POST /videos", 200, "{\"id\":\"v2\"}");
        answered(DELETE, 204, "");

        assertThat(ledger.deleted()).containsExactly("v1");
        assertThat(idFor("after-delete@GET /videos/{id}")).isEqualTo("v1");
        assertThat(cleanUp()).containsExactly("clean-up/1@DELETE /videos/{id} v2");
    }

    @Test
    void whatTheServerWouldNotDeleteIsNotTriedAgain() {
        answered(CREATE, 200, "{\"id\":\"v1\"}");
        answered(DELETE, 409, "{}");

        assertThat(ledger.deleted()).isEmpty();
        assertThat(cleanUp()).isEmpty();
        assertThat(idFor("after-delete@GET /videos/{id}")).isEqualTo("nothing was deleted in this run");
    }

    /** A stranger who was refused has not tried in the owner's name; one who was served has deleted it all the same. */
    @Test
    void whatAStrangerTriedToDeleteIsStillToBeDeleted() {
        answered(CREATE, 200, "{\"id\":\"v1\"}");
        answered("without-token@DELETE /videos/{id}", 401, "{}");
        assertThat(cleanUp()).containsExactly("clean-up/1@DELETE /videos/{id} v1");

        answered("without-token@DELETE /videos/{id}", 204, "");
        assertThat(ledger.deleted()).containsExactly("v1");
        assertThat(cleanUp()).isEmpty();
    }

    /** Later requests carry the user's token, to which the things of strangers may be unknown; they are cleaned up. */
    @Test
    void whatAStrangerMadeIsDeletedAndNotLookedAt() {
        answered("wrong-token@POST /videos", 200, "{\"id\":\"s1\"}");

        assertThat(idFor(SHOW)).startsWith("no id was obtained");
        assertThat(cleanUp()).containsExactly("clean-up/1@DELETE /videos/{id} s1");
    }

    @Test
    void whoTakesAnotherMethodMadeSomethingToo() {
        answered("wrong-method@GET /videos", 200, "{\"id\":\"v1\"}");

        assertThat(cleanUp()).containsExactly("clean-up/1@DELETE /videos/{id} v1");
    }

    @Test
    void oneIdIsOneThing() {
        answered(CREATE, 200, "{\"id\":\"v1\"}");
        answered("required-only@POST /videos", 200, "{\"id\":\"v1\"}");

        assertThat(cleanUp()).containsExactly("clean-up/1@DELETE /videos/{id} v1");
    }

    /** The first has no room in a request line, the second is another place, the third stands for a secret. */
    @Test
    void whatCannotBeAnIdIsNone() {
        for (String id : List.of("x".repeat(1001), "..", "$TOKEN", " ", "a\\u0000b")) {
            assertThat(answered(CREATE, 200, "{\"id\":\"" + id + "\"}")).as(id).isEmpty();
        }
        assertThat(answered(CREATE, 200, "{\"id\":\"" + "x".repeat(1000) + "\"}"))
                .isPresent();
    }

    @Test
    void relaysAndTheirWrappersHaveTheIdElsewhere() {
        assertThat(answered(CREATE, 200, "{\"code\":0,\"data\":{\"task_id\":\"t1\"}}"))
                .contains("t1");
        assertThat(idFor(DELETE)).isEqualTo("t1");
    }

    /** An id that the contract does not allow would be refused rightly. */
    @Test
    void anIdThatTheContractDoesNotAllowIsNotSent() {
        Contract numbers = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /pets:
                    post: {responses: {'200': {content: {application/json: {schema: {properties: {id: {}}}}}}}}
                  /pets/{id}:
                    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                    get: {responses: {'200': {description: it}}}
                """);
        Ledger pets = new Ledger(numbers, Optional.empty());
        Probe create = GivenProbe.of(numbers, "complete@POST /pets");
        Probe show = GivenProbe.of(numbers, "complete@GET /pets/{id}");

        pets.learnFrom(create, GivenExchange.of("", new Response(200, Headers.NONE, Body.of("{\"id\":\"p1\"}")), null));
        assertThat(pets.fill(show).obstacle()).isPresent();

        pets.learnFrom(create, GivenExchange.of("", new Response(200, Headers.NONE, Body.of("{\"id\":17}")), null));
        assertThat(pets.fill(show).obstacle()).isEmpty();
    }

    /** What stands under another thing is deleted where it was made. */
    @Test
    void theIdsOnTheWayGoTogether() {
        Contract nested = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /projects:
                    post: {responses: {'200': {content: {application/json: {schema: {properties: {id: {}}}}}}}}
                  /projects/{project_id}/videos:
                    parameters: [{name: project_id, in: path, required: true}]
                    post: {responses: {'200': {content: {application/json: {schema: {properties: {id: {}}}}}}}}
                  /projects/{project_id}/videos/{video_id}:
                    parameters: [{name: project_id, in: path, required: true}, {name: video_id, in: path, required: true}]
                    delete: {responses: {'204': {description: gone}}}
                """);
        Ledger ids = new Ledger(nested, Optional.empty());
        ids.learnFrom(
                GivenProbe.of(nested, "complete@POST /projects"),
                GivenExchange.of("", new Response(200, Headers.NONE, Body.of("{\"id\":\"p1\"}")), null));
        Probe make = ids.fill(GivenProbe.of(nested, "complete@POST /projects/{project_id}/videos"))
                .probe();
        ids.learnFrom(make, GivenExchange.of("", new Response(200, Headers.NONE, Body.of("{\"id\":\"v1\"}")), null));
        ids.learnFrom(
                GivenProbe.of(nested, "complete@POST /projects"),
                GivenExchange.of("", new Response(200, Headers.NONE, Body.of("{\"id\":\"p2\"}")), null));

        assertThat(ids.cleanUp(() -> Probes.of(nested, Map.of())))
                .extracting(probe -> ((Value.Plain)
                                        probe.values(Parameter.Place.PATH).get("project_id"))
                                .text()
                        + " "
                        + ((Value.Plain) probe.values(Parameter.Place.PATH).get("video_id")).text())
                .containsExactly("p1 v1");
    }
}
