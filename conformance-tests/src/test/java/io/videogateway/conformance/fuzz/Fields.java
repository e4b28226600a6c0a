package io.videogateway.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the bytes that a fuzzer made into fields, so that seeds stay readable and a fuzzer can move, repeat and drop whole
 * fields. They are separated by the byte 0xFF, which no UTF-8 has.
 */
final class Fields {
    private static final byte SEPARATOR = (byte) 0xff;

    private final List<byte[]> fields = new ArrayList<>();

    Fields(byte[] input) {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        for (byte b : input) {
            if (b == SEPARATOR) {
                fields.add(field.toByteArray());
                field.reset();
            } else {
                field.write(b);
            }
        }
        fields.add(field.toByteArray());
    }

    List<byte[]> all() {
        return fields;
    }

    /** Empty behind the last one. */
    byte[] bytes(int index) {
        return index < fields.size() ? fields.get(index) : new byte[0];
    }

    /** Two characters of private use stand for halves of a surrogate pair, which UTF-8 cannot say. */
    String text(int index) {
        return new String(bytes(index), StandardCharsets.UTF_8)
                .replace('\ue000', '\ud800')
                .replace('\ue001', '\udc00');
    }
}
