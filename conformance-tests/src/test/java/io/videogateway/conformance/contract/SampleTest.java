package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                      | \"text\"",
                "{type: string, example: a, enum: [b, a], default: c}    | \"a\"",
                "{type: string, enum: [b, c], default: c}                | \"c\"",
                "{type: string, enum: [b, c]}                            | \"b\"",
                "{type: string, nullable: true, enum: [null, c]}         | \"c\"",
                "{type: string, nullable: true, example: null}           | \"text\"",
                "{type: string, minLength: 6}                            | \"textxx\"",
                "{type: string, maxLength: 2}                            | \"te\"",
                "{type: string, format: date}                            | \"2026-01-31\"",
                "{type: string, format: date-time}                       | \"2026-01-31T12:00:00Z\"",
                "{type: string, format: uuid}                            | \"6f1c8a52-7f0e-4c7a-9d6b-2a1c3e5d7f90\"",
                "{type: string, format: email}                           | \"someone@example.com\"",
                "{type: string, format: uri}                             | \"https://example.com/\"",
                "{type: boolean}                                         | false",
                "{type: integer}                                         | 1",
                "{type: integer, minimum: 5}                             | 5",
                "{type: integer, minimum: 5, exclusiveMinimum: true}     | 6",
                "{type: integer, maximum: -3}                            | -3",
                "{type: integer, maximum: 1, exclusiveMaximum: true}     | 0",
                "{type: integer, minimum: 5, multipleOf: 4}              | 8",
                "{type: number}                                          | 1.5",
                "{type: number, minimum: 3}                              | 3.5",
                "{type: number, maximum: 1}                              | 0.5",
                "{type: number, minimum: 0.2, maximum: 0.4}              | 0.3",
                "{type: number, minimum: 1, multipleOf: 2}               | 2",
                "{type: array, items: {type: integer}}                   | [1]",
                "{type: array, minItems: 2, items: {type: integer}}      | [1,1]",
                "{type: array, maxItems: 0, items: {type: integer}}      | []",
                "{type: object}                                          | {}",
                "{properties: {a: {type: integer}, b: {}}}               | {\"a\":1,\"b\":\"text\"}",
                "{oneOf: [{type: integer}, {type: string}]}              | 1",
                "{anyOf: [{type: boolean}]}                              | false",
                "{oneOf: [{not: {}}, {type: integer}]}                   | 1",
                "{properties: {a: {}}, anyOf: [{properties: {b: {}}}]}   | {\"b\":\"text\",\"a\":\"text\"}",
                "{allOf: [{properties: {a: {}}}, {properties: {b: {}}}]} | {\"a\":\"text\",\"b\":\"text\"}",
            })
    void madeFromWhatASchemaSays(String text, String expected) {
        Schema schema = GivenContract.video("3.0.3", "Video: " + text);

        JsonNode sample = Sample.of(schema);

        assertThat(sample).hasToString(expected);
        assertThat(schema.problems(sample)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^a{3}$",
                "[a-f\\d]{24}",
                "^(?:#[0-9a-fA-F]{3}|#[0-9a-fA-F]{8})$",
                "(v{0,1})(stable|([0-9]+)(?:\\.([0-9]+))?(-.*)?)(_(.*))?",
            })
    void aTextKeepsItsPattern(String pattern) {
        Schema schema =
                GivenContract.video("3.0.3", "Video: {type: string, maxLength: 24, pattern: '" + pattern + "'}");

        JsonNode sample = Sample.of(schema);

        assertThat(sample.asText()).isNotEqualTo("text");
        assertThat(schema.problems(sample)).isEmpty();
    }

    @Test
    void aDiscriminatorSaysWhichOneItIs() {
        Schema schema = GivenContract.video(
                "3.0.3",
                "Video: {oneOf: [{$ref: '#/components/schemas/Clip'}, {$ref: '#/components/schemas/Film'}],"
                        + " discriminator: {propertyName: kind, mapping: {short: '#/components/schemas/Clip'}}},"
                        + " Clip: {required: [s], properties: {kind: {type: string}, s: {type: integer}}},"
                        + " Film: {required: [h], properties: {kind: {type: string}, h: {type: integer}}}");

        assertThat(Sample.of(schema)).hasToString("{\"kind\":\"short\",\"s\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: [string, 'null']}                     | \"text\"",
                "{type: ['null', integer]}                    | 1",
                "{type: string, const: a}                     | \"a\"",
                "{type: string, examples: [a, b]}             | \"a\"",
                "{type: integer, exclusiveMinimum: 5}         | 6",
                "{type: integer, exclusiveMaximum: 1}         | 0",
                "{anyOf: [{type: 'null'}, {type: integer}]}   | 1",
            },
            quoteCharacter = '`')
    void madeFromWhatASchemaOfOpenApi31Says(String text, String expected) {
        Schema schema = GivenContract.video("3.1.0", "Video: " + text);

        JsonNode sample = Sample.of(schema);

        assertThat(sample).hasToString(expected);
        assertThat(schema.problems(sample)).isEmpty();
    }

    @Test
    void aSchemaThatContainsItselfGivesASampleThatEnds() {
        JsonNode chain = Sample.of(
                GivenContract.video("3.0.3", "Video: {properties: {next: {$ref: '#/components/schemas/Video'}}}"));
        JsonNode list = Sample.of(GivenContract.video(
                "3.0.3", "Video: {type: array, minItems: 9, items: {$ref: '#/components/schemas/Video'}}"));
        JsonNode mutual = Sample.of(GivenContract.video(
                "3.0.3",
                "Video: {required: [y], properties: {y: {$ref: '#/components/schemas/Y'}}},"
                        + " Y: {required: [x], properties: {x: {$ref: '#/components/schemas/Video'}}}"));

        assertThat(chain).hasToString("{\"next\":{\"next\":{\"next\":{\"next\":{}}}}}");
        assertThat(list.get(0).get(0).isArray()).isTrue();
        assertThat(list.toString()).hasSizeLessThan(100_000);
        assertThat(mutual).hasToString("{\"y\":{\"x\":{\"y\":{\"x\":{\"y\":{\"x\":{\"y\":{\"x\":{}}}}}}}}}");
    }

    @Test
    void isTheSameEveryTime() {
        Schema schema = GivenContract.video(
                "3.0.3", "Video: {properties: {a: {type: string, format: uuid}, b: {type: number}}}");

        assertThat(Sample.of(schema)).isEqualTo(Sample.of(schema));
    }
}
