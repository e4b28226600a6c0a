package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that no class could be right for are refused when the client is built, in one sentence that names them. */
class RefusedSchemasTest {

    @TempDir
    private Path folder;

    @Test
    void whatCannotBeRightIsRefusedByName() throws Exception {
        String codegen = Files.readString(ProjectCopy.NAMES);
        assertThat(
                        refusal(
                                codegen,
                                "Pet: {type: object, properties: {owner: {properties: {a: {type: string}}}}}, PetOwner: {required: [a], type: object}"))
                .contains(
                        "PetOwner and Pet.owner would both be the class PetOwner; give one of them a name of its own in"
                                + " openapi/codegen.yaml, under schemaNames, such as \"Pet.owner\": PetOwner2");
        assertThat(refusal(codegen, "Both: {allOf: [{type: string}, {type: integer}]}"))
                .contains("no value fits Both, which is to be string and integer at once under allOf");
        assertThat(refusal(codegen, "Words: {allOf: [{enum: [a]}, {enum: [b]}]}"))
                .contains("no value fits Words, which is to be one of [\"a\"] and one of [\"b\"] at once under allOf");
        assertThat(refusal(codegen, "Self: {allOf: [{$ref: '#/components/schemas/Self'}]}"))
                .contains("the schema Self contains itself under allOf");
        assertThat(refusal(codegen, "Other: {$ref: 'other.yaml#/Other'}"))
                .contains("the contract refers to other.yaml#/Other, which is outside of it; put it into the contract");
    }

    @Test
    void aNameForNothingIsRefused() throws Exception {
        String codegen =
                Files.readString(ProjectCopy.NAMES).replace("schemaNames:\n", "schemaNames:\n  Pet.ownr: Owner\n");

        assertThat(refusal(codegen, "Pet: {type: object, properties: {owner: {properties: {a: {type: string}}}}}"))
                .contains("openapi/codegen.yaml names Pet.ownr under schemaNames, and Pet has no such part");
    }

    private String refusal(String codegen, String schemas) throws Exception {
        String contract = """
                openapi: 3.0.3
                info: {title: Refused, version: '1'}
                paths: {}
                components: {schemas: {%s}}
                """.formatted(schemas);
        return new ContractStep(folder).refusal(contract, codegen);
    }
}
