package io.videogateway.conformance.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Operation;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.SecurityScheme;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/**
 * A correct gateway inside the suite: serves any contract from its examples, enforces its security and what it requires, and
 * keeps what it made. It needs neither Docker nor Node.js.
 */
public final class EmbeddedGateway implements Mock {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=\"([^\"]*)\"");
    /** Held here, for a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

    private final Contract contract;
    private final String token;
    private final Behaviour behaviour;
    private final Store store;
    private final MockWebServer server = new MockWebServer();

    private EmbeddedGateway(Contract contract, String token, Behaviour behaviour, Clock clock) {
        this.contract = contract;
        this.token = token;
        this.behaviour = behaviour;
        this.store = new Store(contract.operations(), clock);
    }

    /** Changes what a correct gateway answers: how tests make a gateway that has one fault. */
    @FunctionalInterface
    interface Behaviour {
        /** No change. */
        Behaviour CORRECT = (request, correct, success) -> correct;

        /**
         * Answers a request.
         *
         * @param correct what a correct gateway answers
         * @param success what a correct gateway answers to a request that it serves
         */
        MockResponse answer(RecordedRequest request, MockResponse correct, Supplier<MockResponse> success);
    }

    /** Starts a correct gateway. It accepts the token of mocks, and refuses every other one with 401. */
    static EmbeddedGateway start(Contract contract, int port) throws MockUnavailableException {
        return start(contract, port, Mock.TOKEN, Behaviour.CORRECT, Clock.systemUTC());
    }

    static EmbeddedGateway start(Contract contract, String token, Behaviour behaviour, Clock clock)
            throws MockUnavailableException {
        return start(contract, 0, token, behaviour, clock);
    }

    private static EmbeddedGateway start(Contract contract, int port, String token, Behaviour behaviour, Clock clock)
            throws MockUnavailableException {
        LOG.setLevel(Level.WARNING);
        EmbeddedGateway gateway = new EmbeddedGateway(contract, token, behaviour, clock);
        gateway.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return gateway.answer(request);
            }
        });
        try {
            gateway.server.start(port);
            return gateway;
        } catch (IOException e) {
            throw new MockUnavailableException("the embedded gateway cannot listen: " + e.getMessage(), e);
        }
    }

    private MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        List<Operation> onPath = onPath(path);
        if (onPath.isEmpty()) {
            return refuse(404, "not_found", "no such path");
        }
        Optional<Operation> called = onPath.stream()
                .filter(operation -> operation.method().equals(request.getMethod()))
                .findFirst();
        MockResponse correct = called.isPresent() ? answer(called.get(), request) : wrongMethod(onPath);
        return behaviour.answer(request, correct, () -> serve(called.orElse(onPath.get(0)), request));
    }

    /** Those of the path with the fewest parameters: by OpenAPI /videos/models is no /videos/{id}. */
    private List<Operation> onPath(String path) {
        Map<Long, List<Operation>> byParameters = contract.operations().stream()
                // What stands before a path may be anything elsewhere, and is nothing here.
                .filter(operation -> count(operation.path(), '/') == count(path, '/'))
                .filter(operation -> operation.path().equals(path)
                        || !operation.pathValues(path).isEmpty())
                .collect(Collectors.groupingBy(
                        operation -> count(operation.path(), '{'), TreeMap::new, Collectors.toList()));
        return byParameters.isEmpty()
                ? List.of()
                : byParameters.values().iterator().next();
    }

    private static long count(String path, char wanted) {
        return path.chars().filter(letter -> letter == wanted).count();
    }

    private static MockResponse wrongMethod(List<Operation> onPath) {
        String allowed = onPath.stream().map(Operation::method).collect(Collectors.joining(", "));
        return refuse(405, "method_not_allowed", "this path takes " + allowed)
                .newBuilder()
                .setHeader("Allow", allowed)
                .build();
    }

    private MockResponse answer(Operation operation, RecordedRequest request) {
        if (!operation.security().stream().allMatch(scheme -> authorized(scheme, token, request))) {
            return refuse(operation, 401, "invalid_api_key", "a valid token is needed");
        }
        Optional<MediaType> sent = operation
                .body()
                .flatMap(body -> body.content().stream()
                        .filter(media -> media.covers(
                                Optional.ofNullable(request.getHeaders().get("Content-Type"))
                                        .orElse("")))
                        .findFirst());
        if (operation.body().isPresent() && sent.isEmpty()) {
            return refuse(
                    operation, 415, "unsupported_media_type", "the body has another media type than the contract's");
        }
        Set<String> present = new HashSet<>();
        request.getUrl().queryParameterNames().forEach(name -> present.add(Parameter.Place.QUERY + name));
        request.getHeaders()
                .names()
                .forEach(name -> present.add(Parameter.Place.HEADER + name.toLowerCase(Locale.ROOT)));
        sent.ifPresent(media -> names(media, request).forEach(name -> present.add(Parameter.Place.BODY + name)));
        List<String> missing = Stream.concat(
                        operation.parameters().stream(), sent.stream().flatMap(media -> media.parts().stream()))
                .filter(Parameter::required)
                .filter(input -> input.place() != Parameter.Place.PATH && input.place() != Parameter.Place.COOKIE)
                .filter(input -> !present.contains(input.place()
                        + (input.place() == Parameter.Place.HEADER
                                ? input.name().toLowerCase(Locale.ROOT)
                                : input.name())))
                .map(Parameter::name)
                .toList();
        if (!missing.isEmpty()) {
            return refuse(operation, 400, "missing_required_parameter", "missing: " + String.join(", ", missing));
        }
        return store.has(operation, request.getUrl())
                ? serve(operation, request)
                : refuse(operation, 404, "not_found", "nothing has this id");
    }

    private static boolean authorized(SecurityScheme scheme, String token, RecordedRequest request) {
        String wanted = Credentials.spelled(scheme, token);
        return switch (scheme.kind()) {
            case QUERY -> wanted.equals(request.getUrl().queryParameter(scheme.name()));
            case COOKIE ->
                Arrays.asList(Optional.ofNullable(request.getHeaders().get("Cookie"))
                                .orElse("")
                                .split("; *"))
                        .contains(scheme.name() + "=" + wanted);
            default -> wanted.equals(request.getHeaders().get(scheme.name()));
        };
    }

    /** The names of the parts, fields or properties that a request carries. */
    private static List<String> names(MediaType media, RecordedRequest request) {
        ByteString body = Optional.ofNullable(request.getBody()).orElse(ByteString.EMPTY);
        if (media.isMultipart()) {
            return partNames(request.getHeaders().get("Content-Type"), body);
        }
        if (media.isForm()) {
            return Stream.of(body.utf8().split("&"))
                    .map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
                    .toList();
        }
        JsonNode json = new io.videogateway.conformance.exchange.Body(body.toByteArray())
                .json()
                .tree();
        return json == null
                ? List.of()
                : Stream.iterate(json.fieldNames(), java.util.Iterator::hasNext, names -> names)
                        .map(java.util.Iterator::next)
                        .toList();
    }

    private static List<String> partNames(String contentType, ByteString body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return List.of();
        }
        List<String> names = new java.util.ArrayList<>();
        try (MultipartReader reader = new MultipartReader(new Buffer().write(body), boundary.group(1))) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                Matcher name = NAME.matcher(Optional.ofNullable(part.headers().get("Content-Disposition"))
                        .orElse(""));
                if (name.find()) {
                    // The three characters that the HTML standard escapes in names.
                    names.add(name.group(1)
                            .replace("%0D", "\r")
                            .replace("%0A", "\n")
                            .replace("%22", "\""));
                }
            }
        } catch (IOException e) {
            // A body that is no multipart text has no parts, and is refused for what it lacks.
            return names;
        }
        return names;
    }

    private MockResponse serve(Operation operation, RecordedRequest request) {
        ResponseSpec success = operation
                .success()
                .orElse(
                        operation.responses().isEmpty()
                                ? null
                                : operation.responses().get(0));
        int status = success != null && success.status().matches("\\d+") ? Integer.parseInt(success.status()) : 200;
        MockResponse.Builder response = new MockResponse.Builder().code(status);
        JsonNode body = store.serve(
                operation, request.getUrl(), Optional.ofNullable(success).flatMap(ResponseSpec::json));
        if (body != null) {
            response.setHeader("Content-Type", success.json().orElseThrow().name())
                    .body(body.toString());
        }
        // Of a body that is no JSON a contract says no more than what kind it is.
        if (body == null && success != null) {
            success.content().stream()
                    .findFirst()
                    .ifPresent(media -> response.setHeader(
                                    "Content-Type",
                                    media.name().equals("*/*")
                                            ? "application/octet-stream"
                                            : media.name().replace("*", "octet-stream"))
                            .body("content"));
        }
        return response.build();
    }

    /** As the contract documents it, or else as the official API does. */
    private static MockResponse refuse(Operation operation, int status, String code, String message) {
        return operation
                .response(status)
                .flatMap(ResponseSpec::json)
                .flatMap(MediaType::sample)
                .map(body -> new MockResponse.Builder()
                        .code(status)
                        .setHeader("Content-Type", "application/json")
                        .body(body.toString())
                        .build())
                .orElseGet(() -> refuse(status, code, message));
    }

    private static MockResponse refuse(int status, String code, String message) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.putObject("error")
                .put("message", message)
                .put("type", "invalid_request_error")
                .putNull("param")
                .put("code", code);
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(envelope.toString())
                .build();
    }

    @Override
    public String url() {
        String url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    @Override
    public MockKind kind() {
        return MockKind.EMBEDDED;
    }

    @Override
    public String description() {
        return "the embedded gateway";
    }

    @Override
    public void close() {
        server.close();
    }
}
