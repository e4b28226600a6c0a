package io.videogateway.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;

/** For generated code: sends what Retrofit has put together, and reads the answers. */
public final class Caller {

    private final Connections connections;
    private final OkHttpClient http;
    private final Settings settings;
    private final Retrofit retrofit;

    /** The client is a copy of the one in the connections. */
    Caller(Connections connections, OkHttpClient http, Settings settings) {
        this.connections = connections;
        this.http = http;
        this.settings = settings;
        this.retrofit = new Retrofit.Builder()
                .baseUrl(settings.baseUrl)
                .callFactory(http)
                .addConverterFactory(new JsonBodies())
                .build();
    }

    /** An instance of a Retrofit interface, of which only the requests are used. */
    public <A> A create(Class<A> api) {
        return retrofit.create(api);
    }

    /** The parameter as it is, unless it is missing. */
    public static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("the operation needs " + name);
        }
        return value;
    }

    /** The parts of a form with files. */
    public List<MultipartBody.Part> parts(Model form, CallOptions options) {
        return FormParts.of(form.properties(), options.parts());
    }

    /** The fields of a form without files. */
    public Map<String, String> fields(Model form, CallOptions options) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.properties().forEach((name, value) -> fields.put(name, String.valueOf(value)));
        options.parts().forEach((name, value) -> fields.put(name, String.valueOf(value)));
        return fields;
    }

    /** Sends the request and waits for the answer. */
    public <T> GatewayResponse<T> execute(Supplier<Call<?>> call, Schema<T> schema, CallOptions options) {
        connections.refuseWhenClosed();
        return exchange(call, schema, options, new Cancellation()).run();
    }

    /** Sends the request on another thread; cancelling the future cancels the call. */
    public <T> CompletableFuture<GatewayResponse<T>> enqueue(
            Supplier<Call<?>> call, Schema<T> schema, CallOptions options) {
        return start(call, schema, options, response -> response);
    }

    /** As {@link #enqueue}, for the body alone. */
    public <T> CompletableFuture<T> enqueueForBody(Supplier<Call<?>> call, Schema<T> schema, CallOptions options) {
        return start(call, schema, options, GatewayResponse::body);
    }

    private <T, R> CompletableFuture<R> start(
            Supplier<Call<?>> call, Schema<T> schema, CallOptions options, Function<GatewayResponse<T>, R> result) {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<R> future = new CompletableFuture<>();
        connections.execute(() -> {
            try {
                GatewayResponse<T> response =
                        exchange(call, schema, options, cancellation).run();
                cancellation.tooLate();
                future.complete(result.apply(response));
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
            Supplier<Call<?>> call, Schema<T> schema, CallOptions options, Cancellation cancellation) {
        Request request = call.get().request();
        boolean form = request.body() instanceof MultipartBody || request.body() instanceof FormBody;
        if (!form && !options.parts().isEmpty()) {
            throw new IllegalArgumentException("this operation has no form that could take "
                    + options.parts().keySet());
        }
        return new Exchange<>(http, settings, request, schema, options, cancellation);
    }
}
