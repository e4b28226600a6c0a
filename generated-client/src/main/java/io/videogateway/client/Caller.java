package io.videogateway.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** For generated code: sends the requests of operations and reads the answers. */
public final class Caller {

    private final Connections connections;
    private final OkHttpClient http;
    private final OkHttpClient downloads;
    private final Settings settings;

    /** The clients are copies of the one in the connections; that for downloads has no bound on a whole answer. */
    Caller(Connections connections, OkHttpClient http, OkHttpClient downloads, Settings settings) {
        this.connections = connections;
        this.http = http;
        this.downloads = downloads;
        this.settings = settings;
    }

    /** The parameter as it is, unless it is missing. */
    public static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("the operation needs " + name);
        }
        return value;
    }

    /** Sends the request and waits for the answer. */
    public <T> GatewayResponse<T> execute(OperationRequest request, Schema<T> schema, CallOptions options) {
        connections.refuseWhenClosed();
        return exchange(request, schema, options, new Cancellation()).run();
    }

    /** Sends the request on another thread; cancelling the future cancels the call. */
    public <T> CompletableFuture<GatewayResponse<T>> enqueue(
            OperationRequest request, Schema<T> schema, CallOptions options) {
        return start(request, schema, options, response -> response);
    }

    /** As {@link #enqueue}, for the body alone. */
    public <T> CompletableFuture<T> enqueueForBody(OperationRequest request, Schema<T> schema, CallOptions options) {
        return start(request, schema, options, GatewayResponse::body);
    }

    private <T, R> CompletableFuture<R> start(
            OperationRequest request, Schema<T> schema, CallOptions options, Function<GatewayResponse<T>, R> result) {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<R> future = new CompletableFuture<>();
        connections.execute(() -> {
            try {
                GatewayResponse<T> response =
                        exchange(request, schema, options, cancellation).run();
                cancellation.tooLate();
                if (!future.complete(result.apply(response)) && response.body() instanceof Download) {
                    ((Download) response.body()).close();
                }
            } catch (Throwable e) {
                cancellation.tooLate();
                future.completeExceptionally(e);
            }
        });
        // However the future ends before the call does, nobody waits for the call any more.
        CompletableFuture<R> unused = future.whenComplete((value, e) -> cancellation.cancel());
        return future;
    }

    private <T> Exchange<T> exchange(
            OperationRequest request, Schema<T> schema, CallOptions options, Cancellation cancellation) {
        Request prepared = request.toRequest(settings.baseUrl, options);
        OkHttpClient client = schema == Schema.FILE ? downloads : http;
        return new Exchange<>(client, settings, request, prepared, schema, options, cancellation);
    }
}
