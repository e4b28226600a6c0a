package io.videogateway.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1.10}            | {\"a\":1.10}",
                "[]                      | []",
                "\"text\"                | \"text\"",
                "null                    | null",
                "\uFEFF{}                | {}",
                "1e400                   | 1E+400",
                "12345678901234567890123 | 12345678901234567890123",
            })
    void oneDocumentIsJson(String text, String tree) {
        JsonText json = Body.of(text).json();

        assertThat(json.problem()).isNull();
        assertThat(json.tree()).hasToString(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``              | the body is empty",
                "` \n`           | the body is empty",
                "{} {}           | something follows the document at line 1, column 4",
                "{} ]            | Unexpected close marker ']': no open Array to close at line 1, column 4",
                "{'a':1}         | Unexpected character (''' (code 39)): was expecting double-quote to start field name"
                        + " at line 1, column 2",
                "{\"a\":NaN}     | Non-standard token 'NaN' at line 1, column 9",
            })
    void anythingElseIsNot(String text, String problem) {
        JsonText json = Body.of(text).json();

        assertThat(json).isEqualTo(new JsonText(null, problem, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":2}                      | []",
                "{\"a\":1,\"a\":2}                      | [a]",
                "{\"a\":{\"a\":1},\"b\":[{\"a\":1}]}   | []",
                "[{\"b\":{\"c\":1,\"c\":1},\"b\":2}]   | [c, b]",
                "{\"\\u0061\":1,\"a\":2}                | [a]",
            })
    void keysThatStandTwiceInOneObjectAreNamed(String text, String keys) {
        assertThat(Body.of(text).json().duplicateKeys()).hasToString(keys);
    }

    @Test
    void aDocumentOfTooManyLevelsIsNotRead() {
        JsonText json = Body.of("[".repeat(100_000)).json();

        assertThat(json.tree()).isNull();
        assertThat(json.problem()).startsWith("Document nesting depth (201) exceeds the maximum allowed (200");
    }

    @Test
    void bytesThatAreNoUtf8AreNoJson() {
        Body body = new Body(new byte[] {'"', (byte) 0xe9, '"'});

        assertThat(body.utf8()).isEqualTo(Optional.empty());
        assertThat(body.json()).isEqualTo(new JsonText(null, "the body is not UTF-8", List.of()));
        assertThat(body).hasToString("\"\ufffd\"");
    }

    @Test
    void changingTheArrayChangesNoBody() {
        byte[] bytes = {1, 2};
        Body body = new Body(bytes);

        bytes[0] = 9;
        body.bytes()[1] = 9;

        assertThat(body).isEqualTo(new Body(new byte[] {1, 2})).hasSameHashCodeAs(new Body(new byte[] {1, 2}));
    }
}
