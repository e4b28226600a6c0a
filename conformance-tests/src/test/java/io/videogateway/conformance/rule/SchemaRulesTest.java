package io.videogateway.conformance.rule;

import static io.videogateway.conformance.rule.Given.deviation;
import static io.videogateway.conformance.rule.Given.finding;
import static io.videogateway.conformance.rule.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRulesTest {
    private static final String SCHEMA = "/paths/~1x/get/responses/200/content/application~1json/schema";

    /** A contract whose only answer has this schema. */
    private static Contract answering(String schema) {
        return GivenContract.of("""
                openapi: 3.0.3
                paths: {/x: {get: {responses: {'200': {content: {application/json: {schema: %s}}}}}}}
                """.formatted(schema));
    }

    private static Finding judge(Contract contract, String rule, String body) {
        return finding(contract, rule, json("complete", 200, body));
    }

    @Test
    void thePromisesOfTheBundledContract() {
        assertThat(Given.rules(GivenContract.RECEIVED, "response.(required|type)"))
                .extracting(Rule::id, Rule::title)
                .containsExactly(
                        tuple("response.type", "the body of a success is an object"),
                        tuple("response.required.id", "the 200 body has id"),
                        tuple("response.required.object", "the 200 body has object"),
                        tuple("response.required.model", "the 200 body has model"),
                        tuple("response.required.status", "the 200 body has status"),
                        tuple("response.required.progress", "the 200 body has progress"),
                        tuple("response.required.created_at", "the 200 body has created_at"),
                        tuple("response.required.seconds", "the 200 body has seconds"),
                        tuple("response.required.size", "the 200 body has size"),
                        tuple("response.type.id", "id is a string"),
                        tuple("response.type.object", "object is a string"),
                        tuple("response.type.model", "model is a string"),
                        tuple("response.type.status", "status is a string"),
                        tuple("response.type.progress", "progress is an integer"),
                        tuple("response.type.created_at", "created_at is an integer"),
                        tuple("response.type.seconds", "seconds is a string"),
                        tuple("response.type.size", "size is a string"));
        assertThat(Given.rule(GivenContract.RECEIVED, "response.required.size").clause())
                .hasToString("/paths/~1v1~1videos/post/responses/200/content/application~1json/schema/required");
        assertThat(Given.rule(GivenContract.RECEIVED, "response.type.size").clause())
                .hasToString("/paths/~1v1~1videos/post/responses/200/content/application~1json/schema/properties/size");
    }

    @Test
    void promisesAreTakenApartLevelByLevel() {
        Contract contract = answering("""
                {type: object, required: [data], properties: {
                  data: {type: array, items: {type: object, required: [id], properties: {id: {type: string}}}},
                  error: {type: object, nullable: true, required: [code], properties: {code: {type: integer}}},
                  secret: {type: string, writeOnly: true},
                  either: {oneOf: [{type: string}, {type: object, properties: {deep: {type: string}}}]}}}
                """);

        assertThat(Given.rules(contract, "response.(required|type)"))
                .extracting(Rule::id, Rule::title, rule -> rule.clause().toString())
                .containsExactly(
                        tuple("response.type", "the body of a success is an object", SCHEMA),
                        tuple("response.required.data", "the 200 body has data", SCHEMA + "/required"),
                        tuple("response.type.data", "data is an array", SCHEMA + "/properties/data"),
                        tuple(
                                "response.type.data[]",
                                "each element of data is an object",
                                SCHEMA + "/properties/data/items"),
                        tuple(
                                "response.required.data[].id",
                                "the 200 body has data[].id",
                                SCHEMA + "/properties/data/items/required"),
                        tuple(
                                "response.type.data[].id",
                                "data[].id is a string",
                                SCHEMA + "/properties/data/items/properties/id"),
                        tuple("response.type.error", "error is an object", SCHEMA + "/properties/error"),
                        tuple(
                                "response.required.error.code",
                                "the 200 body has error.code",
                                SCHEMA + "/properties/error/required"),
                        tuple(
                                "response.type.error.code",
                                "error.code is an integer",
                                SCHEMA + "/properties/error/properties/code"),
                        tuple("response.type.secret", "secret is a string", SCHEMA + "/properties/secret"),
                        tuple(
                                "response.type.either",
                                "either is a value that the schema allows",
                                SCHEMA + "/properties/either"));
    }

    @Test
    void aRequiredPropertyIsThereOrMissing() {
        Contract contract = answering("{type: object, required: [id, size], properties: {id: {}, size: {}}}");

        assertThat(judge(contract, "response.required.size", "{\"id\":\"a\",\"size\":null}"))
                .isEqualTo(Finding.conforms());
        assertThat(judge(contract, "response.required.size", "{\"id\":\"a\",\"status\":\"b\"}"))
                .isEqualTo(deviation("a property size", "[id, status]"));
        assertThat(judge(contract, "response.required.size", "{}")).isEqualTo(deviation("a property size", "[]"));
        assertThat(judge(contract, "response.required.size", "[]"))
                .isEqualTo(Finding.undecided("the body is no object"));
        assertThat(judge(contract, "response.required.size", "no json"))
                .isEqualTo(Finding.undecided("the body is no JSON document"));
    }

    @Test
    void aRequiredPropertyOfAnInnerObjectIsMissedOnlyWhereTheObjectIs() {
        Contract contract = answering("""
                {type: object, properties: {
                  data: {type: array, items: {type: object, required: [id], properties: {id: {type: string}}}}}}
                """);

        assertThat(judge(contract, "response.required.data[].id", "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"))
                .isEqualTo(Finding.conforms());
        assertThat(judge(contract, "response.required.data[].id", "{\"data\":[{\"id\":\"a\"},{\"task_id\":\"b\"}]}"))
                .isEqualTo(deviation("a property id", "[task_id]"));
        assertThat(judge(contract, "response.required.data[].id", "{\"data\":[]}"))
                .isEqualTo(Finding.conformsFor("no data[] came, so that nothing is missing in it"));
        assertThat(judge(contract, "response.type.data[].id", "{\"data\":[{\"id\":\"a\"},{\"id\":7}]}"))
                .isEqualTo(deviation("a string", "7 (integer found, string expected)"));
        assertThat(judge(contract, "response.type.data[]", "{\"data\":[{},[]]}"))
                .isEqualTo(deviation("an object", "[] (array found, object expected)"));
        assertThat(judge(contract, "response.type.data[]", "{\"data\":[]}"))
                .isEqualTo(Finding.conformsFor("no elements came"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: string}                       | \"\"",
                "{type: string}                       | \"10\"",
                "{type: string, nullable: true}       | null",
                "{type: string, enum: [a, b]}         | \"a\"",
                "{type: string, pattern: '^a+$'}      | \"aa\"",
                "{type: string, format: uuid}         | \"6f1c8a52-7f0e-4c7a-9d6b-2a1c3e5d7f90\"",
                "{type: integer}                      | 0",
                "{type: integer}                      | -1",
                "{type: integer}                      | 1762326617000",
                "{type: integer}                      | 99999999999999999999999",
                "{type: integer, format: int64}       | 1762326617000",
                "{type: number}                       | 0.5",
                "{type: boolean}                      | false",
                "{type: array}                        | []",
                "{type: object}                       | {\"any\":1}",
                "{oneOf: [{type: string}, {type: integer}]} | 1",
                "{oneOf: [{type: integer}, {type: number}]} | 1",
                "{oneOf: [{properties: {b: {}}}, {properties: {c: {}}}]} | {\"b\":1}",
                "{}                                   | null",
            })
    void aValueThatTheSchemaAllowsConforms(String schema, String value) {
        Contract contract = answering("{type: object, properties: {a: " + schema + "}}");

        assertThat(judge(contract, "response.type.a", "{\"a\":" + value + "}")).isEqualTo(Finding.conforms());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: string}           | 10       | a string   | 10 (integer found, string expected)",
                "{type: string}           | null     | a string   | null (null found, string expected)",
                "{type: string}           | {\"b\":1} | a string  | {\"b\":1} (object found, string expected)",
                "{type: string, enum: [a]} | \"c\"    | a string   | \"c\" (does not have a value in the enumeration [\"a\"])",
                "{type: string, pattern: '^a+$'} | \"b\" | a string | \"b\" (does not match the regex pattern ^a+$)",
                "{type: string, maxLength: 1} | \"bb\" | a string | \"bb\" (must be at most 1 characters long)",
                "{type: integer}          | \"100%\" | an integer | \"100%\" (string found, integer expected)",
                "{type: integer}          | 0.5      | an integer | 0.5 (number found, integer expected)",
                "{type: integer}          | null     | an integer | null (null found, integer expected)",
                "{type: integer, maximum: 5} | 6     | an integer | 6 (must have a maximum value of 5)",
                "{type: boolean}          | \"true\" | a boolean  | \"true\" (string found, boolean expected)",
                "{oneOf: [{type: string}, {type: integer}]} | true | a value that the schema allows | true (must be valid"
                        + " to one and only one schema, but 0 are valid; boolean found, string expected; boolean found,"
                        + " integer expected)",
            })
    void aValueThatTheSchemaForbidsDeviates(String schema, String value, String expected, String actual) {
        Contract contract = answering("{type: object, properties: {a: " + schema + "}}");

        assertThat(judge(contract, "response.type.a", "{\"a\":" + value + "}")).isEqualTo(deviation(expected, actual));
    }

    @Test
    void anAbsentValueIsNoneOfTheWrongType() {
        Contract contract =
                answering("{type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}");

        assertThat(judge(contract, "response.type.a", "{}")).isEqualTo(Finding.undecided("a is missing"));
        assertThat(judge(contract, "response.type.b", "{}"))
                .isEqualTo(Finding.conformsFor("b is absent, as the contract allows"));
    }

    @Test
    void theBodyItselfHasAType() {
        Contract object = answering("{type: object, additionalProperties: false, properties: {a: {type: string}}}");
        Contract list = answering("{type: array, maxItems: 2, items: {type: string}}");

        assertThat(judge(object, "response.type", "{\"a\":7}")).isEqualTo(Finding.conforms());
        assertThat(judge(object, "response.type", "[]"))
                .isEqualTo(deviation("an object", "[] (array found, object expected)"));
        assertThat(judge(object, "response.type", "{\"b\":7}"))
                .isEqualTo(deviation(
                        "an object",
                        "{\"b\":7} (property 'b' is not defined in the schema and the schema does not allow additional"
                                + " properties)"));
        assertThat(judge(list, "response.type", "[7]")).isEqualTo(Finding.conforms());
        assertThat(judge(list, "response.type", "[1,2,3]"))
                .isEqualTo(deviation("an array", "[1,2,3] (must have at most 2 items but found 3)"));
        assertThat(judge(list, "response.type.[]", "[\"a\",7]"))
                .isEqualTo(deviation("a string", "7 (integer found, string expected)"));
    }

    @Test
    void whatHasNoRuleOfItsOwnIsJudgedWithItsOwner() {
        Contract contract =
                answering("{type: object, additionalProperties: {type: object, required: [id]}, properties: {a: {}}}");

        assertThat(judge(contract, "response.type", "{\"a\":{},\"b\":{\"id\":1}}"))
                .isEqualTo(Finding.conforms());
        assertThat(judge(contract, "response.type", "{\"b\":{}}"))
                .isEqualTo(deviation("an object", "{\"b\":{}} (/b: required property 'id' not found)"));
    }

    @Test
    void furtherPropertiesAreAllowed() {
        Contract contract = answering("{type: object, properties: {a: {type: string}}}");

        assertThat(judge(contract, "response.type", "{\"task_id\":7,\"a\":\"b\"}"))
                .isEqualTo(Finding.conforms());
    }

    /** A megabyte of digits behind ten characters: who writes the number out runs out of memory. */
    @ParameterizedTest
    @CsvSource({
        "1e999999999,    integer, DEVIATES",
        "1e-999999999,   integer, DEVIATES",
        "-1E+2147483647, number,  CONFORMS",
        "1e999999999,    string,  DEVIATES"
    })
    void aNumberOfHostileSizeIsJudgedAtOnce(String number, String type, Finding.Kind kind) {
        Contract contract = answering("{type: object, properties: {a: {type: " + type + ", maximum: 100}}}");

        Finding found = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> judge(contract, "response.type.a", "{\"a\":" + number + "}"));

        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.actual()).hasSizeLessThan(300);
    }

    @Test
    void aSchemaThatContainsItselfGivesRulesThatEnd() {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths: {/x: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}}}}}}
                components:
                  schemas:
                    Node:
                      type: object
                      required: [id]
                      properties:
                        id: {type: string}
                        next: {$ref: '#/components/schemas/Node'}
                        children: {type: array, items: {$ref: '#/components/schemas/Node'}}
                """);

        assertThat(Given.rules(contract, "response.(required|type)"))
                .extracting(Rule::id)
                .containsExactly(
                        "response.type",
                        "response.required.id",
                        "response.type.id",
                        "response.type.next",
                        "response.type.children",
                        "response.type.children[]");
        assertThat(judge(contract, "response.type.next", "{\"next\":{\"id\":\"a\",\"next\":{\"id\":\"b\"}}}"))
                .isEqualTo(Finding.conforms());
        assertThat(judge(contract, "response.type.next", "{\"next\":{\"id\":\"a\",\"next\":{\"id\":7}}}"))
                .isEqualTo(deviation(
                        "an object", "{\"id\":\"a\",\"next\":{\"id\":7}} (/next/id: integer found, string expected)"));
    }

    @Test
    void schemasThatAllContainEachOtherGiveABoundedNumberOfRules() {
        int size = 12;
        String schemas = IntStream.range(0, size)
                .mapToObj(i -> "S" + i + ": {type: object, properties: {"
                        + IntStream.range(0, size)
                                .mapToObj(j -> "p" + j + ": {$ref: '#/components/schemas/S" + j + "'}")
                                .collect(Collectors.joining(", "))
                        + "}}")
                .collect(Collectors.joining(", "));
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths: {/x: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}}}}}
                components: {schemas: {%s}}
                """.formatted(schemas));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Rules.of(contract, true, Set.of()))
                        .isNotEmpty()
                        .hasSizeLessThan(1_000));
    }
}
