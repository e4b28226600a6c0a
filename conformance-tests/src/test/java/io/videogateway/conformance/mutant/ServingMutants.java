package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Mutant.mutant;

import java.util.stream.Stream;

/** Gateways that refuse what the contract allows. */
final class ServingMutants {
    private ServingMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(whole(), optionalParts(), examples(), nonAscii(), failures())
                .flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> whole() {
        return Stream.of(
                mutant(
                                "no-route",
                                "the path is unknown",
                                answering(
                                        404,
                                        "{\"error\":{\"message\":\"Invalid URL (POST /v1/videos)\",\"code\":\"\"}}"))
                        .seenAt("one-api")
                        .breaks("serve.complete", "serve.required-only"),
                mutant(
                                "no-method",
                                "the path takes no POST",
                                answering(405, "{\"error\":{\"message\":\"method not allowed\"}}"))
                        .breaks("serve.complete", "serve.required-only"),
                mutant(
                                "too-large",
                                "an upload is refused with 413 and a page",
                                answering(413, "text/html", "<html><body><h1>413</h1><hr>nginx</body></html>")
                                        .when(asked -> asked.isCreate() && !asked.lacks("input_reference")))
                        .seenAt("nginx with its limit of 1 MB")
                        .breaks("serve.complete", "serve.required-only", "error.text"),
                mutant(
                                "json-only",
                                "multipart is refused with 415",
                                answering(415, "{\"error\":{\"message\":\"only application/json is taken\"}}")
                                        .when(Asked::isCreate))
                        .breaks("serve.complete", "serve.required-only"),
                mutant(
                                "refuses-complete",
                                "a request with all parts is refused",
                                refusing("too many fields").when(Asked::isComplete))
                        .breaks("serve.complete", "serve.optional-parts"),
                mutant(
                                "refuses-required-only",
                                "a request without optional parts is refused",
                                refusing("private is required").when(Asked::isRequiredOnly))
                        .seenAt("relays with other lists of required parts")
                        .breaks("serve.required-only"),
                mutant(
                                "refuses-required-only-with-422",
                                "a request without optional parts is refused with 422",
                                answering(
                                                422,
                                                "{\"detail\":[{\"loc\":[\"body\",\"private\"],\"msg\":\"Field required\"}]}")
                                        .when(Asked::isRequiredOnly))
                        .seenAt("SGLang, vLLM-Omni")
                        .breaks("serve.required-only"));
    }

    private static Stream<Mutant> optionalParts() {
        return Stream.concat(
                Stream.of(mutant(
                                "unknown-parameters",
                                "the optional parts are refused as unknown",
                                refusing("Unknown parameters: 'private', 'character_url', 'character_timestamps'.")
                                        .when(Asked::isComplete))
                        .seenAt("the official API")
                        .breaks("serve.optional-parts", "serve.complete")),
                Asked.OPTIONAL.stream()
                        .map(part -> mutant(
                                        "refuses-" + part,
                                        "the part " + part + " is refused as unknown",
                                        refusing("Unknown parameter: '" + part + "'.")
                                                .when(asked -> asked.isCreate()
                                                        && asked.parts().contains(part)))
                                .seenAt("the official API")
                                .breaks(ruleAbout(part), "serve.complete", "serve.optional-parts")));
    }

    private static String ruleAbout(String optionalPart) {
        return Promised.hasExample(optionalPart) ? "serve.example." + optionalPart : "serve.optional-parts";
    }

    private static Stream<Mutant> examples() {
        return Stream.concat(
                Asked.REQUIRED.stream()
                        .filter(Promised::hasExample)
                        .map(part -> mutant(
                                        "refuses-example-of-" + part,
                                        "the contract's example of " + part + " is refused",
                                        refusing("the value of " + part + " is not allowed")
                                                .when(Asked::isAllowed))
                                .breaks("serve.example." + part, "serve.complete", "serve.required-only")),
                Stream.of(mutant(
                                "size-in-digits",
                                "size must be digits, x, digits, and 16x9 is refused as too small",
                                answering(422, """
                                        {"detail":[{"loc":["body","size"],"msg":"String should match '\\\\d{3,}x\\\\d{3,}'"}]}""").when(Asked::isAllowed))
                        .seenAt("SGLang, vLLM-Omni; some versions of new-api")
                        .breaks("serve.example.size", "serve.complete", "serve.required-only")));
    }

    private static Stream<Mutant> nonAscii() {
        return Stream.of(
                mutant(
                                "ascii-prompt",
                                "a prompt beyond ASCII is refused",
                                refusing("prompt: only ASCII characters are allowed")
                                        .when(Asked::isAllowed))
                        .breaks("serve.non-ascii", "serve.example.prompt", "serve.complete", "serve.required-only"),
                mutant(
                                "latin-1-file-name",
                                "a file name beyond latin-1 fails",
                                answering(500, """
                                        {"detail":"'latin-1' codec can't encode characters in position 22-23"}""").when(Asked::isAllowed))
                        .seenAt("servers that read file names as latin-1")
                        .breaks("serve.non-ascii", "serve.complete", "serve.required-only"));
    }

    private static Stream<Mutant> failures() {
        return Stream.of(
                mutant(
                                "always-fails",
                                "every create fails with 500",
                                answering(500, "{\"error\":{\"message\":\"internal error\"}}")
                                        .when(Asked::isCreate))
                        .breaks("serve.complete", "serve.required-only"),
                mutant(
                                "not-implemented",
                                "every create is answered with 501",
                                answering(501, "{\"error\":{\"message\":\"not implemented\"}}")
                                        .when(Asked::isCreate))
                        .breaks("serve.complete", "serve.required-only"),
                mutant(
                                "refused-by-content-filter",
                                "the example prompt is refused by a content filter",
                                refusing("Your request was rejected by the safety system. prompt")
                                        .when(Asked::isAllowed))
                        .breaks("serve.example.prompt", "serve.complete", "serve.required-only"),
                mutant(
                                "refused-for-a-while",
                                "a create is refused with 400 and the advice to retry",
                                refusing("queue is full, retry in 30 seconds").when(Asked::isAllowed))
                        .breaks("serve.complete", "serve.required-only"));
    }

    private static Fault refusing(String message) {
        return answering(400, "{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\"}}");
    }
}
