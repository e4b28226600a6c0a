package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
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
        Contract contract = Contract.parse("""
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
                """.replace("%s", mediaType).getBytes(StandardCharsets.UTF_8), "it.yaml");
        MediaType content =
                contract.operations().get(0).responses().get(0).content().get(0);
        Schema schema = content.schema().orElseThrow();

        assertThat(content.name()).isEqualTo(mediaType);
        assertThat(schema.problems(new TextNode("x"))).isEmpty();
        assertThat(schema.problems(new IntNode(1))).containsExactly("integer found, string expected");
    }
}
