package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How values are read, tolerantly and strictly. */
class SchemaTest {

    /** A type as the generator writes one, with what this contract has none of yet. */
    static final class Node extends Model {
        static final Schema<Node> SCHEMA = Schema.object("Node", Node::new)
                .required("name", Schema.TEXT)
                .optional("note", Schema.TEXT)
                .nullable("note")
                .optional("children", Schema.list(Schema.of(() -> Node.SCHEMA)))
                .optional("counts", Schema.map(Schema.INTEGER))
                .build();

        private Node(Map<String, ?> properties) {
            super(properties);
        }

        List<Node> children() {
            return read("children", Schema.list(Schema.of(() -> Node.SCHEMA)));
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(Schema.TEXT, "a", "a", true),
                Arguments.of(Schema.TEXT, 10, "10", false),
                Arguments.of(Schema.TEXT, true, "true", false),
                Arguments.of(Schema.TEXT, List.of(), null, false),
                Arguments.of(Schema.INTEGER, 7, 7L, true),
                Arguments.of(Schema.INTEGER, 1762326617000L, 1762326617000L, true),
                Arguments.of(Schema.INTEGER, 7.0, 7L, true),
                Arguments.of(Schema.INTEGER, 0.5, null, false),
                Arguments.of(Schema.INTEGER, "7", 7L, false),
                Arguments.of(Schema.INTEGER, "100%", null, false),
                Arguments.of(Schema.INTEGER, new java.math.BigInteger("9223372036854775808"), null, false),
                Arguments.of(Schema.NUMBER, 7, 7.0, true),
                Arguments.of(Schema.NUMBER, 0.5, 0.5, true),
                Arguments.of(Schema.NUMBER, "0.5", 0.5, false),
                Arguments.of(Schema.NUMBER, true, null, false),
                Arguments.of(Schema.DECIMAL, 7, new BigDecimal("7"), true),
                Arguments.of(Schema.DECIMAL, 0.5, new BigDecimal("0.5"), true),
                Arguments.of(Schema.DECIMAL, new BigDecimal("1.10"), new BigDecimal("1.10"), true),
                Arguments.of(Schema.DECIMAL, "1.10", new BigDecimal("1.10"), false),
                Arguments.of(Schema.DECIMAL, "1,10", null, false),
                Arguments.of(Schema.BOOLEAN, false, false, true),
                Arguments.of(Schema.BOOLEAN, "true", true, false),
                Arguments.of(Schema.BOOLEAN, "ture", null, false),
                Arguments.of(Schema.DATE, "2026-11-22", LocalDate.of(2026, 11, 22), true),
                Arguments.of(Schema.DATE, "22.11.2026", null, false),
                Arguments.of(
                        Schema.DATE_TIME,
                        "2026-11-22T10:00:00+08:00",
                        OffsetDateTime.parse("2026-11-22T10:00:00+08:00"),
                        true),
                Arguments.of(Schema.DATE_TIME, 1762326617, null, false),
                Arguments.of(Schema.ANY, Map.of("a", 1), Map.of("a", 1), true),
                Arguments.of(Schema.NOTHING, "a", null, true),
                Arguments.of(Schema.list(Schema.INTEGER), List.of(1, "2"), List.of(1L, 2L), false),
                Arguments.of(Schema.list(Schema.INTEGER), List.of(1, 2), List.of(1L, 2L), true),
                Arguments.of(Schema.list(Schema.INTEGER), 1, null, false),
                Arguments.of(
                        Schema.list(Schema.orNull(Schema.INTEGER)),
                        Arrays.asList(1, null),
                        Arrays.asList(1L, null),
                        true),
                Arguments.of(Schema.list(Schema.INTEGER), Arrays.asList(1, null), Arrays.asList(1L, null), false),
                Arguments.of(Schema.map(Schema.TEXT), Map.of("a", "b"), Map.of("a", "b"), true),
                Arguments.of(Schema.map(Schema.TEXT), "a", null, false),
                Arguments.of(Node.SCHEMA, List.of(), null, false));
    }

    @ParameterizedTest
    @MethodSource("values")
    void reads(Schema<?> schema, Object json, Object value, boolean faultless) {
        assertThat(schema.read(json)).isEqualTo(value);
        assertThat(violations(schema, json).isEmpty()).isEqualTo(faultless);
    }

    @Test
    void readsTypesThatContainThemselves() {
        Node node = Node.SCHEMA.read(Map.of("name", "a", "children", List.of(Map.of("name", "b"))));

        assertThat(node.children()).extracting(Model::toString).containsExactly("Node{name=b}");
    }

    @Test
    void namesThePlaceOfEveryViolation() {
        Map<String, Object> json = Map.of(
                "name",
                "a",
                "note",
                1,
                "children",
                Arrays.asList(Map.of("name", "b"), Collections.emptyMap(), null),
                "counts",
                Map.of("x", "1"));

        assertThat(violations(Node.SCHEMA, json))
                .containsExactly(
                        "note is not text: 1",
                        "children[1].name is missing",
                        "children[2] is not an object: null",
                        "counts.x is not an integer: 1");
        assertThat(violations(Node.SCHEMA, Collections.singletonMap("name", null)))
                .containsExactly("name is not text: null");
        assertThat(violations(Node.SCHEMA, List.of())).containsExactly("the body is not an object: []");
    }

    @Test
    void allowsNullWhereTheContractSaysNothing() {
        assertThat(violations(Schema.map(Schema.ANY), Collections.singletonMap("a", null)))
                .isEmpty();
    }

    @Test
    void allowsNullWhereTheContractDoes() {
        Map<String, Object> json = new java.util.HashMap<>(Map.of("name", "a"));
        json.put("note", null);

        assertThat(violations(Node.SCHEMA, json)).isEmpty();
    }

    @Test
    void demandsOfEachSideWhatThatSideSets() {
        Schema<Node> schema = Schema.object("Account", Node::new)
                .required("id", Schema.TEXT)
                .readOnly("id")
                .required("password", Schema.TEXT)
                .writeOnly("password")
                .build();

        assertThat(violations(schema, Map.of())).containsExactly("id is missing");
        assertThatThrownBy(() -> ((ObjectSchema<Node>) schema).build(Map.of())).hasMessage("Account needs password");
    }

    @Test
    void keepsEveryDigitOfANumberAndOneFormOfEach() throws Exception {
        for (String number :
                List.of("0.5", "1.10", "12345678901234567890.123456789", "1E+3", "7", "9007199254740993")) {
            Object read = Json.parse(number.getBytes(StandardCharsets.UTF_8));

            assertThat(new String(Json.write(read), StandardCharsets.UTF_8)).isEqualTo(number);
            assertThat(Numbers.plain(new BigDecimal(number))).isEqualTo(read);
        }
        assertThat(Numbers.plain(0.5f)).isEqualTo(0.5);
        assertThat(Numbers.plain(1e10)).isEqualTo(Json.parse("1.0E10".getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> violations(Schema<?> schema, Object json) {
        List<String> violations = new ArrayList<>();
        schema.check(json, "", violations);
        return violations;
    }
}
