package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operations may want of a secret or an answer that this contract has none of yet. */
class SecurityTest {

    @Test
    void sendsEachSecretWhereTheOperationWantsIt() throws Exception {
        try (MockWebServer server = Samples.server()) {
            Samples.enqueue(server, 6, Samples.answer(200, "{}"));
            VideoGateway gateway =
                    Samples.gateway(server).secret("login", "ann:pa ss").build();

            OperationRequest[] requests = {
                new OperationRequest("GET", "/a"),
                new OperationRequest("GET", "/b").bearer("bearer"),
                new OperationRequest("GET", "/c").basic("login"),
                new OperationRequest("GET", "/d").keyInHeader("key", "X-Key"),
                new OperationRequest("GET", "/e").query("q", "1").keyInQuery("key", "api key"),
                new OperationRequest("GET", "/f").cookie("a", "ü").keyInCookie("key", "sid")
            };
            for (OperationRequest request : requests) {
                gateway.caller.execute(request, Schema.ANY, CallOptions.none());
            }

            assertThat(server.takeRequest().getHeaders().names()).doesNotContain("Authorization", "Cookie");
            assertThat(header(server, "Authorization")).isEqualTo("Bearer secret-token");
            assertThat(header(server, "Authorization")).isEqualTo("Basic YW5uOnBhIHNz");
            RecordedRequest key = server.takeRequest();
            assertThat(key.getHeaders().get("X-Key")).isEqualTo("secret-token");
            assertThat(key.getHeaders().names()).doesNotContain("Authorization");
            assertThat(server.takeRequest().getTarget()).isEqualTo("/e?q=1&api%20key=secret-token");
            assertThat(header(server, "Cookie")).isEqualTo("a=%C3%BC; sid=secret-token");
        }
    }

    @Test
    void takesTheFirstAlternativeThatItHasAllSecretsOf() throws Exception {
        try (MockWebServer server = Samples.server()) {
            Samples.enqueue(server, 5, Samples.answer(200, "{}"));
            VideoGateway token = Samples.gateway(server).build();
            VideoGateway all =
                    token.withOptions(options -> options.secret("login", "a:b").secret("key", "k"));

            for (OperationRequest request :
                    List.of(alternatives(), alternatives().or())) {
                all.caller.execute(request, Schema.ANY, CallOptions.none());
            }
            token.caller.execute(alternatives().or(), Schema.ANY, CallOptions.none());
            token.caller.execute(alternatives().or().bearer("b"), Schema.ANY, CallOptions.none());
            token.caller.execute(
                    new OperationRequest("GET", "/a").or().keyInQuery("q", "q"), Schema.ANY, CallOptions.none());

            for (int i = 0; i < 2; i++) {
                RecordedRequest both = server.takeRequest();
                assertThat(both.getHeaders().get("Authorization")).isEqualTo("Basic YTpi");
                assertThat(both.getHeaders().get("X-Key")).isEqualTo("k");
            }
            assertThat(server.takeRequest().getHeaders().names()).doesNotContain("Authorization", "X-Key");
            assertThat(header(server, "Authorization")).isEqualTo("Bearer secret-token");
            assertThat(server.takeRequest().getTarget()).isEqualTo("/a?q=secret-token");
        }
    }

    @Test
    void saysWhichSecretsAreMissing() throws Exception {
        try (MockWebServer server = Samples.server()) {
            VideoGateway gateway = Samples.gateway(server).build();

            assertThatThrownBy(() -> gateway.caller.execute(
                            alternatives().or().keyInHeader("one", "X-One").bearer("two"),
                            Schema.ANY,
                            CallOptions.none()))
                    .isInstanceOf(NotSentException.class)
                    // The token is for the bearer of the two.
                    .hasMessageContaining("there is no secret for login, or one, which the contract wants here");
            assertThatThrownBy(() -> gateway.withOptions(options -> options.secret("key", "line\nbreak"))
                            .caller
                            .execute(
                                    new OperationRequest("GET", "/a").keyInHeader("key", "X-Key"),
                                    Schema.ANY,
                                    CallOptions.none()))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("the secret for key is empty, or has characters that cannot be sent");
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static OperationRequest alternatives() {
        return new OperationRequest("GET", "/a").basic("login").keyInHeader("key", "X-Key");
    }

    @Test
    void streamsADownloadBeyondTheBoundForJson(@TempDir Path folder) throws Exception {
        byte[] bytes = new byte[3 << 20];
        try (MockWebServer server = Samples.server()) {
            server.enqueue(new MockResponse.Builder()
                    .setHeader("Content-Type", "video/mp4")
                    .body(new Buffer().write(bytes))
                    .build());
            VideoGateway gateway =
                    Samples.gateway(server).maxResponseBytes(1000).build();
            OperationRequest request = new OperationRequest("GET", "/content").accepts("video/mp4", "application/json");

            Path file = folder.resolve("a.mp4");
            Download download = gateway.caller
                    .execute(request, Schema.FILE, CallOptions.none())
                    .body();

            assertThat(download.contentType()).isEqualTo("video/mp4");
            assertThat(download.saveTo(file)).isEqualTo(bytes.length);
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
            assertThat(folder).isDirectoryContaining(found -> found.equals(file));
            assertThat(header(server, "Accept")).isEqualTo("video/mp4, application/json");
        }
    }

    @Test
    void givesOtherSuccessesAndErrorsTheirTypes() throws Exception {
        try (MockWebServer server = Samples.server()) {
            server.enqueue(Samples.answer(202, "[3]"));
            server.enqueue(Samples.answer(404, "{\"code\":7}"));
            VideoGateway gateway = Samples.gateway(server).build();
            OperationRequest request = new OperationRequest("GET", "/a").success("2XX", Schema.list(Schema.INTEGER));

            GatewayResponse<String> response = gateway.caller.execute(request, Schema.TEXT, CallOptions.none());

            assertThat(response.body()).isNull();
            assertThat(response.bodyAs(Schema.list(Schema.INTEGER))).containsExactly(3L);
            assertThatThrownBy(() -> gateway.caller.execute(request, Schema.TEXT, CallOptions.none()))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.bodyAs(Schema.map(Schema.INTEGER)))
                                    .containsEntry("code", 7L));
        }
    }

    private static String header(MockWebServer server, String name) throws InterruptedException {
        return server.takeRequest().getHeaders().get(name);
    }
}
