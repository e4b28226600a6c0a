package io.videogateway.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Writes bodies as JSON for Retrofit. */
final class JsonBodies extends Converter.Factory {

    private static final MediaType JSON = MediaType.get("application/json");

    static RequestBody of(@Nullable Object value) {
        try {
            return RequestBody.create(Json.write(value), JSON);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        return (@Nullable Object value) -> of(value);
    }

    /** Retrofit asks for a reader too, but here it only puts requests together: {@link Exchange} reads the answers. */
    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        return body -> {
            throw new IllegalStateException("answers are read through their schema");
        };
    }
}
