package io.videogateway.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.report.ConsoleReport;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.rule.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run makes things, looks at them, and deletes them again: those and no others. */
class StatefulRunTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: string}, example: video_somebodys}]
                delete: {responses: {'204': {description: gone}}}
                get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}}
              /videos/{id}/content:
                get:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {'200': {content: {video/mp4: {}}}}
              /videos:
                get:
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {properties: {data: {type: array, items: {$ref: '#/components/schemas/Video'}}}}
                post:
                  requestBody:
                    content:
                      application/json:
                        schema:
                          required: [model]
                          properties: {model: {type: string}, size: {type: string}}
                  responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}}}
            components:
              schemas: {Video: {type: object, required: [id], properties: {id: {type: string}, created_at: {type: integer}}}}
              securitySchemes: {bearer: {type: http, scheme: bearer}}
            security: [bearer: []]
            """);
    private static final String TOKEN = "token-of-this-test";

    private final List<String> asked = new ArrayList<>();
    private final Set<String> kept = new TreeSet<>(Set.of("video_somebodys"));
    private int made;
    /** What a create answers, given the id of the new thing. */
    private UnaryOperator<String> created = id -> "{\"id\":\"" + id + "\"}";

    private final Set<String> undeletable = new TreeSet<>();
    private boolean checksToken = true;
    private boolean needsModel = true;
    private HttpServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(method + " " + path);
        boolean good = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String id = path.replaceFirst("^/videos/?", "");
        if (checksToken && !good) {
            send(exchange, 401, "{\"error\":{\"message\":\"who are you\"}}");
        } else if (path.equals("/videos") && method.equals("POST")) {
            if (!needsModel || body.contains("\"model\"")) {
                made++;
                kept.add("video_" + made);
                send(exchange, 200, created.apply("video_" + made));
            } else {
                send(exchange, 400, "{\"error\":{\"message\":\"no model\"}}");
            }
        } else if (path.equals("/videos") && method.equals("GET")) {
            send(exchange, 200, "{\"data\":[]}");
        } else if (!kept.contains(id)) {
            send(exchange, 404, "{\"error\":{\"message\":\"no such video\"}}");
        } else if (method.equals("GET")) {
            send(exchange, 200, "{\"id\":\"" + id + "\"}");
        } else if (method.equals("DELETE") && undeletable.contains(id)) {
            send(exchange, 409, "{\"error\":{\"message\":\"it is being made\"}}");
        } else if (method.equals("DELETE")) {
            kept.remove(id);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            send(exchange, 405, "{\"error\":{\"message\":\"not so\"}}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.getBytes(UTF_8).length);
        exchange.getResponseBody().write(json.getBytes(UTF_8));
        exchange.close();
    }

    private Run run() {
        return Conformance.of(CONTRACT)
                .against("http://127.0.0.1:" + gateway.getAddress().getPort())
                .withToken(TOKEN)
                .withBudget(4)
                .run();
    }

    @Test
    void whatTheRunMadeIsLookedAtAndDeletedAtTheEnd() {
        Run run = run();

        assertThat(run.exchanges())
                .extracting(Exchange::probe)
                .containsSubsequence(
                        "without-token@POST /videos",
                        "complete@POST /videos",
                        "required-only@POST /videos",
                        "complete@GET /videos/{id}",
                        "complete@GET /videos",
                        "without/model@POST /videos",
                        "unknown-id@GET /videos/{id}",
                        "again@GET /videos/{id}",
                        "without-token@DELETE /videos/{id}",
                        "complete@DELETE /videos/{id}",
                        "after-delete@GET /videos/{id}",
                        "clean-up/1@DELETE /videos/{id}");
        assertThat(asked).contains("GET /videos/video_1", "GET /videos/video_1/content");
        assertThat(asked)
                .filteredOn(request -> request.startsWith("DELETE"))
                .containsOnly("DELETE /videos/video_1", "DELETE /videos/video_2");
        assertThat(kept).containsExactly("video_somebodys");
        assertThat(run.usage().jobs()).containsExactly("video_1", "video_2");
        assertThat(run.usage().deleted()).containsExactly("video_1", "video_2");
        assertThat(run.usage().leftBehind()).isEmpty();
    }

    @Test
    void whatCannotBeDeletedIsToldToBeLeftBehind() {
        undeletable.add("video_2");

        Run run = run();

        assertThat(kept).containsExactly("video_2", "video_somebodys");
        assertThat(run.usage().deleted()).containsExactly("video_1");
        assertThat(run.usage().leftBehind()).containsExactly("video_2");
        assertThat(ConsoleReport.of(run))
                .contains("jobs started: video_1, video_2\ndeleted: video_1\nleft behind: video_2\n");
    }

    /** The id of a job may stand where only a link of the contract says that it does. */
    @Test
    void whatOnlyALinkTellsIsAJobToo() {
        Contract contract = GivenContract.of("""
                openapi: 3.0.3
                paths:
                  /videos:
                    post:
                      responses:
                        '200':
                          content: {application/json: {schema: {type: object}}}
                          links: {it: {operationRef: '#/paths/~1videos~1{id}/delete', parameters: {id: '$response.body#/output/key'}}}
                  /videos/{id}:
                    parameters: [{name: id, in: path, required: true}]
                    delete: {responses: {'204': {description: gone}}}
                """);
        checksToken = false;
        needsModel = false;
        created = id -> "{\"output\":{\"key\":\"" + id + "\"}}";

        Run run = Conformance.of(contract)
                .against("http://127.0.0.1:" + gateway.getAddress().getPort())
                .run();

        assertThat(run.usage().jobs()).containsExactly("video_1");
        assertThat(run.usage().deleted()).containsExactly("video_1");
        assertThat(kept).containsExactly("video_somebodys");
    }

    @Test
    void whatStrangersMadeIsDeletedToo() {
        checksToken = false;

        run();

        assertThat(made).isGreaterThan(3);
        assertThat(kept).containsExactly("video_somebodys");
    }

    @Test
    void whatIsOlderThanTheRunIsNotDeleted() {
        created =
                id -> "{\"id\":\"" + (id.equals("video_1") ? "video_somebodys" : id) + "\",\"created_at\":1600000000}";

        Run run = run();

        assertThat(asked).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.rule().id().equals("serve.complete@DELETE /videos/{id}"))
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(tuple(
                        Outcome.SKIPPED,
                        "what was answered is of 2020-09-13T12:26:40Z, and so was not made by this run"));
    }

    @Test
    void withoutAnIdNothingIsAskedForAndNothingDeleted() {
        created = id -> "{}";

        Run run = run();

        assertThat(asked).noneMatch(request -> request.startsWith("DELETE") || request.contains("somebodys"));
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.rule().id().equals("serve.complete@GET /videos/{id}"))
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(
                        tuple(
                                Outcome.SKIPPED,
                                "no id was obtained for id, for POST /videos and GET /videos told none in this run that the contract allows"));
    }
}
