package io.videogateway.conformance.edit;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** Stands before a server, passes everything on, and writes down what was sent: a line for each thing that tells. */
final class Wire implements AutoCloseable {
    private static final Pattern DISPOSITION =
            Pattern.compile("form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?");
    private static final List<String> OF_THE_CONNECTION =
            List.of("host", "content-length", "accept-encoding", "connection", "transfer-encoding");

    private final String url;
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client = new OkHttpClient();
    private final StringBuilder sent = new StringBuilder();

    Wire(String url) throws IOException {
        this.url = url;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                try {
                    write(request);
                    return passOn(request);
                } catch (IOException e) {
                    return new MockResponse(502, Headers.of(), String.valueOf(e));
                }
            }
        });
        server.start();
    }

    String url() {
        return server.url("/").toString();
    }

    /** Everything that was sent so far. */
    synchronized String sent() {
        return sent.toString();
    }

    private synchronized void write(RecordedRequest request) throws IOException {
        sent.append(request.getMethod()).append(' ').append(request.getTarget()).append('\n');
        for (String name : List.of("Authorization", "X-API-Key")) {
            Optional.ofNullable(request.getHeaders().get(name))
                    .ifPresent(value ->
                            sent.append(name).append(": ").append(value).append('\n'));
        }
        String type =
                Optional.ofNullable(request.getHeaders().get("Content-Type")).orElse("");
        ByteString body = Optional.ofNullable(request.getBody()).orElse(ByteString.EMPTY);
        if (type.startsWith("multipart/form-data; boundary=")) {
            sent.append("multipart/form-data\n");
            writeParts(type.substring(type.indexOf('=') + 1), body);
        } else if (!type.isEmpty()) {
            sent.append(type).append('\n').append(body.utf8()).append('\n');
        }
    }

    private void writeParts(String boundary, ByteString body) throws IOException {
        try (MultipartReader parts = new MultipartReader(new Buffer().write(body), boundary)) {
            for (MultipartReader.Part part = parts.nextPart(); part != null; part = parts.nextPart()) {
                Matcher named =
                        DISPOSITION.matcher(String.valueOf(part.headers().get("Content-Disposition")));
                if (!named.matches()) {
                    throw new IOException("a part without a name: " + part.headers());
                }
                String type = part.headers().get("Content-Type");
                sent.append(named.group(1))
                        .append('=')
                        .append(named.group(2) == null ? part.body().readUtf8() : named.group(2))
                        .append(type == null ? "" : " (" + type.toLowerCase(Locale.ROOT) + ")")
                        .append('\n');
            }
        }
    }

    private MockResponse passOn(RecordedRequest request) throws IOException {
        Request.Builder copy = new Request.Builder().url(url + request.getTarget());
        request.getHeaders().forEach(header -> {
            if (!OF_THE_CONNECTION.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                copy.addHeader(header.getFirst(), header.getSecond());
            }
        });
        String type = request.getHeaders().get("Content-Type");
        RequestBody body = request.getBody() == null || type == null
                ? null
                : RequestBody.create(request.getBody(), MediaType.get(type));
        try (Response response =
                client.newCall(copy.method(request.getMethod(), body).build()).execute()) {
            MockResponse.Builder answer = new MockResponse.Builder()
                    .code(response.code())
                    .body(new Buffer().write(response.body().bytes()));
            Optional.ofNullable(response.header("Content-Type"))
                    .ifPresent(value -> answer.setHeader("Content-Type", value));
            return answer.build();
        }
    }

    @Override
    public void close() {
        server.close();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
