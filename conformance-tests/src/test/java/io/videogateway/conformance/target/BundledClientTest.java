package io.videogateway.conformance.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.videogateway.client.Download;
import io.videogateway.client.Model;
import io.videogateway.client.VideoGateway;
import io.videogateway.client.api.Operations;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter.Place;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.Schema;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import io.videogateway.conformance.probe.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client of the bundled contract, whatever that has: each operation is called, and each class of it built and read. */
@Tag("bundled")
class BundledClientTest {
    private static final Contract CONTRACT = GivenContract.OF_CLIENT;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<Probe> requests() {
        return Probes.of(CONTRACT, Map.of()).stream()
                .map(BundledClientTest::told)
                .filter(probe -> ClientSender.call(CONTRACT, probe).isPresent());
    }

    /** With an id where a run would take the one that another answer tells. */
    private static Probe told(Probe probe) {
        Map<String, String> ids =
                probe.untold().collect(Collectors.toMap(Value.Told::parameter, told -> "1", (one, same) -> one));
        return probe.told(ids);
    }

    static List<GeneratedModel> models() throws Exception {
        return GeneratedModel.all();
    }

    @Test
    void hasEveryOperationOfTheContract() {
        assertThat(Operations.all())
                .extracting(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        CONTRACT.operations().stream().map(Operation::key).toList());
        assertThat(requests()).isNotEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("models")
    void whatIsSetIsRead(GeneratedModel model) throws Exception {
        assertThat(model.properties().values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void sendsAndReadsWhatTheContractSays(Probe probe) throws Exception {
        Operation operation = probe.operation();
        Optional<JsonNode> promised = body(operation);
        Object result;
        RecordedRequest sent;
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(answer(operation, promised));
            result = ClientSender.call(CONTRACT, probe)
                    .orElseThrow()
                    .call(gateway(server.url("/relay").toString()), ClientArguments.of(probe));
            sent = server.takeRequest();
        }

        assertThat(sent.getMethod()).isEqualTo(operation.method());
        assertThat("/" + String.join("/", sent.getUrl().pathSegments()))
                .matches("/relay" + literally(operation.path()));
        assertThat(operation.pathValues(sent.getUrl().encodedPath())).containsAllEntriesOf(texts(probe, Place.PATH));
        texts(probe, Place.QUERY)
                .forEach((name, text) ->
                        assertThat(sent.getUrl().queryParameter(name)).as(name).isEqualTo(text));
        texts(probe, Place.HEADER)
                .forEach((name, text) ->
                        assertThat(sent.getHeaders().get(name)).as(name).isEqualTo(text));
        assertThat(sent.getHeaders().get("Authorization") != null
                        || operation.security().stream()
                                .noneMatch(scheme -> scheme.name().equals("Authorization")))
                .as("the token is sent where the contract wants it")
                .isTrue();
        assertThatTheBodyIs(probe, sent);
        assertThatTheAnswerIs(promised, operation, result);
    }

    private static VideoGateway gateway(String url) {
        VideoGateway.Builder builder = VideoGateway.builder().baseUrl(url).token("token-of-a-test");
        CONTRACT.at(JsonPointer.compile("/components/securitySchemes"))
                .fieldNames()
                .forEachRemaining(scheme -> builder.secret(scheme, "token-of-a-test"));
        return builder.build();
    }

    /** The path as a pattern: what stands in braces is any text. */
    private static String literally(String path) {
        return Stream.of(path.split("\\{[^}]*}", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
    }

    /** What is sent under a name as it is; lists and objects are written in the contract's style. */
    private static Map<String, String> texts(Probe probe, Place place) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Probe.Filled filled : probe.filled()) {
            // A parameter without a schema has a media type.
            if (filled.parameter().place() == place
                    && filled.parameter().schema().isPresent()
                    && filled.value() instanceof Value.Plain plain
                    && plain.json().isValueNode()) {
                texts.put(filled.parameter().name(), plain.text());
            }
        }
        return texts;
    }

    private static void assertThatTheBodyIs(Probe probe, RecordedRequest sent) throws Exception {
        String type = Optional.ofNullable(sent.getHeaders().get("Content-Type")).orElse("");
        if (probe.mediaType() == null) {
            assertThat(type).isEmpty();
            return;
        }
        assertThat(MediaType.essence(type)).isEqualTo(MediaType.essence(probe.mediaType()));
        ByteString body = Optional.ofNullable(sent.getBody()).orElse(ByteString.EMPTY);
        if (type.startsWith("multipart/")) {
            Map<String, ByteString> parts = parts(type, body);
            assertThat(parts.keySet())
                    .containsExactlyElementsOf(probe.values(Place.BODY).keySet());
            texts(probe, Place.BODY)
                    .forEach((name, text) ->
                            assertThat(parts.get(name).utf8()).as(name).isEqualTo(text));
        } else if (MediaType.isJson(type)) {
            assertThat((Object) JSON.readTree(body.utf8()))
                    .isEqualTo(JSON.readTree(
                            JSON.writeValueAsString(ClientArguments.of(probe).get("body"))));
        } else {
            assertThat(body.size()).isPositive();
        }
    }

    /** By name, in the order in which they came; of several with one name the last. */
    private static Map<String, ByteString> parts(String type, ByteString body) throws Exception {
        Map<String, ByteString> parts = new LinkedHashMap<>();
        String boundary = type.replaceAll(".*boundary=", "");
        try (MultipartReader reader = new MultipartReader(new Buffer().write(body), boundary)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                String disposition = String.valueOf(part.headers().get("Content-Disposition"));
                parts.put(
                        disposition.replaceAll("(?s).*?[; ]name=\"([^\"]*)\".*", "$1"),
                        part.body().readByteString());
            }
        }
        return parts;
    }

    private static void assertThatTheAnswerIs(Optional<JsonNode> promised, Operation operation, @Nullable Object result)
            throws Exception {
        if (promised.isEmpty()) {
            if (result instanceof Download download) {
                try (download) {
                    assertThat(download.stream().readAllBytes()).isEqualTo("content".getBytes(UTF_8));
                }
            }
            return;
        }
        JsonNode read = JSON.readTree(JSON.writeValueAsString(result));
        assertThat(read.equals(BundledClientTest::compareNumbers, promised.get()))
                .as(read + " for " + promised.get())
                .isTrue();
        Optional<Schema> schema = success(operation).flatMap(ResponseSpec::json).flatMap(MediaType::schema);
        if (result instanceof Model model && schema.filter(Schema::isPlain).isPresent()) {
            Collection<String> set =
                    new GeneratedModel(model.getClass()).properties().values();
            assertThat(Set.copyOf(set)).isEqualTo(schema.get().properties().keySet());
        }
    }

    private static int compareNumbers(JsonNode one, JsonNode other) {
        boolean numbers = one.isNumber() && other.isNumber();
        return numbers ? one.decimalValue().compareTo(other.decimalValue()) : one.equals(other) ? 0 : 1;
    }

    private static Optional<ResponseSpec> success(Operation operation) {
        return operation
                .success()
                .or(() -> operation.responses().stream()
                        .filter(ResponseSpec::isDefault)
                        .findFirst());
    }

    /** Empty where it is no JSON. */
    private static Optional<JsonNode> body(Operation operation) {
        return success(operation)
                .flatMap(ResponseSpec::json)
                .map(media -> media.sample().orElse(TextNode.valueOf("anything")));
    }

    private static MockResponse answer(Operation operation, Optional<JsonNode> body) {
        MockResponse.Builder answer = new MockResponse.Builder();
        success(operation).ifPresent(success -> {
            if (success.status().matches("\\d+")) {
                answer.code(Integer.parseInt(success.status()));
            }
            String name = success.json()
                    .or(() -> success.content().stream().findFirst())
                    .map(MediaType::name)
                    .orElse("");
            if (!name.isEmpty()) {
                answer.setHeader("Content-Type", name.contains("*") ? "application/octet-stream" : name)
                        .body(body.map(JsonNode::toString).orElse("content"));
            }
        });
        return answer.build();
    }
}
