package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that no class could be right for are refused when the client is built, in one sentence that names them. */
class RefusedSchemasIT {

    @TempDir
    private Path folder;

    @Test
    void whatCannotBeRightIsRefusedByName() throws Exception {
        Path project = ProjectCopy.in(folder.resolve("project"));
        assertThat(
                        refusal(
                                project,
                                "Pet: {type: object, properties: {owner: {properties: {a: {type: string}}}}}, PetOwner: {required: [a], type: object}"))
                .contains(
                        "PetOwner and Pet.owner would both be the class PetOwner; give one of them a name of its own in"
                                + " openapi/codegen.yaml, under schemaNames, such as \"Pet.owner\": PetOwner2");
        assertThat(refusal(project, "Both: {allOf: [{type: string}, {type: integer}]}"))
                .contains("no value fits Both, which is to be string and integer at once under allOf");
        assertThat(refusal(project, "Words: {allOf: [{enum: [a]}, {enum: [b]}]}"))
                .contains("no value fits Words, which is to be one of [\"a\"] and one of [\"b\"] at once under allOf");
        assertThat(refusal(project, "Self: {allOf: [{$ref: '#/components/schemas/Self'}]}"))
                .contains("the schema Self contains itself under allOf");
        assertThat(refusal(project, "Other: {$ref: 'other.yaml#/Other'}"))
                .contains("the contract refers to other.yaml#/Other, which is outside of it; put it into the contract");
    }

    @Test
    void aNameForNothingIsRefused() throws Exception {
        Path project = ProjectCopy.in(folder.resolve("project"));
        Path codegen = project.resolve("openapi/codegen.yaml");
        Files.writeString(
                codegen, Files.readString(codegen).replace("schemaNames:\n", "schemaNames:\n  Pet.ownr: Owner\n"));

        assertThat(refusal(project, "Pet: {type: object, properties: {owner: {properties: {a: {type: string}}}}}"))
                .contains("openapi/codegen.yaml names Pet.ownr under schemaNames, and Pet has no such part");
    }

    private static String refusal(Path project, String schemas) throws Exception {
        Files.writeString(project.resolve("openapi/video-gateway.yaml"), """
                openapi: 3.0.3
                info: {title: Refused, version: '1'}
                paths: {}
                components: {schemas: {%s}}
                """.formatted(schemas));
        return Maven.failure(
                project,
                "-o",
                "-pl",
                "generated-client",
                "-Dmaven.repo.local=" + Maven.LOCAL_REPOSITORY,
                "-Dspotless.check.skip",
                "initialize");
    }
}
