package io.videogateway.client;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** For generated code: sends what Retrofit has put together, and reads the answers. */
public final class Caller {

    private final OkHttpClient http;
    private final String token;
    private final Retrofit retrofit;

    Caller(OkHttpClient http, HttpUrl baseUrl, String token) {
        this.http = http;
        this.token = token;
        this.retrofit = new Retrofit.Builder()
                .baseUrl(baseUrl)
                .callFactory(http)
                .addConverterFactory(new JsonConverters())
                .build();
    }

    /** An instance of a Retrofit interface, of which only the requests are used. */
    public <A> A create(Class<A> api) {
        return retrofit.create(api);
    }

    /** The parts of a form with files. */
    public List<MultipartBody.Part> parts(Model form, CallOptions options) {
        List<MultipartBody.Part> parts = new ArrayList<>();
        form.properties().forEach((name, value) -> {
            if (value instanceof Upload) {
                Upload upload = (Upload) value;
                parts.add(MultipartBody.Part.createFormData(name, upload.fileName(), upload.body()));
            } else {
                parts.add(MultipartBody.Part.createFormData(name, String.valueOf(value)));
            }
        });
        return parts;
    }

    /** The fields of a form without files. */
    public Map<String, String> fields(Model form, CallOptions options) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.properties().forEach((name, value) -> fields.put(name, String.valueOf(value)));
        return fields;
    }

    /** Sends the request and waits for the answer. */
    public <T> GatewayResponse<T> execute(Call<?> call, Schema<T> schema, CallOptions options) {
        try (Response response = http.newCall(prepare(call.request())).execute()) {
            return read(response, schema);
        } catch (IOException e) {
            throw new GatewayException("no answer: " + e, e);
        }
    }

    /** Sends the request; cancelling the future cancels the call. */
    public <T> CompletableFuture<GatewayResponse<T>> enqueue(Call<?> call, Schema<T> schema, CallOptions options) {
        okhttp3.Call sent = http.newCall(prepare(call.request()));
        CompletableFuture<GatewayResponse<T>> future = new CompletableFuture<>();
        sent.enqueue(new Callback() {
            @Override
            public void onFailure(okhttp3.Call failed, IOException e) {
                future.completeExceptionally(new GatewayException("no answer: " + e, e));
            }

            @Override
            public void onResponse(okhttp3.Call answered, Response response) {
                try {
                    future.complete(read(response, schema));
                } catch (IOException | RuntimeException e) {
                    future.completeExceptionally(e);
                } finally {
                    response.close();
                }
            }
        });
        return future;
    }

    /** The body alone. */
    public <T> CompletableFuture<T> bodyOf(CompletableFuture<GatewayResponse<T>> response) {
        return response.thenApply(GatewayResponse::body);
    }

    private Request prepare(Request request) {
        return request.newBuilder()
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
    }

    private static <T> GatewayResponse<T> read(Response response, Schema<T> schema) throws IOException {
        byte[] body = response.body().bytes();
        if (!response.isSuccessful()) {
            throw new GatewayException("HTTP " + response.code(), null);
        }
        Object json = body.length == 0 ? null : Json.parse(body);
        T value = json == null ? null : schema.read(json);
        if (value == null && schema != Schema.NOTHING) {
            throw new GatewayException("the answer is nothing that the contract describes", null);
        }
        return new GatewayResponse<>(response.code(), response.headers(), value);
    }

    /** Writes JSON bodies. Retrofit asks for readers as well, but here it builds requests only and never calls one. */
    private static final class JsonConverters extends Converter.Factory {
        private static final MediaType JSON = MediaType.get("application/json");

        @Override
        public Converter<ResponseBody, ?> responseBodyConverter(
                Type type, Annotation[] annotations, Retrofit retrofit) {
            return body -> {
                throw new IllegalStateException("answers are read through their schema");
            };
        }

        @Override
        public Converter<?, RequestBody> requestBodyConverter(
                Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
            return (@Nullable Object value) -> RequestBody.create(Json.write(value), JSON);
        }
    }
}
