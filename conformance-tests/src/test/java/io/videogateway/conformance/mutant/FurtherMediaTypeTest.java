package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Result;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operation that takes its body in several media types is asked in each of them, and pays for each. */
class FurtherMediaTypeTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            info: {title: Videos, version: "1"}
            paths:
              /videos:
                post:
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          required: [prompt, image_url]
                          properties:
                            prompt: {type: string, example: a cat}
                            image_url: {type: string, example: 'https://cats.example/1.png'}
                            seconds: {type: integer, example: 4}
                      multipart/form-data:
                        schema:
                          type: object
                          required: [prompt]
                          properties:
                            prompt: {type: string, example: a cat}
                            image: {type: string, format: binary}
                      application/x-yaml: {schema: {type: string}}
                      application/*: {schema: {type: object}}
                  responses:
                    '200':
                      description: A job
                      content:
                        application/json:
                          schema: {type: object, required: [id], properties: {id: {type: string, example: v1}}}
            security: [{bearer: []}]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """);

    private static final String RULE = "serve.media-type.application/json";

    private static Run run(Fault fault, int budget) {
        return Trial.of(CONTRACT, fault, Duration.ofSeconds(30), budget);
    }

    @Test
    void theFurtherTypeComesBehindWhatEveryOperationNeedsAndBeforeWhatIsRefused() {
        assertThat(Probes.of(CONTRACT, Map.of()))
                .extracting(Probe::name, Probe::mediaType, Probe::mayCost)
                .containsExactly(
                        tuple("without-token", "multipart/form-data", false),
                        tuple("wrong-token", "multipart/form-data", false),
                        tuple("complete", "multipart/form-data", true),
                        tuple("required-only", "multipart/form-data", true),
                        tuple("in/application/json", "application/json", true),
                        tuple("without/prompt", "multipart/form-data", true),
                        tuple("wrong-media-type", "text/plain", true),
                        tuple("wrong-method", "multipart/form-data", true));
    }

    @Test
    void itHasThePartsOfItsOwnSchema() {
        Run run = run((asked, correct, success) -> correct, 3);

        assertThat(sent(run).request().body())
                .hasToString("{\"prompt\":\"a cat\",\"image_url\":\"https://cats.example/1.png\",\"seconds\":4}");
        assertThat(run.result()).isEqualTo(Result.CONFORMANT);
        assertThat(run.usage().creates()).isEqualTo(3);
        assertThat(Trial.rules(run, Outcome.PASSED)).contains(RULE);
    }

    @Test
    void whoReadsOneTypeAloneIsFoundOut() {
        Run run = run(refusingJson(415), 3);

        assertThat(Trial.rules(run, Outcome.FAILED)).containsExactly(RULE);
        assertThat(run.result()).isEqualTo(Result.NONCONFORMANT);
    }

    @Test
    void whatWasMadeAMomentAgoMayBeInTheWay() {
        assertThat(Trial.rules(run(refusingJson(409), 3), Outcome.UNDECIDED)).contains(RULE);
    }

    @Test
    void whatTheBudgetDoesNotReachForIsSkippedAlone() {
        Run run = run((asked, correct, success) -> correct, 2);

        assertThat(Trial.rules(run, Outcome.SKIPPED)).contains(RULE).noneMatch(rule -> rule.startsWith("response."));
        assertThat(run.result()).isEqualTo(Result.INCONCLUSIVE);
    }

    private static Fault refusingJson(int status) {
        return (asked, correct, success) -> MediaType.isJson(asked.contentType()) && correct.getCode() == 200
                ? correct.newBuilder()
                        .code(status)
                        .body("{\"error\":{\"message\":\"only forms\"}}")
                        .build()
                : correct;
    }

    private static Exchange sent(Run run) {
        return run.exchanges().stream()
                .filter(exchange -> exchange.probe().equals("in/application/json"))
                .findFirst()
                .orElseThrow();
    }
}
