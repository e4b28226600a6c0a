package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.acme+json",
                "application/json;q=50%",
                "application/%41+json",
                "application/ü json"
            })
    void isUsedWhateverTheNamesAboveItAre(String mediaType) {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                info: {title: It, version: '1'}
                paths:
                  /a%20+b:
                    post:
                      responses:
                        '200':
                          description: it
                          content:
                            '%s':
                              schema:
                                type: string
                """.replace("%s", mediaType));
        MediaType content =
                contract.operations().get(0).responses().get(0).content().get(0);
        Schema schema = content.schema().orElseThrow();

        assertThat(content.name()).isEqualTo(mediaType);
        assertThat(schema.problems(new TextNode("x"))).isEmpty();
        assertThat(schema.problems(new IntNode(1))).containsExactly("integer found, string expected");
    }

    @Test
    void nullIsAllowedOnlyWhereOpenApi30SaysSo() {
        Schema video = GivenContract.video("3.0.3", """
                Video: {
                  type: object,
                  properties: {id: {type: string}, error: {type: string, nullable: true}, progress: {type: integer}}}
                """);

        assertThat(video.problems(new ObjectMapper().createObjectNode().putNull("error")))
                .isEmpty();
        assertThat(video.problems(new ObjectMapper().createObjectNode().putNull("id")))
                .containsExactly("/id: null found, string expected");
        assertThat(video.problems(new ObjectMapper().createObjectNode().put("progress", 0.5)))
                .containsExactly("/progress: number found, integer expected");
    }
}
