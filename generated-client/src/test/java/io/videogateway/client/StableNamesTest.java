package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name once published does not change because something else appeared in the contract. */
class StableNamesTest {

    private static final String PAGE = """
            openapi: 3.0.3
            info: {title: Names, version: '1'}
            paths:
              /v1/clips: {post: {responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Clip'}}}}}}}
            components: {schemas: {Clip: {%s}}}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../openapi/video-gateway.yaml",
                "src/test/resources/stay/contract.yaml",
                "src/test/resources/rich/contract.yaml",
                "src/test/resources/schemas-3.1/contract.yaml"
            })
    void noOperationMovesAnother(String contract) throws Exception {
        assertThat(new Growth(folder, "names: {}\n").moved(Files.readString(Path.of(contract))))
                .isEmpty();
    }

    /** An entry of codegen.yaml says in advance what is called so, and waits for the operation that it is of. */
    @Test
    void aChosenNameIsThatOfEqualSchemasToo() throws Exception {
        String contract = Files.readString(Path.of("src/test/resources/stay/contract.yaml"));

        Map<String, List<String>> moved = new Growth(folder, "schemaNames: {createVideo.200: Video}\n").moved(contract);

        assertThat(moved).containsOnlyKeys("post /v1/videos");
        assertThat(moved.get("post /v1/videos"))
                .allMatch(change -> change.startsWith("CreateClipResponse") || change.startsWith("post /v1/clips"));
    }

    @Test
    void ofTwoChosenNamesTheFirstInTheFileIsThatOfAThirdSchema() throws Exception {
        String contract = Files.readString(Path.of("src/test/resources/stay/contract.yaml"));
        String codegen = "schemaNames: {createVideo.200: Video, createClip.200: Clip}\nnames: {}\n";
        ContractStep step = new ContractStep(folder);

        assertThat(step.prepared(contract, codegen).at("/paths/~1v1~1clips/post/x-java-result-type"))
                .hasToString("\"Clip\"");
    }

    @Test
    void anOptionIsCalledByWhatItIs() throws Exception {
        assertThat(options(
                        "",
                        "{title: Whole clip, type: object, properties: {a: {type: string}}}",
                        "{type: object, required: [url], properties: {url: {type: string}, a: {type: string}}}",
                        "{type: object, properties: {kind: {type: string, enum: [cut]}, a: {type: string}}}",
                        "{type: object, properties: {file_id: {type: string}}}"))
                .isEqualTo("ClipWholeClip ClipUrl ClipCut ClipFileId");
        assertThat(options(
                        "",
                        "{type: object, required: [url], properties: {url: {type: string}, a: {type: string}}}",
                        "{title: Whole clip, type: object, properties: {a: {type: string}}}"))
                .isEqualTo("ClipUrl ClipWholeClip");
    }

    @Test
    void anOptionThatNothingTellsIsNamedByCodegen() throws Exception {
        String untold = "{type: object, properties: {a: {type: string}, b: {type: string}}}";
        String other = "{type: object, required: [a], properties: {a: {type: string}}}";
        String same = "{type: object, required: [a], properties: {a: {type: string}, c: {type: string}}}";

        assertThat(refusal(oneOf(untold, other)))
                .isEqualTo(
                        "Clip may be one of several types, and nothing tells what to call the one with the properties a, b;"
                                + " name it in openapi/codegen.yaml, under schemaNames, such as \"Clip.a-b\": Clip2");
        assertThat(options("schemaNames: {Clip.a-b: Pair}\n", untold, other)).isEqualTo("Pair ClipA");
        assertThat(refusal(oneOf(other, same)))
                .contains("nothing tells what to call the one with the properties a, c")
                .contains("\"Clip.a-c\": Clip2");
        assertThat(options("schemaNames: {Clip.a-c: Pair}\n", same, other)).isEqualTo("Pair ClipA");
    }

    /** Nor does one of them keep it: who knows it would read another property from then on. */
    @Test
    void noneOfSeveralPropertiesGetsTheNameThatAllWouldHave() throws Exception {
        assertThat(members("", "foo-bar", "foo_bar", "fooBar", "FooBar", "foobar", "fooDash"))
                .isEqualTo("fooDashBar fooUnderscoreBar fooCapitalBar capitalFooCapitalBar plainFoobar fooDash");
        assertThat(members("", "foobar", "FooBar", "fooBar"))
                .isEqualTo("plainFoobar capitalFooCapitalBar fooCapitalBar");
        assertThat(members("", "_id", "id")).isEqualTo("underscoreId plainId");
        assertThat(members("nameMappings: {Clip.foo_bar: fooBar}\n", "foo-bar", "foo_bar"))
                .isEqualTo("fooDashBar fooBar");
        assertThat(members("", "foo-bar", "foo_bar", "fooDashBar")).isEqualTo("fooU2dBar fooUnderscoreBar fooDashBar");
        assertThat(refusal(properties("foo-bar", "foo_bar", "fooDashBar", "fooU2dBar")))
                .contains(
                        "Clip has foo-bar and fooU2dBar, which would both be fooU2dBar; give one of them another name")
                .contains("\"Clip.fooU2dBar\": fooU2dBar2");
        assertThat(refusal(properties("foo_bar", "fooBar", "fooCapitalBar")))
                .contains("Clip has foo_bar and fooBar, which would both be fooBar; give one of them another name");
    }

    @Test
    void classesThatWouldHaveOneNameAreRefused() throws Exception {
        assertThat(
                        refusal(
                                "type: object, properties: {line: {properties: {a: {}}}, lines: {items: {properties: {a: {}}}}}"))
                .isEqualTo(
                        "Clip.line and Clip.lines would both be the class ClipLine; give one of them a name of its own in"
                                + " openapi/codegen.yaml, under schemaNames, such as \"Clip.lines\": ClipLine2");
        assertThat(
                        refusal(
                                "type: object, properties: {ids: {items: {type: string, enum: [a]}}, id: {type: string, enum: [b]}}"))
                .contains("Clip.ids and Clip.id would both be the class Clip.Id")
                .contains("under schemaNames, such as \"Clip.id\": Id2");
    }

    @Test
    void aSignThatMakesANameAnotherOneIsAlwaysSpokenOut() throws Exception {
        assertThat(members("", "id", "@id", "+1", "-1", "1", "a+b", "ab", "$ref"))
                .isEqualTo("id atId plus1 minus1 _1 aPlusB ab dollarRef");
        assertThat(members("", "@id")).isEqualTo("atId");
    }

    @Test
    void aNameThatJavaCouldNotHaveIsRefused() throws Exception {
        assertThat(new ContractStep(folder)
                        .refusal(PAGE.formatted(properties("a")), "nameMappings: {Clip.a: two words}\nnames: {}\n"))
                .isEqualTo(
                        "the name of Clip.a in openapi/codegen.yaml, \"two words\", is not one that Java could have");
    }

    private static String oneOf(String... options) {
        return "oneOf: [" + String.join(", ", options) + "]";
    }

    private static String properties(String... names) {
        StringBuilder properties = new StringBuilder("type: object, properties: {");
        for (String name : names) {
            properties.append("'").append(name).append("': {type: string}, ");
        }
        return properties.append("}").toString();
    }

    private String options(String codegen, String... options) throws Exception {
        return texts(codegen, oneOf(options), "options", "option");
    }

    private String members(String codegen, String... names) throws Exception {
        return texts(codegen, properties(names), "properties", "member");
    }

    private String texts(String codegen, String schema, String list, String text) throws Exception {
        return String.join(
                " ",
                new ContractStep(folder)
                        .prepared(PAGE.formatted(schema), codegen.isEmpty() ? "names: {}\n" : codegen)
                        .at("/components/schemas/Clip/x-java/" + list)
                        .findValuesAsText(text));
    }

    private String refusal(String schema) throws Exception {
        return new ContractStep(folder).refusal(PAGE.formatted(schema), "names: {}\n");
    }
}
