package io.videogateway.conformance.target;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.videogateway.client.Upload;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.Parameter;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a probe sends, as the generated client takes it: by name, and a body that is no form by the name of body. */
final class ClientArguments {
    private static final String BODY = "body";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ClientArguments() {}

    static Map<String, Object> of(Probe probe) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Parameter.Place place : Parameter.Place.values()) {
            if (place != Parameter.Place.BODY) {
                probe.values(place).forEach((name, value) -> arguments.put(name, argument(value)));
            }
        }
        Map<String, Value> parts = probe.values(Parameter.Place.BODY);
        if (probe.mediaType() != null && isForm(probe.mediaType())) {
            parts.forEach((name, value) -> arguments.put(name, argument(value)));
        } else if (probe.wholeBody() != null) {
            arguments.put(BODY, inBody(probe.wholeBody()));
        } else if (probe.mediaType() != null) {
            Map<String, @Nullable Object> properties = new LinkedHashMap<>();
            parts.forEach((name, value) -> properties.put(name, inBody(value)));
            arguments.put(BODY, properties);
        }
        return arguments;
    }

    private static boolean isForm(String mediaType) {
        String essence = MediaType.essence(mediaType);
        return essence.equals("multipart/form-data") || essence.equals("application/x-www-form-urlencoded");
    }

    /** Of a list and an object each value is told, since the client writes them in the contract's style. */
    private static Object argument(Value value) {
        return value instanceof Value.Plain plain && plain.json().isValueNode() ? plain.text() : inBody(value);
    }

    /** In JSON a number is no text. */
    private static @Nullable Object inBody(Value value) {
        if (value instanceof Value.Told told) {
            throw new IllegalStateException("nothing was told for " + told.parameter());
        }
        return value instanceof Value.File file
                ? Upload.of(file.content().toByteArray(), file.fileName())
                : natural(((Value.Plain) value).json());
    }

    private static @Nullable Object natural(JsonNode json) {
        return JSON.convertValue(json, Object.class);
    }
}
