package io.videogateway.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Parameter.Place;
import io.videogateway.conformance.contract.Variation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
    private static Probe complete(Contract contract, Map<String, String> overrides) {
        return GivenProbe.among(Probes.of(contract, overrides), "complete");
    }

    /** What a probe sends in a place, as text. */
    private static Map<String, String> sent(Probe probe, Place place) {
        Map<String, String> sent = new LinkedHashMap<>();
        probe.values(place)
                .forEach((name, value) -> sent.put(
                        name, value instanceof Value.Plain plain ? plain.text() : ((Value.File) value).fileName()));
        return sent;
    }

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
    void theCompleteRequestCarriesTheExamplesOfTheContract() {
        Probe complete = complete(GivenContract.RECEIVED, Map.of());

        assertThat(complete.method()).isEqualTo("POST");
        assertThat(complete.mediaType()).isEqualTo("multipart/form-data");
        assertThat(complete.wholeBody()).isNull();
        assertThat(sent(complete, Place.BODY))
                .containsExactly(
                        entry("model", "sora-2"),
                        entry("prompt", "画面动起来"),
                        entry("seconds", "10"),
                        entry("input_reference", "场景1.png"),
                        entry("size", "16x9"),
                        entry("watermark", "ture"),
                        entry("private", "false"),
                        entry(
                                "character_url",
                                "https://filesystem.site/cdn/20251030/javYrU4etHVFDqg8by7mViTWHlMOZy.mp4"),
                        entry("character_timestamps", "1,3"));
    }

    /** A server would refuse it, and rightly. */
    @ParameterizedTest
    @CsvSource({
        "application/json, [seven], '{type: array, items: {type: integer}}', [1]",
        "application/json, [7], '{type: array, items: {type: integer}}', [7]",
        "text/plain, seven, '{type: string, enum: [eight]}', eight",
    })
    void aWholeBodyIsTheExampleWhereItsSchemaAllowsThat(String type, String example, String schema, String sent) {
        Probe complete = complete(GivenContract.of("""
                        openapi: 3.0.3
                        info: {title: Batches, version: 1.0.0}
                        paths:
                          /batches:
                            post:
                              requestBody: {required: true, content: {%s: {example: %s, schema: %s}}}
                              responses: {'200': {description: ''}}
                        """.formatted(type, example, schema)), Map.of());

        assertThat(complete.wholeBody())
                .isInstanceOfSatisfying(
                        Value.Plain.class, body -> assertThat(body.text()).isEqualTo(sent));
    }

    @Test
    void theFileIsAPicture() throws Exception {
        Probe complete = complete(GivenContract.RECEIVED, Map.of());

        Value.File file = (Value.File) complete.values(Place.BODY).get("input_reference");
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(file.content().toByteArray()));

        assertThat(file.contentType()).isEqualTo("image/png");
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(64, 64);
        assertThat(picture.getRGB(63, 1)).isEqualTo(0xfffc0480);
        assertThat(Fixture.named("场景1.png")).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "a.png,            a.png",
        "C:\\dir\\a.jpg,   a.png",
        "file:///x/a.b.c,  a.b.png",
        "a,                a.png",
        "/,                image.png",
        ".png,             image.png",
        "'',               image.png",
    })
    void aFileHasTheNameOfItsExample(String example, String name) {
        assertThat(Fixture.named(example).fileName()).isEqualTo(name);
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
    void parametersGoToTheirPlaces() {
        Probe complete = complete(GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos/{id}:
                    get:
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: string, example: video_1}}
                        - {name: limit, in: query, schema: {type: integer, minimum: 3}}
                        - {name: X-Note, in: header, schema: {type: array, items: {type: integer}}}
                        - {name: session, in: cookie}
                      responses: {}
                """), Map.of("limit", "20"));

        assertThat(sent(complete, Place.PATH)).containsExactly(entry("id", "video_1"));
        assertThat(sent(complete, Place.QUERY)).containsExactly(entry("limit", "20"));
        assertThat(sent(complete, Place.HEADER)).containsExactly(entry("X-Note", "[1]"));
        assertThat(sent(complete, Place.COOKIE)).containsExactly(entry("session", "text"));
        assertThat(complete.mediaType()).isNull();
    }

    @Test
    void theValuesOfAProfileReplaceThoseOfTheContract() {
        Probe complete = complete(
                GivenContract.RECEIVED,
                Map.of("model", "veo-3", "seconds", "8", "input_reference", "dir/猫.jpeg", "none", "x"));

        assertThat(sent(complete, Place.BODY))
                .contains(entry("model", "veo-3"), entry("seconds", "8"), entry("input_reference", "猫.png"))
                .contains(entry("size", "16x9"))
                .doesNotContainKey("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string  | 10      | \"10\"",
                "integer | 10      | 10",
                "integer | ten     | \"ten\"",
                "integer | 10 days | \"10 days\"",
                "integer | ''      | \"\"",
                "number  | 1.50    | 1.50",
                "boolean | true    | true",
                "array   | [1, 2]  | [1,2]",
                "object  | {a: 1   | \"{a: 1\"",
            })
    void aValueOfAProfileHasTheTypeOfTheContractInJson(String type, String value, String json) {
        Probe complete = complete(
                GivenContract.taking("application/json", "{properties: {a: {type: " + type + "}}}"),
                Map.of("a", value));

        assertThat(((Value.Plain) complete.values(Place.BODY).get("a")).json()).hasToString(json);
    }

    @Test
    void aBodyWithoutNamedPartsIsSentWhole() {
        Probe list =
                complete(GivenContract.taking("application/json", "{type: array, items: {type: string}}"), Map.of());
        Probe file = complete(GivenContract.taking("image/png", "{type: string, format: binary}"), Map.of());
        Probe text = complete(GivenContract.taking("text/plain", "{type: string}"), Map.of());
        Probe table = complete(GivenContract.taking("text/csv", "{type: string}"), Map.of());

        assertThat(list.wholeBody()).hasToString("Plain[json=[\"text\"]]");
        assertThat(file.wholeBody()).isEqualTo(Fixture.named(""));
        assertThat(text.wholeBody()).hasToString("Plain[json=\"text\"]");
        assertThat(table.wholeBody()).isNull();
        assertThat(table.obstacle()).isEqualTo("the suite cannot write a body of the type text/csv");
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
