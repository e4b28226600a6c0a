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
import org.apache.http.HttpMessage;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.config.MessageConstraints;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.conn.ClientConnectionOperator;
import org.apache.http.conn.OperatedClientConnection;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.entity.BasicHttpEntity;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.BasicClientConnectionManager;
import org.apache.http.impl.conn.DefaultClientConnection;
import org.apache.http.impl.conn.DefaultClientConnectionOperator;
import org.apache.http.impl.entity.EntityDeserializer;
import org.apache.http.impl.entity.LaxContentLengthStrategy;
import org.apache.http.impl.io.ChunkedInputStream;
import org.apache.http.io.SessionInputBuffer;
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
                if (opensTunnel(wire)) {
                    return super.doSendRequest(wire, connection, context);
                }
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
                if (opensTunnel(wire)) {
                    return tunnel(response);
                }
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

    /** What a proxy is asked before the server can be, and answers in its own name. */
    private static boolean opensTunnel(HttpRequest wire) {
        return wire.getRequestLine().getMethod().equals("CONNECT");
    }

    /** This library would give the proxy's refusal for the server's answer. */
    private static HttpResponse tunnel(HttpResponse response) throws IOException {
        int status = response.getStatusLine().getStatusCode();
        if (status != HttpStatus.SC_OK) {
            throw Faults.noTunnel(status);
        }
        return response;
    }

    /** This library bounds the heads that it reads, and by default not the trailers that follow the last chunk. */
    @Override
    protected ClientConnectionManager createClientConnectionManager() {
        return new BasicClientConnectionManager(schemes(request.url())) {
            @Override
            protected ClientConnectionOperator createConnectionOperator(SchemeRegistry schemes) {
                return new DefaultClientConnectionOperator(schemes) {
                    @Override
                    public OperatedClientConnection createConnection() {
                        return new BoundedConnection();
                    }
                };
            }
        };
    }

    /** The certificates of the machine are read only where they are needed, for that takes longer than an exchange. */
    static SchemeRegistry schemes(String url) {
        SchemeRegistry schemes = new SchemeRegistry();
        // Also for a proxy on the way to a server that speaks TLS.
        schemes.register(new Scheme("http", 80, PlainSocketFactory.getSocketFactory()));
        if (url.regionMatches(true, 0, "https:", 0, 6)) {
            schemes.register(new Scheme("https", 443, SSLSocketFactory.getSocketFactory()));
        }
        return schemes;
    }

    private static final class BoundedConnection extends DefaultClientConnection {
        private static final MessageConstraints TRAILERS = MessageConstraints.custom()
                .setMaxHeaderCount(MAX_HEADERS)
                .setMaxLineLength(MAX_LINE)
                .build();

        @Override
        protected EntityDeserializer createEntityDeserializer() {
            return new EntityDeserializer(new LaxContentLengthStrategy()) {
                @Override
                protected BasicHttpEntity doDeserialize(SessionInputBuffer in, HttpMessage message)
                        throws HttpException, IOException {
                    BasicHttpEntity entity = super.doDeserialize(in, message);
                    if (entity.isChunked()) {
                        entity.setContent(new ChunkedInputStream(in, TRAILERS));
                    }
                    return entity;
                }
            };
        }
    }

    private static Headers headers(org.apache.http.Header[] lines) {
        return new Headers(Arrays.stream(lines)
                .map(line -> new Header(line.getName(), line.getValue() == null ? "" : line.getValue()))
                .toList());
    }
}
