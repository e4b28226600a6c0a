package io.videogateway.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * JSON as unmodifiable maps and lists, text, numbers and booleans. Jackson's data binding would do the same; its streaming half
 * alone spares a program that makes one call most of the time that Jackson takes to start.
 */
final class Json {

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    /** Apart, so that it is created by whoever needs it first. */
    private static final class Jackson {
        static final JsonFactory FACTORY = new JsonFactory();
    }

    private Json() {}

    /**
     * Has Jackson loaded by another thread: that takes a tenth of a second, and can pass while OkHttp is loaded and the
     * first request is under way.
     */
    static void load() {
        if (STARTED.compareAndSet(false, true)) {
            Thread thread = new Thread(Json::parseSomething, "video-gateway-json");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void parseSomething() {
        try {
            parse(new byte[] {'[', '0', ']'});
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    /**
     * The one document in these bytes.
     *
     * @throws JsonParseException if they are no JSON, or more than one document
     */
    static @Nullable Object parse(byte[] bytes) throws IOException {
        try (JsonParser parser = Jackson.FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "no JSON at all");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more than one JSON document");
            }
            return value;
        }
    }

    /** As {@link #write(Object)}, in memory, where nothing goes wrong. */
    static byte[] written(@Nullable Object value) {
        try {
            return write(value);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    static byte[] write(@Nullable Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = Jackson.FACTORY.createGenerator(bytes)) {
            write(value, generator);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                return new JsonObject(map);
            case START_ARRAY:
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return Collections.unmodifiableList(list);
            case VALUE_NUMBER_INT:
                return parser.getNumberValue();
            case VALUE_NUMBER_FLOAT:
                return Numbers.plain(parser.getDecimalValue());
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            case VALUE_NULL:
                return null;
            default:
                return parser.getText();
        }
    }

    private static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Model) {
            write(((Model) value).properties(), generator);
        } else if (value instanceof Map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> property : ((Map<?, ?>) value).entrySet()) {
                generator.writeFieldName(String.valueOf(property.getKey()));
                write(property.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof Iterable) {
            generator.writeStartArray();
            for (Object item : (Iterable<?>) value) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Temporal) {
            generator.writeString(Encoding.text(value));
        } else {
            // Knows text, numbers, booleans and null, and refuses anything else.
            generator.writeObject(value);
        }
    }
}
