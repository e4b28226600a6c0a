package io.videogateway.client;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The body of one call: a form, JSON, text, bytes or nothing. */
final class RequestContent {

    private final Map<String, String> partTypes = new LinkedHashMap<>();
    private @Nullable Model form;
    private boolean multipart;
    private @Nullable Object body;
    private String[] mediaTypes = {};

    void multipart(Model parts) {
        form = parts;
        multipart = true;
    }

    void urlEncoded(Model fields) {
        form = fields;
    }

    void partType(String name, String types) {
        partTypes.put(name, types);
    }

    void body(@Nullable Object value, String... types) {
        body = value;
        mediaTypes = types;
    }

    /**
     * Null where HTTP wants none.
     *
     * @throws NotSentException if an upload cannot be read
     */
    @Nullable
    RequestBody toBody(String method, Map<String, ?> extra) {
        if (form == null) {
            if (!extra.isEmpty()) {
                throw new IllegalArgumentException("this operation has no form that could take " + extra.keySet());
            }
            return body == null
                    ? SendOnce.isSafe(method) ? null : RequestBody.create(new byte[0], null)
                    : whole(body, mediaTypes);
        }
        return multipart ? parts(form, extra) : fields(form, extra);
    }

    private RequestBody parts(Model parts, Map<String, ?> extra) {
        MultipartBody.Builder built = new MultipartBody.Builder(Boundary.next()).setType(MultipartBody.FORM);
        FormParts.of(parts.properties(), extra, partTypes).forEach(built::addPart);
        return built.build();
    }

    static RequestBody fields(Model fields, Map<String, ?> extra) {
        FormBody.Builder built = new FormBody.Builder();
        fields.properties().forEach((name, value) -> add(built, name, value));
        extra.forEach((name, value) -> add(built, name, value));
        return built.build();
    }

    /** A list is a field several times; an object is JSON, as OpenAPI 3.1 has it. */
    private static void add(FormBody.Builder built, String name, @Nullable Object value) {
        for (Object item : value instanceof Collection ? (Collection<?>) value : Collections.singletonList(value)) {
            boolean object = item instanceof Map || item instanceof Collection;
            built.add(name, object ? new String(Json.written(item), StandardCharsets.UTF_8) : Encoding.text(item));
        }
    }

    private static RequestBody whole(Object value, String[] types) {
        if (value instanceof Upload) {
            String type = MediaTypes.first(types, false);
            boolean open = type == null || type.contains("*") || type.equals(MediaTypes.UNKNOWN);
            return FormParts.bytes("body", (Upload) value, open ? null : type);
        }
        String json = MediaTypes.first(types, true);
        if (json == null && value instanceof String && types.length > 0) {
            byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
            MediaType type = MediaType.get(types[0]);
            return RequestBody.create(bytes, type.type().equals("text") ? utf8(type) : type);
        }
        return RequestBody.create(Json.written(value), MediaType.get(json == null ? "application/json" : json));
    }

    private static MediaType utf8(MediaType type) {
        return MediaType.get(type.type() + "/" + type.subtype() + "; charset=utf-8");
    }
}
