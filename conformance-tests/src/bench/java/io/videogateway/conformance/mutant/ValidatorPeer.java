package io.videogateway.conformance.mutant;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One REST Assured request through swagger-request-validator for each line read: the way in which that library is used. A
 * process of its own, for it needs other versions of the same libraries.
 *
 * <p>Arguments: the contract, the base URL, the token, a picture. Prints {@code clean} or {@code found} for each line.
 */
public final class ValidatorPeer {
    private ValidatorPeer() {}

    public static void main(String[] args) throws Exception {
        String contract = Files.readString(Path.of(args[0]));
        // What it says about multipart requests is left out: it would call every request of this contract wrong.
        OpenApiValidationFilter filter = new OpenApiValidationFilter(OpenApiInteractionValidator.createForInlineApiSpecification(
                        contract)
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request", ValidationReport.Level.IGNORE)
                        // Its default refuses every field that the contract does not know.
                        .withLevel("validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .build())
                .build());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(found(filter, args) ? "found" : "clean");
            System.out.flush();
        }
    }

    private static boolean found(OpenApiValidationFilter filter, String[] args) throws Exception {
        try {
            RestAssured.given()
                    .filter(filter)
                    .redirects()
                    .follow(false)
                    .header("Authorization", "Bearer " + args[2])
                    .multiPart("model", "sora-2")
                    .multiPart("prompt", "moving")
                    .multiPart("seconds", "10")
                    .multiPart("input_reference", "image.png", Files.readAllBytes(Path.of(args[3])), "image/png")
                    .multiPart("size", "16x9")
                    .multiPart("watermark", "false")
                    .post(args[1] + "/v1/videos");
            return false;
        } catch (OpenApiValidationFilter.OpenApiValidationException e) {
            return true;
        } catch (Exception e) {
            // An answer that cannot be read fails the test of its user too.
            return true;
        }
    }
}
