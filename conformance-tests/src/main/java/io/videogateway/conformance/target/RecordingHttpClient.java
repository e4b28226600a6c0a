package io.videogateway.conformance.target;

import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import java.io.IOException;
import java.util.Arrays;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.CoreConnectionPNames;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * The HTTP client below REST Assured: sends once, follows nothing, and records both directions as they pass.
 *
 * <p>REST Assured works with this one family of clients only. One object serves one exchange; closing it from another
 * thread ends the exchange wherever it is.
 */
@SuppressWarnings("deprecation") // REST Assured 6 casts its client to the deprecated AbstractHttpClient.
final class RecordingHttpClient extends DefaultHttpClient {
    private static final int MAX_HEADERS = 1000;
    private static final int MAX_LINE = 64 << 10;

    private final Request request;
    private final Recording recording;

    RecordingHttpClient(Request request, Recording recording, Limits limits) {
        this.request = request;
        this.recording = recording;
        int millis = (int) Math.min(limits.deadline().toMillis(), Integer.MAX_VALUE);
        getParams().setIntParameter(CoreConnectionPNames.CONNECTION_TIMEOUT, millis);
        getParams().setIntParameter(CoreConnectionPNames.SO_TIMEOUT, millis);
        getParams().setIntParameter(CoreConnectionPNames.MAX_HEADER_COUNT, MAX_HEADERS);
        getParams().setIntParameter(CoreConnectionPNames.MAX_LINE_LENGTH, MAX_LINE);
        // By default three more attempts would be made after a failure.
        setHttpRequestRetryHandler((failure, attempts, context) -> false);
    }

    /** The first thing that is asked of a client when a request is executed, before a connection is opened. */
    @Override
    protected HttpContext createHttpContext() {
        recording.connecting();
        return super.createHttpContext();
    }

    @Override
    protected HttpRequestExecutor createRequestExecutor() {
        return new HttpRequestExecutor() {
            @Override
            protected HttpResponse doSendRequest(HttpRequest wire, HttpClientConnection connection, HttpContext context)
                    throws IOException, HttpException {
                recording.sent(new Request(
                        Request.Via.RAW,
                        request.method(),
                        request.url(),
                        headers(wire.getAllHeaders()),
                        request.body()));
                recording.requestBodyStarts();
                return super.doSendRequest(wire, connection, context);
            }

            @Override
            protected HttpResponse doReceiveResponse(
                    HttpRequest wire, HttpClientConnection connection, HttpContext context)
                    throws HttpException, IOException {
                HttpResponse response = super.doReceiveResponse(wire, connection, context);
                recording.answered(response.getStatusLine().getStatusCode(), headers(response.getAllHeaders()));
                HttpEntity entity = response.getEntity();
                if (entity != null) {
                    // Not closed: this library's streams read on to their end when they are, however far that is.
                    Body read = recording.read(entity.getContent());
                    response.setEntity(new ByteArrayEntity(read.bytes()));
                }
                return response;
            }
        };
    }

    private static Headers headers(org.apache.http.Header[] lines) {
        return new Headers(Arrays.stream(lines)
                .map(line -> new Header(line.getName(), line.getValue() == null ? "" : line.getValue()))
                .toList());
    }
}
