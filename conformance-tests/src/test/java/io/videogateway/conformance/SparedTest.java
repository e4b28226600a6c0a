package io.videogateway.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody else made on a live gateway is neither deleted nor changed for the sake of a verdict. */
class SparedTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                delete: {responses: {'204': {description: all are gone}}}
              /videos/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}, example: video_1}]
                get: {responses: {'200': {description: it}}}
                delete: {responses: {'204': {description: gone}}}
                patch: {responses: {'204': {description: changed}}}
              /{version}/settings/{section}:
                parameters:
                  - {name: version, in: path, required: true, schema: {enum: [v1, v2]}}
                  - {name: section, in: path, required: true, schema: {type: string}, example: billing}
                put: {responses: {'204': {description: changed}}}
              /{version}/reports:
                parameters: [{name: version, in: path, required: true, schema: {enum: [v1, v2]}}]
                post: {responses: {'204': {description: made}}}
            """);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("DELETE") ? 204 : 200, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void noExampleIsDeleted() {
        Run run = Conformance.of(CONTRACT).against(url()).run();

        assertThat(asked).contains("GET /videos/video_1").noneMatch(request -> request.startsWith("DELETE"));
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.rule().id().equals("serve.complete@DELETE /videos/{id}"))
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(
                        tuple(
                                Outcome.SKIPPED,
                                "it might delete what is not this run's; to have it sent, give id under values in the profile"));
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.rule().id().equals("serve.complete@DELETE /videos"))
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(tuple(Outcome.SKIPPED, "it might delete what is not this run's"));
    }

    @Test
    void whatTheProfileNamesIs() throws IOException {
        String profile = "name: ours\nurl: " + url() + "\nvalues: {id: video_of_ours}\n";

        Run run = Conformance.of(CONTRACT)
                .against(ProfileFile.read(new ByteArrayInputStream(profile.getBytes(UTF_8)), "ours.yaml"))
                .run();

        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.rule().id().equals("serve.complete@DELETE /videos/{id}"))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSED);

        assertThat(asked)
                .filteredOn(request -> request.startsWith("DELETE"))
                .isNotEmpty()
                .allMatch(request -> request.equals("DELETE /videos/video_of_ours"));
    }

    @Test
    void noExampleIsChanged() {
        Run run = Conformance.of(CONTRACT).against(url()).run();

        assertThat(asked)
                .filteredOn(request -> !request.startsWith("GET"))
                .containsOnly("POST /v1/reports", "PUT /v1/reports", "PUT /videos");
        assertThat(reason(run, "serve.complete@PATCH /videos/{id}"))
                .isEqualTo(
                        "it might change what is not this run's; to have it sent, give id under values in the profile");
        assertThat(reason(run, "observe.wrong-method@GET /videos/{id}"))
                .isEqualTo(
                        "it might change what is not this run's; to have it sent, give id under values in the profile");
        assertThat(reason(run, "serve.complete@PUT /{version}/settings/{section}"))
                .isEqualTo(
                        "it might change what is not this run's; to have it sent, give section under values in the profile");
    }

    @Test
    void whatTheProfileNamesIsChanged() throws IOException {
        String profile = "name: ours\nurl: " + url() + "\nvalues: {id: video_of_ours, section: ours}\n";

        Conformance.of(CONTRACT)
                .against(ProfileFile.read(new ByteArrayInputStream(profile.getBytes(UTF_8)), "ours.yaml"))
                .run();

        assertThat(asked)
                .contains("PATCH /videos/video_of_ours", "PUT /v1/settings/ours")
                .noneMatch(request -> request.contains("video_1") || request.contains("billing"));
    }

    /** Why the request was not sent that would tell about a rule. */
    private static String reason(Run run, String rule) {
        return run.verdicts().stream()
                .filter(verdict -> verdict.rule().id().equals(rule) && verdict.outcome() == Outcome.SKIPPED)
                .map(Verdict::reason)
                .collect(Collectors.joining());
    }

    private String url() {
        return "http://127.0.0.1:" + gateway.getAddress().getPort();
    }
}
