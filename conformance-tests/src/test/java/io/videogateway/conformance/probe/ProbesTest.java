package io.videogateway.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Variation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which probes there are, and what parts each from the complete one. */
class ProbesTest {
    @Test
    void theProbesOfTheReceivedContract() {
        List<Probe> probes = Probes.of(GivenContract.RECEIVED, Map.of());

        assertThat(probes)
                .extracting(Probe::name)
                .containsExactly(
                        "without-token",
                        "wrong-token",
                        "complete",
                        "required-only",
                        "without/model",
                        "without/prompt",
                        "without/seconds",
                        "without/input_reference",
                        "without/size",
                        "without/watermark",
                        "wrong-media-type",
                        "wrong-method");
        assertThat(probes)
                .filteredOn(Probe::mayCost)
                .extracting(Probe::name)
                .containsExactly(
                        "complete",
                        "required-only",
                        "without/model",
                        "without/prompt",
                        "without/seconds",
                        "without/input_reference",
                        "without/size",
                        "without/watermark",
                        "wrong-media-type",
                        "wrong-method");
        assertThat(probes).allSatisfy(probe -> assertThat(probe.obstacle()).isNull());
    }

    @Test
    void eachProbeDiffersFromTheCompleteOneInOneThing() {
        List<Probe> probes = Probes.of(GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos/{id}:
                    post:
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: string}}
                        - {name: limit, in: query, required: true, schema: {type: integer}}
                        - {name: X-Note, in: header, schema: {type: string}}
                      requestBody:
                        content:
                          application/json:
                            schema:
                              required: [id, model]
                              properties: {id: {type: string}, model: {type: string}, size: {type: string}}
                      responses: {}
                security: [bearer: []]
                components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
                """), Map.of());
        Probe complete = GivenProbe.among(probes, "complete");

        Map<String, String> differences = new LinkedHashMap<>();
        for (Probe probe : probes) {
            List<Probe.Filled> missing = complete.filled().stream()
                    .filter(entry -> !probe.filled().contains(entry))
                    .toList();
            assertThat(complete.filled()).containsAll(probe.filled());
            differences.put(
                    probe.name(),
                    missing.stream()
                                    .map(entry -> "-" + entry.parameter().place() + ":"
                                            + entry.parameter().name())
                                    .toList()
                            + (probe.variation().carriesToken() ? "" : " token")
                            + (probe.method().equals("POST") ? "" : " " + probe.method())
                            + ("application/json".equals(probe.mediaType()) ? "" : " " + probe.mediaType()));
        }

        assertThat(differences)
                .containsExactly(
                        entry("without-token", "[] token"),
                        entry("wrong-token", "[] token"),
                        entry("complete", "[]"),
                        entry("required-only", "[-HEADER:X-Note, -BODY:size]"),
                        entry("without/limit", "[-QUERY:limit]"),
                        entry("without/id", "[-BODY:id]"),
                        entry("without/model", "[-BODY:model]"),
                        entry("wrong-media-type", "[] text/plain"),
                        entry("wrong-method", "[] PUT"));
    }

    @Test
    void withoutSecurityAndOptionalPartsFewProbesAreLeft() {
        List<Probe> probes = Probes.of(
                GivenContract.taking(
                        "application/x-www-form-urlencoded",
                        "{required: [model], properties: {model: {type: string}}}"),
                Map.of());

        assertThat(probes)
                .extracting(Probe::name, Probe::mediaType)
                .containsExactly(
                        tuple("complete", "application/x-www-form-urlencoded"),
                        tuple("without/model", "application/x-www-form-urlencoded"),
                        tuple("wrong-media-type", "application/json"),
                        tuple("wrong-method", "application/x-www-form-urlencoded"));
    }

    @Test
    void probesOfSeveralOperationsTakeTurns() {
        List<Probe> probes = Probes.of(GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos:
                    get: {responses: {}}
                    post:
                      requestBody:
                        content: {application/json: {schema: {properties: {model: {type: string}}}}}
                      responses: {}
                security: [bearer: []]
                components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
                """), Map.of());

        assertThat(probes)
                .extracting(Probe::name)
                .containsExactly(
                        "without-token@GET /videos",
                        "wrong-token@GET /videos",
                        "without-token@POST /videos",
                        "wrong-token@POST /videos",
                        "complete@POST /videos",
                        "required-only@POST /videos",
                        "complete@GET /videos",
                        "wrong-media-type@POST /videos",
                        "wrong-method@GET /videos");
    }

    @Test
    void theMethodThatThePathDoesNotDeclareIsTaken() {
        List<Probe> probes = Probes.of(GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /a: {put: {responses: {}}}
                  /b: {put: {responses: {}}, patch: {responses: {}}}
                """), Map.of());

        assertThat(probes)
                .extracting(Probe::name, Probe::method)
                .containsExactly(
                        tuple("complete@PUT /a", "PUT"),
                        tuple("complete@PUT /b", "PUT"),
                        tuple("complete@PATCH /b", "PATCH"),
                        tuple("wrong-method@PUT /a", "PATCH"));
    }

    @Test
    void aPathIsAskedOnceWithAMethodThatItDoesNotDeclare() {
        List<Probe> probes = Probes.of(GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /a: {delete: {responses: {}}, post: {responses: {}}, get: {responses: {}}}
                  /b: {delete: {responses: {}}, put: {responses: {}}}
                """), Map.of());

        assertThat(probes)
                .filteredOn(probe -> probe.variation().equals(Variation.WRONG_METHOD))
                .extracting(Probe::name, Probe::method)
                .containsExactly(tuple("wrong-method@GET /a", "PUT"), tuple("wrong-method@PUT /b", "PATCH"));
    }

    @Test
    void aPathThatCannotBeFilledInIsNotSent() {
        List<Probe> probes = Probes.of(
                GivenContract.of("{openapi: 3.0.3, paths: {'/videos/{id}': {get: {responses: {}}}}}"), Map.of());

        assertThat(probes)
                .extracting(Probe::name, Probe::obstacle)
                .containsExactly(
                        tuple("complete", "the contract does not declare the path parameter id"),
                        tuple("wrong-method", "the contract does not declare the path parameter id"));
    }

    @Test
    void aHeaderThatCannotBeCalledSoIsNotSent() {
        List<Probe> probes = Probes.of(withHeaders("{name: x id, in: header}"), Map.of());

        assertThat(probes).extracting(Probe::obstacle).containsOnly("no header can be called \"x id\"");
    }

    /** As OpenAPI has it; a made-up value in their place would spoil the request. */
    @Test
    void headersThatTheContractSaysOtherwiseAreNoParameters() {
        String parameters = "{name: Accept, in: header}, {name: content-type, in: header, required: true},"
                + " {name: Authorization, in: header, required: true}";

        assertThat(Probes.of(withHeaders(parameters), Map.of()))
                .extracting(Probe::name)
                .containsExactly("complete", "without/Authorization", "wrong-method");
        assertThat(Probes.of(withHeaders(parameters + "], security: [{key: []}"), Map.of()))
                .extracting(Probe::name)
                .containsExactly("without-token", "wrong-token", "complete", "wrong-method");
    }

    private static Contract withHeaders(String parameters) {
        return GivenContract.of("""
                openapi: 3.0.3
                paths: {/videos: {get: {parameters: [%s], responses: {}}}}
                components: {securitySchemes: {key: {type: http, scheme: bearer}}}
                """.formatted(parameters));
    }

    @Test
    void whatIsRequiredInTwoPlacesIsLeftOutOnce() {
        List<Probe> probes = Probes.of(GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos:
                    post:
                      parameters:
                        - {name: model, in: query, required: true}
                        - {name: model, in: header, required: true}
                      responses: {}
                """), Map.of());

        assertThat(probes).extracting(Probe::name).containsExactly("complete", "without/model", "wrong-method");
        assertThat(probes.get(1).filled()).isEmpty();
    }

    @Test
    void theTokenIsLeftOutOrChangedOnlyWhereTheProbeSaysSo() {
        assertThat(Probes.of(GivenContract.RECEIVED, Map.of()))
                .filteredOn(probe -> !probe.variation().carriesToken())
                .extracting(Probe::variation)
                .containsExactly(Variation.WITHOUT_TOKEN, Variation.WRONG_TOKEN);
    }
}
