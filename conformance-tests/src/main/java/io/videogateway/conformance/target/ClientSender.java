package io.videogateway.conformance.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.videogateway.client.Download;
import io.videogateway.client.Operation;
import io.videogateway.client.VideoGateway;
import io.videogateway.client.api.Operations;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.Variation;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.probe.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Sends a probe through the generated client, once, and records what the client really wrote and received. */
final class ClientSender {
    /** Numbers stay what they are, so that a record of them reads back as the same tree. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final String baseUrl;
    private final List<String> schemes;
    private final Credentials credentials;

    /** @param schemes the keys of all security schemes of the contract */
    ClientSender(String baseUrl, List<String> schemes, Credentials credentials) {
        this.baseUrl = baseUrl;
        this.schemes = List.copyOf(schemes);
        this.credentials = credentials;
    }

    /** The client's call for a probe; empty where the client was generated from another contract, or sends another type. */
    static Optional<Operation> call(Contract contract, Probe probe) {
        if (!probe.variation().equals(Variation.COMPLETE)
                || probe.obstacle() != null
                || !Target.reachesThroughClient(contract)) {
            return Optional.empty();
        }
        return Operations.all().stream()
                .filter(operation -> operation.method().equals(probe.operation().method())
                        && operation.path().equals(probe.operation().path()))
                .filter(operation -> probe.mediaType() == null
                        ? operation.mediaTypes().isEmpty()
                        : operation.mediaTypes().contains(probe.mediaType()))
                .findFirst();
    }

    /** Sends and records. Returns what the client made of the answer; throws what it threw before there was one. */
    @Nullable
    Decoded send(Operation call, Probe probe, Recording recording, Limits limits) {
        return send(call, probe, recording, limits, chain -> {
            recording.connecting();
            return chain.proceed(chain.request());
        });
    }

    /** Makes a call that is answered by an empty object at once. Nothing leaves the process. */
    void rehearse(Operation call, Probe probe, Limits limits) {
        Recording recording = new Recording(limits.bodyBytes());
        send(call, probe, recording, limits, chain -> {
            recording.answered(200, Headers.NONE);
            return new okhttp3.Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(200)
                    .message("OK")
                    .body(ResponseBody.create("{}", okhttp3.MediaType.get("application/json")))
                    .build();
        });
    }

    private @Nullable Decoded send(
            Operation call, Probe probe, Recording recording, Limits limits, Interceptor connecting) {
        OkHttpClient http = new OkHttpClient.Builder()
                // One protocol for both senders, so that their recordings compare.
                .protocols(List.of(Protocol.HTTP_1_1))
                // As the other sender: the certificates of the machine are read only where they are needed.
                .connectionSpecs(List.of(
                        baseUrl.regionMatches(true, 0, "https:", 0, 6)
                                ? ConnectionSpec.MODERN_TLS
                                : ConnectionSpec.CLEARTEXT))
                .callTimeout(limits.deadline())
                .connectTimeout(limits.deadline())
                .readTimeout(limits.deadline())
                .writeTimeout(limits.deadline())
                .retryOnConnectionFailure(false)
                .addInterceptor(connecting)
                .addNetworkInterceptor(chain -> record(chain, recording, limits))
                .build();
        VideoGateway.Builder builder = VideoGateway.builder()
                .baseUrl(baseUrl)
                .httpClient(http)
                .maxAttempts(1)
                .maxResponseBytes(limits.bodyBytes())
                .timeout(limits.deadline());
        credentials.token(probe.variation()).ifPresent(builder::token);
        schemes.forEach(scheme ->
                credentials.secret(scheme, probe.variation()).ifPresent(secret -> builder.secret(scheme, secret)));
        try {
            Object result = call.call(builder.build(), ClientArguments.of(probe));
            return decoded(result);
        } catch (IOException e) {
            return new Decoded(null, "what the client hands out cannot be read: " + e.getMessage());
        } catch (RuntimeException e) {
            if (recording.response() == null || recording.fault() != null) {
                throw e;
            }
            String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            return new Decoded(null, e.getClass().getSimpleName() + ": " + message);
        } finally {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }

    /** Null of a download, which the client reads no further: its bytes are in the record, and no model hides them. */
    private static @Nullable Decoded decoded(@Nullable Object result) throws IOException {
        if (result instanceof Download download) {
            try (InputStream bytes = download.stream()) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return null;
        }
        return new Decoded(tree(result), null);
    }

    private static JsonNode tree(@Nullable Object model) {
        try {
            return JSON.readTree(JSON.writeValueAsString(model));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the model cannot be written as JSON", e);
        }
    }

    private static okhttp3.Response record(Interceptor.Chain chain, Recording recording, Limits limits)
            throws IOException {
        okhttp3.Request request = chain.request();
        if (recording.request() != null) {
            throw new IOException("the client sends the request a second time");
        }
        Buffer body = new Buffer();
        if (request.body() != null) {
            request.body().writeTo(body);
        }
        ByteString bytes = body.readByteString();
        recording.sent(new Request(
                Request.Via.CLIENT,
                request.method(),
                request.url().toString(),
                headers(request.headers()),
                new Body(bytes.toByteArray())));
        if (request.body() == null) {
            recording.requestBodyStarts();
        } else {
            request = request.newBuilder()
                    .method(request.method(), new ObservedBody(request.body(), bytes, recording))
                    .build();
        }
        try {
            okhttp3.Response response = chain.proceed(request);
            recording.answered(response.code(), headers(response.headers()));
            Buffer received = new Buffer();
            try (InputStream in = new Tee(response.body().byteStream(), received)) {
                recording.read(in);
            }
            return response.newBuilder()
                    .body(ResponseBody.create(received, response.body().contentType(), received.size()))
                    .build();
        } catch (IOException e) {
            // The client words this as it likes; what happened on the wire is known here. A call that meets
            // its deadline is cancelled, which looks like a connection that was closed.
            recording.failed(
                    chain.call().isCanceled() ? Faults.timeout(recording, limits) : Faults.of(e, recording, limits));
            throw e;
        }
    }

    private static Headers headers(okhttp3.Headers lines) {
        return new Headers(java.util.stream.IntStream.range(0, lines.size())
                .mapToObj(i -> new Header(lines.name(i), lines.value(i)))
                .toList());
    }

    /** The body that the client wrote, and a note of when it leaves. */
    private static final class ObservedBody extends okhttp3.RequestBody {
        private final okhttp3.RequestBody written;
        private final ByteString bytes;
        private final Recording recording;

        ObservedBody(okhttp3.RequestBody written, ByteString bytes, Recording recording) {
            this.written = written;
            this.bytes = bytes;
            this.recording = recording;
        }

        @Override
        public okhttp3.@Nullable MediaType contentType() {
            return written.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return written.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            recording.requestBodyStarts();
            sink.write(bytes);
        }
    }

    /** Keeps what is read, for the client must get the same bytes. */
    private static final class Tee extends java.io.FilterInputStream {
        private final Buffer copy;

        Tee(InputStream in, Buffer copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                copy.writeByte(next);
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                copy.write(buffer, offset, n);
            }
            return n;
        }
    }
}
