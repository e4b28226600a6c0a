package io.videogateway.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * For generated code: what one call of an operation sends. Retrofit could put it together from the generated interface,
 * but its reflection takes longer than everything else that happens before the first request.
 */
public final class OperationRequest {

    private static final MediaType JSON = MediaType.get("application/json");

    private final String method;
    private final String path;
    private final Map<String, String> pathValues = new LinkedHashMap<>();
    private final Map<String, Object> queryValues = new LinkedHashMap<>();
    private final Headers.Builder headers = new Headers.Builder();
    private @Nullable Model form;
    private boolean multipart;
    private @Nullable Object json;

    /** The path as in the contract, with its parameters in braces. */
    public OperationRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /**
     * A part of the path.
     *
     * @throws IllegalArgumentException if it would turn the path into that of another operation
     */
    public OperationRequest path(String name, Object value) {
        String text = String.valueOf(value);
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(name + " cannot stand in a path: \"" + text + "\"");
        }
        pathValues.put(name, text);
        return this;
    }

    /** A query parameter, several times for a list; null leaves it out. */
    public OperationRequest query(String name, @Nullable Object value) {
        if (value != null) {
            queryValues.put(name, value);
        }
        return this;
    }

    /** A header; null leaves it out. */
    public OperationRequest header(String name, @Nullable Object value) {
        if (value != null) {
            headers.set(name, value.toString());
        }
        return this;
    }

    /** A form that can hold files. */
    public OperationRequest multipart(Model parts) {
        form = parts;
        multipart = true;
        return this;
    }

    /** A form without files. */
    public OperationRequest urlEncoded(Model fields) {
        form = fields;
        return this;
    }

    /** A body in JSON; null leaves it out. */
    public OperationRequest json(@Nullable Object body) {
        json = body;
        return this;
    }

    /**
     * The request without what every request has.
     *
     * @throws NotSentException if an upload cannot be read
     * @throws IllegalArgumentException if there are extra parts and no form to take them
     */
    Request toRequest(HttpUrl baseUrl, CallOptions options) {
        if (form == null && !options.parts().isEmpty()) {
            throw new IllegalArgumentException("this operation has no form that could take "
                    + options.parts().keySet());
        }
        return new Request.Builder()
                .url(url(baseUrl))
                .headers(headers.build())
                .method(method, body(options))
                .build();
    }

    private HttpUrl url(HttpUrl baseUrl) {
        HttpUrl.Builder url = baseUrl.newBuilder();
        for (String segment : path.substring(1).split("/", -1)) {
            String filled = segment;
            for (Map.Entry<String, String> value : pathValues.entrySet()) {
                filled = filled.replace("{" + value.getKey() + "}", value.getValue());
            }
            url.addPathSegment(filled);
        }
        for (Map.Entry<String, Object> value : queryValues.entrySet()) {
            boolean many = value.getValue() instanceof List;
            for (Object one : many ? (List<?>) value.getValue() : Collections.singletonList(value.getValue())) {
                url.addQueryParameter(value.getKey(), String.valueOf(one));
            }
        }
        return url.build();
    }

    private @Nullable RequestBody body(CallOptions options) {
        if (form == null) {
            return json != null
                    ? jsonBody(json)
                    : SendOnce.isSafe(method) ? null : RequestBody.create(new byte[0], null);
        }
        if (multipart) {
            MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
            FormParts.of(form.properties(), options.parts()).forEach(body::addPart);
            return body.build();
        }
        FormBody.Builder body = new FormBody.Builder();
        form.properties().forEach((name, value) -> body.add(name, String.valueOf(value)));
        options.parts().forEach((name, value) -> body.add(name, String.valueOf(value)));
        return body.build();
    }

    static RequestBody jsonBody(Object value) {
        try {
            return RequestBody.create(Json.write(value), JSON);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }
}
