package io.videogateway.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * For generated code: what one call of an operation sends. Retrofit could put it together from the generated interface,
 * but its reflection takes longer than everything else that happens before the first request.
 */
public final class OperationRequest {

    private final String method;
    private final String path;
    private final Map<String, String> pathValues = new LinkedHashMap<>();
    private final List<String[]> queryValues = new ArrayList<>();
    private final Headers.Builder headers = new Headers.Builder();
    private final List<String> cookies = new ArrayList<>();
    private final List<List<Security.Scheme>> security = new ArrayList<>();
    private final Map<String, Schema<?>> successes = new LinkedHashMap<>();
    private final RequestContent content = new RequestContent();
    private String[] accepted = {};
    private @Nullable String server;

    /** The path as in the contract, with its parameters in braces. */
    public OperationRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** As {@link #path(String, Object, String, boolean)}, in the style that goes without saying. */
    public OperationRequest path(String name, Object value) {
        return path(name, value, "simple", false);
    }

    /**
     * A part of the path.
     *
     * @throws IllegalArgumentException if it would turn the path into that of another operation
     */
    public OperationRequest path(String name, Object value, String style, boolean explode) {
        String text = Encoding.path(name, value, style, explode);
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(name + " cannot stand in a path: \"" + text + "\"");
        }
        pathValues.put(name, text);
        return this;
    }

    /** A query parameter, several times for a list; null leaves it out. */
    public OperationRequest query(String name, @Nullable Object value) {
        return query(name, value, "form", true);
    }

    /** A query parameter in one of OpenAPI's styles, or as {@code json}; null leaves it out. */
    public OperationRequest query(String name, @Nullable Object value, String style, boolean explode) {
        if (value != null) {
            queryValues.addAll(Encoding.query(name, value, style, explode));
        }
        return this;
    }

    /** A header; null leaves it out. */
    public OperationRequest header(String name, @Nullable Object value) {
        if (value != null) {
            headers.set(name, Encoding.header(value, false));
        }
        return this;
    }

    /** A cookie; null leaves it out. */
    public OperationRequest cookie(String name, @Nullable Object value) {
        if (value != null) {
            Encoding.query(name, value, "form", false).forEach(pair -> cookies.add(pair[0] + "=" + pair[1]));
        }
        return this;
    }

    /**
     * A form that can hold files.
     *
     * @throws IllegalArgumentException if it is null, for an empty one would be sent
     */
    public OperationRequest multipart(Model parts) {
        content.multipart(Caller.required("a request", parts));
        return this;
    }

    /** The media type that the contract gives a part of the form. */
    public OperationRequest partType(String name, String mediaTypes) {
        content.partType(name, mediaTypes);
        return this;
    }

    /**
     * The style that the contract gives a part of the form.
     *
     * @param reserved whether signs that mean nothing in a form stay as they are
     */
    public OperationRequest partStyle(String name, String style, boolean explode, boolean reserved) {
        content.partStyle(name, new PartStyle(style, explode, reserved));
        return this;
    }

    /**
     * A form without files.
     *
     * @throws IllegalArgumentException if it is null, for an empty one would be sent
     */
    public OperationRequest urlEncoded(Model fields) {
        content.urlEncoded(Caller.required("a request", fields));
        return this;
    }

    /** A body in JSON; null leaves it out. */
    public OperationRequest json(@Nullable Object body) {
        return body(body, "application/json");
    }

    /** A body in one of the media types that the contract lists: JSON, text or bytes; null leaves it out. */
    public OperationRequest body(@Nullable Object body, String... mediaTypes) {
        content.body(body, mediaTypes);
        return this;
    }

    /** A secret goes into the header Authorization. */
    public OperationRequest bearer(String scheme) {
        return secured(Security.Kind.BEARER, scheme, "Authorization");
    }

    /** User name and password go into the header Authorization. */
    public OperationRequest basic(String scheme) {
        return secured(Security.Kind.BASIC, scheme, "Authorization");
    }

    /** A secret goes into a header of its own. */
    public OperationRequest keyInHeader(String scheme, String header) {
        return secured(Security.Kind.HEADER, scheme, header);
    }

    /** A secret goes into the query. */
    public OperationRequest keyInQuery(String scheme, String parameter) {
        return secured(Security.Kind.QUERY, scheme, parameter);
    }

    /** A secret goes into a cookie. */
    public OperationRequest keyInCookie(String scheme, String cookie) {
        return secured(Security.Kind.COOKIE, scheme, cookie);
    }

    private OperationRequest secured(Security.Kind kind, String scheme, String key) {
        if (security.isEmpty()) {
            security.add(new ArrayList<>());
        }
        security.get(security.size() - 1).add(new Security.Scheme(kind, scheme, key));
        return this;
    }

    /** What goes before it is one alternative, and what follows it another; an empty one sends nothing. */
    public OperationRequest or() {
        if (security.isEmpty()) {
            security.add(new ArrayList<>());
        }
        security.add(new ArrayList<>());
        return this;
    }

    /** The media types that the contract lists for answers. */
    public OperationRequest accepts(String... mediaTypes) {
        accepted = mediaTypes;
        return this;
    }

    /** A further success that the contract lists: its status, or such as {@code 2XX}. */
    public OperationRequest success(String status, Schema<?> schema) {
        successes.put(status.toUpperCase(java.util.Locale.ROOT), schema);
        return this;
    }

    /** A server of its own, with the names and default values of its variables, one after the other. */
    public OperationRequest server(String url, String... variables) {
        String filled = url;
        for (int i = 0; i < variables.length; i += 2) {
            filled = filled.replace("{" + variables[i] + "}", variables[i + 1]);
        }
        server = filled;
        return this;
    }

    /** The alternatives, each of which is all that goes together; empty if nothing is wanted. */
    List<List<Security.Scheme>> security() {
        return Collections.unmodifiableList(security);
    }

    /** What a further success is; null if the contract does not list the status as one. */
    @Nullable
    Schema<?> success(int status) {
        Schema<?> exact = successes.get(String.valueOf(status));
        return exact != null ? exact : successes.get(status / 100 + "XX");
    }

    /** Whether the contract lists this media type, and it is not JSON. */
    boolean promises(String mediaType) {
        for (String type : accepted) {
            if (!MediaTypes.isJson(type) && MediaTypes.bare(type).equalsIgnoreCase(mediaType)) {
                return true;
            }
        }
        return false;
    }

    /** For answers of this type. */
    String accept(Schema<?> result) {
        return MediaTypes.accept(accepted, result == Schema.FILE || result == Schema.TEXT);
    }

    /**
     * The request without what every request has.
     *
     * @throws NotSentException if an upload cannot be read
     * @throws IllegalArgumentException if there are extra parts and no form to take them
     */
    Request toRequest(BaseUrl baseUrl, CallOptions options) {
        if (!cookies.isEmpty()) {
            headers.set("Cookie", String.join("; ", cookies));
        }
        return new Request.Builder()
                .url(url(baseUrl))
                .headers(headers.build())
                .method(method, content.toBody(method, options.parts()))
                .build();
    }

    private HttpUrl url(BaseUrl baseUrl) {
        if (pathValues.isEmpty() && queryValues.isEmpty()) {
            return baseUrl.of(server, path);
        }
        // The values are encoded: none of them has a brace or a slash that could be taken for the path's own.
        String filled = path;
        for (Map.Entry<String, String> value : pathValues.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        HttpUrl.Builder url = baseUrl.with(server, filled);
        queryValues.forEach(pair -> url.addEncodedQueryParameter(pair[0], pair[1]));
        return url.build();
    }
}
