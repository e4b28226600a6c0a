package io.videogateway.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The body of one call: a form, JSON, text, bytes or nothing. */
final class RequestContent {

    private static final MediaType URL_ENCODED = MediaType.get("application/x-www-form-urlencoded");

    private final Map<String, String> partTypes = new LinkedHashMap<>();
    private final Map<String, PartStyle> partStyles = new LinkedHashMap<>();
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

    void partStyle(String name, PartStyle style) {
        partStyles.put(name, style);
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
        return multipart ? parts(form, extra) : fields(form, extra, partStyles);
    }

    private RequestBody parts(Model parts, Map<String, ?> extra) {
        MultipartBody.Builder built = new MultipartBody.Builder(Boundary.next()).setType(MultipartBody.FORM);
        FormParts.of(parts.properties(), extra, partTypes, partStyles).forEach(built::addPart);
        return built.build();
    }

    /** As a query, but for the sign for a space. */
    static RequestBody fields(Model fields, Map<String, ?> extra, Map<String, PartStyle> styles) {
        List<String> pairs = new ArrayList<>();
        fields.properties().forEach((name, value) -> {
            PartStyle style = styles.get(name);
            if (style == null || !PartStyle.isFor(value)) {
                add(pairs, name, value);
            } else {
                style.fields(name, value).forEach(pair -> pairs.add(pair[0] + "=" + pair[1]));
            }
        });
        extra.forEach((name, value) -> add(pairs, name, value));
        String text = String.join("&", pairs).replace("%20", "+");
        return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), URL_ENCODED);
    }

    /** A list is a field several times; an object is JSON, as OpenAPI 3.1 has it. */
    private static void add(List<String> pairs, String name, @Nullable Object value) {
        for (Object item : value instanceof Collection ? (Collection<?>) value : Collections.singletonList(value)) {
            boolean object = item instanceof Map || item instanceof Collection;
            String text = object ? new String(Json.written(item), StandardCharsets.UTF_8) : Encoding.text(item);
            pairs.add(Encoding.percent(name) + "=" + Encoding.percent(text));
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
