package io.videogateway.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending a request again that may start a job. It does so on its own after 408, 421, and 503 with
 * {@code Retry-After: 0}, the last one even when told not to retry; only a body that can be written but once stops it.
 *
 * <p>Stands behind all interceptors of the user, so that none of them can put another body in its place.
 */
final class SendOnce implements Interceptor {

    private static final Set<String> SAFE_METHODS =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("GET", "HEAD", "OPTIONS")));

    /** Whether requests with this method only read, so that sending one twice does no harm. */
    static boolean isSafe(String method) {
        return SAFE_METHODS.contains(method);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (isSafe(request.method())) {
            return chain.proceed(request);
        }
        RequestBody body = request.body() == null ? RequestBody.create(new byte[0], null) : request.body();
        return chain.proceed(
                request.newBuilder().method(request.method(), new OneShot(body)).build());
    }

    private static final class OneShot extends RequestBody {
        private final RequestBody body;

        OneShot(RequestBody body) {
            this.body = body;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}
