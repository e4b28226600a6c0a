package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a request consists of, for those who send it through a Retrofit of their own. A
 * {@link VideoGateway} does this by itself.
 */
public final class FormParts {

    private FormParts() {}

    /**
     * The parts of a request such as {@code CreateVideoRequest}, in the contract's order.
     *
     * @throws NotSentException if an upload cannot be read
     */
    public static List<MultipartBody.Part> of(Model request) {
        return of(request.properties(), Collections.emptyMap(), Collections.emptyMap(), Collections.emptyMap());
    }

    /** The body of a request without files, in the contract's order. */
    public static RequestBody urlEncoded(Model request) {
        return RequestContent.fields(request, Collections.emptyMap(), Collections.emptyMap());
    }

    /**
     * The types are those that the contract gives parts, by name: one or several with commas between them. A part that has
     * a style is text, whatever its type.
     */
    static List<MultipartBody.Part> of(
            Map<String, ?> known, Map<String, ?> extra, Map<String, String> types, Map<String, PartStyle> styles) {
        List<MultipartBody.Part> parts = new ArrayList<>();
        for (Map.Entry<String, ?> part : known.entrySet()) {
            PartStyle style = styles.get(part.getKey());
            if (style == null || !PartStyle.isFor(part.getValue())) {
                add(parts, part.getKey(), part.getValue(), types.get(part.getKey()));
            } else {
                style.parts(part.getKey(), part.getValue()).forEach(pair -> add(parts, pair[0], pair[1], null));
            }
        }
        for (Map.Entry<String, ?> part : extra.entrySet()) {
            add(parts, part.getKey(), part.getValue(), null);
        }
        return parts;
    }

    /** A list goes out as several parts of one name, and an object as JSON, as OpenAPI has it. */
    private static void add(
            List<MultipartBody.Part> parts, String name, @Nullable Object value, @Nullable String types) {
        if (value instanceof List) {
            for (Object item : (List<?>) value) {
                add(parts, name, item, types);
            }
        } else if (value instanceof Upload) {
            Upload upload = (Upload) value;
            RequestBody bytes = bytes(name, upload, isOne(types) ? types : null);
            parts.add(MultipartBody.Part.createFormData(harmless(name), harmless(upload.fileName()), bytes));
        } else if (value instanceof Map) {
            MediaType type = MediaType.get(isOne(types) ? types : "application/json");
            RequestBody json = RequestBody.create(Json.written(value), type);
            parts.add(MultipartBody.Part.createFormData(harmless(name), null, json));
        } else if (isOne(types)) {
            byte[] bytes = MediaTypes.isJson(types)
                    ? Json.written(value)
                    : Encoding.text(value).getBytes(UTF_8);
            RequestBody text = RequestBody.create(bytes, MediaType.get(types));
            parts.add(MultipartBody.Part.createFormData(harmless(name), null, text));
        } else {
            parts.add(MultipartBody.Part.createFormData(harmless(name), Encoding.text(value)));
        }
    }

    /** Of several types, or a range of them, the contract does not say which one it is. */
    private static boolean isOne(@Nullable String types) {
        return types != null && !types.contains(",") && !types.contains("*");
    }

    /** OkHttp escapes quotes and line breaks as browsers do; the other control characters go the same way here. */
    static String harmless(String name) {
        int first = 0;
        while (first < name.length() && !isHarmful(name.charAt(first))) {
            first++;
        }
        if (first == name.length()) {
            return name;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(isHarmful(c) ? String.format("%%%02X", (int) c) : String.valueOf(c));
        }
        return text.toString();
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c) && c != '\r' && c != '\n';
    }

    /** With this media type, unless that is null or the upload has one of its own. */
    static RequestBody bytes(String name, Upload upload, @Nullable String type) {
        try {
            return upload.body(type);
        } catch (IOException e) {
            String reason = "cannot read " + upload.fileName() + ": " + reason(e);
            throw new NotSentException(reason, false, Failure.withoutAnswer("part " + name, 0, Duration.ZERO), e);
        }
    }

    /** What Java says of a file that is not there is its path alone. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
