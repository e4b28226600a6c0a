package io.videogateway.client;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;

/**
 * What a request with files consists of, for those who send it through a Retrofit of their own. A
 * {@link VideoGateway} does this by itself.
 */
public final class FormParts {

    private FormParts() {}

    /**
     * The parts of a request such as {@link io.videogateway.client.model.CreateVideoRequest}, in the contract's order.
     *
     * @throws NotSentException if an upload cannot be read
     */
    public static List<MultipartBody.Part> of(Model request) {
        return of(request.properties(), Collections.emptyMap());
    }

    static List<MultipartBody.Part> of(Map<String, ?> known, Map<String, ?> extra) {
        List<MultipartBody.Part> parts = new ArrayList<>();
        for (Map.Entry<String, ?> part : known.entrySet()) {
            add(parts, part.getKey(), part.getValue());
        }
        for (Map.Entry<String, ?> part : extra.entrySet()) {
            add(parts, part.getKey(), part.getValue());
        }
        return parts;
    }

    /** A list goes out as several parts of one name, and an object as JSON, as OpenAPI has it. */
    private static void add(List<MultipartBody.Part> parts, String name, @Nullable Object value) {
        if (value instanceof List) {
            for (Object item : (List<?>) value) {
                add(parts, name, item);
            }
        } else if (value instanceof Upload) {
            parts.add(file(name, (Upload) value));
        } else if (value instanceof Map) {
            parts.add(MultipartBody.Part.createFormData(harmless(name), null, OperationRequest.jsonBody(value)));
        } else {
            parts.add(MultipartBody.Part.createFormData(harmless(name), String.valueOf(value)));
        }
    }

    /** OkHttp escapes quotes and line breaks as browsers do; the other control characters go the same way here. */
    static String harmless(String name) {
        if (name.chars().noneMatch(FormParts::isHarmful)) {
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

    private static MultipartBody.Part file(String name, Upload upload) {
        try {
            return upload.part(name);
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
