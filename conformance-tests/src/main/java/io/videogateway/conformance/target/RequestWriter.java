package io.videogateway.conformance.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.SecurityScheme;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;

/** Writes a probe as the bytes of a request. The same probe gives the same bytes every time. */
final class RequestWriter {
    /** Fixed, so that a request can be compared with an earlier one; no value that the suite sends contains it. */
    private static final String BOUNDARY = "video-gateway-conformance-8d2f6a41";

    private static final okhttp3.MediaType JSON = okhttp3.MediaType.get("application/json");

    private final String baseUrl;
    private final Credentials credentials;
    private final String userAgent;

    /** @param baseUrl without a slash at its end; it may have a path */
    RequestWriter(String baseUrl, Credentials credentials, String userAgent) {
        this.baseUrl = baseUrl;
        this.credentials = credentials;
        this.userAgent = userAgent;
    }

    /** The request with its secrets still in it. */
    Request write(Probe probe) {
        List<Header> headers = new ArrayList<>();
        List<String> query = new ArrayList<>();
        List<String> cookies = new ArrayList<>();
        headers.add(new Header("User-Agent", userAgent));
        headers.add(new Header("Accept", accept(probe)));
        authorize(probe, headers, query, cookies);
        filled(probe, Parameter.Place.HEADER)
                .forEach(entry -> headers.add(new Header(
                        entry.parameter().name(), Serialization.header(entry.parameter(), json(entry.value())))));
        filled(probe, Parameter.Place.QUERY)
                .forEach(entry -> query.addAll(Serialization.pairs(entry.parameter(), json(entry.value()))));
        filled(probe, Parameter.Place.COOKIE)
                .forEach(entry -> cookies.add(Serialization.cookie(entry.parameter(), json(entry.value()))));
        if (!cookies.isEmpty()) {
            headers.add(new Header("Cookie", String.join("; ", cookies)));
        }
        Body body = Body.EMPTY;
        if (probe.mediaType() != null && probe.obstacle() == null) {
            headers.add(new Header("Content-Type", contentType(probe.mediaType())));
            body = body(probe, probe.mediaType());
        }
        String url = baseUrl + path(probe) + (query.isEmpty() ? "" : "?" + String.join("&", query));
        return new Request(Request.Via.RAW, probe.method(), url, new Headers(headers), body);
    }

    private void authorize(Probe probe, List<Header> headers, List<String> query, List<String> cookies) {
        for (SecurityScheme scheme : probe.operation().security()) {
            Optional<String> secret = credentials.secret(scheme.key(), probe.variation());
            if (secret.isEmpty()) {
                continue;
            }
            String name = scheme.name();
            String spelled = Credentials.spelled(scheme, secret.get());
            switch (scheme.kind()) {
                case BEARER, BASIC, HEADER -> headers.add(new Header(name, spelled));
                case QUERY -> query.add(Serialization.encode(name) + "=" + Serialization.encode(spelled));
                case COOKIE -> cookies.add(name + "=" + spelled);
            }
        }
    }

    /** JSON where the operation answers in it, for a server may offer what the suite cannot judge. */
    private static String accept(Probe probe) {
        return probe.operation()
                .success()
                .flatMap(ResponseSpec::json)
                .map(MediaType::name)
                .orElse("*/*");
    }

    private static Stream<Probe.Filled> filled(Probe probe, Parameter.Place place) {
        return probe.filled().stream().filter(entry -> entry.parameter().place() == place);
    }

    private static String path(Probe probe) {
        String path = probe.operation().path();
        for (Probe.Filled entry : filled(probe, Parameter.Place.PATH).toList()) {
            Parameter parameter = entry.parameter();
            path = path.replace("{" + parameter.name() + "}", Serialization.path(parameter, json(entry.value())));
        }
        return path;
    }

    private static String contentType(String mediaType) {
        return MediaType.essence(mediaType).equals("multipart/form-data")
                ? mediaType + "; boundary=" + BOUNDARY
                : mediaType;
    }

    private static Body body(Probe probe, String mediaType) {
        Map<String, Value> parts = probe.values(Parameter.Place.BODY);
        if (probe.wholeBody() instanceof Value.File file) {
            return new Body(file.content().toByteArray());
        }
        if (probe.wholeBody() != null) {
            Value.Plain plain = (Value.Plain) probe.wholeBody();
            return Body.of(MediaType.isJson(mediaType) ? plain.json().toString() : plain.text());
        }
        return switch (MediaType.essence(mediaType)) {
            case "multipart/form-data" -> multipart(parts);
            case "application/x-www-form-urlencoded" ->
                Body.of(parts.entrySet().stream()
                        .flatMap(part -> elements(part.getValue())
                                .map(element -> Serialization.encode(part.getKey()) + "="
                                        + Serialization.encode(text(element))))
                        .collect(Collectors.joining("&")));
            case "text/plain" ->
                Body.of(parts.entrySet().stream()
                        .map(part -> part.getKey() + "=" + text(part.getValue()))
                        .collect(Collectors.joining("\n")));
            default -> json(parts);
        };
    }

    private static Body json(Map<String, Value> parts) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        parts.forEach((name, value) -> {
            if (value instanceof Value.Plain plain) {
                object.set(name, plain.json());
            } else {
                object.put(name, text(value));
            }
        });
        return Body.of(object.toString());
    }

    private static Body multipart(Map<String, Value> parts) {
        if (parts.isEmpty()) {
            return Body.of("--" + BOUNDARY + "--\r\n");
        }
        MultipartBody.Builder multipart = new MultipartBody.Builder(BOUNDARY).setType(MultipartBody.FORM);
        parts.forEach((name, value) -> elements(value).forEach(element -> add(multipart, name, element)));
        try {
            Buffer buffer = new Buffer();
            multipart.build().writeTo(buffer);
            return new Body(buffer.readByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not said of the encoding of a part is as OpenAPI has it: an object goes out as JSON. */
    private static void add(MultipartBody.Builder multipart, String name, Value value) {
        if (value instanceof Value.File file) {
            multipart.addFormDataPart(
                    name,
                    file.fileName(),
                    RequestBody.create(file.content(), okhttp3.MediaType.get(file.contentType())));
        } else if (value instanceof Value.Plain plain && plain.json().isObject()) {
            multipart.addFormDataPart(name, null, RequestBody.create(ByteString.encodeUtf8(plain.text()), JSON));
        } else {
            multipart.addFormDataPart(name, text(value));
        }
    }

    /** A list goes out as several fields or parts of one name. */
    private static Stream<Value> elements(Value value) {
        return value instanceof Value.Plain plain && plain.json().isArray()
                ? StreamSupport.stream(plain.json().spliterator(), false).map(Value.Plain::new)
                : Stream.of(value);
    }

    /** A file outside of a multipart body is named, not sent; what was not told is named too, in a request that is not sent. */
    private static String text(Value value) {
        if (value instanceof Value.Told told) {
            return "{" + told.parameter() + "}";
        }
        return value instanceof Value.File file ? file.fileName() : ((Value.Plain) value).text();
    }

    private static JsonNode json(Value value) {
        return value instanceof Value.Plain plain ? plain.json() : TextNode.valueOf(text(value));
    }
}
