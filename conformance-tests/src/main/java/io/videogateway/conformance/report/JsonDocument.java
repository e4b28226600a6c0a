package io.videogateway.conformance.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A JSON file as people read it and as two of them are compared: indented, the same line ends everywhere, in UTF-8. */
final class JsonDocument {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private JsonDocument() {}

    /** Writes it as it is made: a record holds every body that a server sent, several mebibytes each. */
    static void write(ObjectNode root, OutputStream out) throws IOException {
        Writer writer = new HalfPairs(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        WRITER.without(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValue(writer, root);
        writer.write("\n");
        writer.flush();
    }

    static byte[] bytes(ObjectNode root) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(root, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Half a surrogate pair, which JSON can escape and UTF-8 cannot write, stays what it is. */
    private static final class HalfPairs extends FilterWriter {
        /** The first half, until it is known whether the second one follows; 0 for none. */
        private char pending;

        HalfPairs(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            char next = (char) c;
            if (pending != 0 && Character.isLowSurrogate(next)) {
                out.write(pending);
                out.write(next);
                pending = 0;
                return;
            }
            settle();
            if (Character.isHighSurrogate(next)) {
                pending = next;
            } else if (Character.isLowSurrogate(next)) {
                escape(next);
            } else {
                out.write(next);
            }
        }

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            int start = offset;
            int end = offset + length;
            for (int i = offset; i < end; i++) {
                if (pending != 0 || Character.isSurrogate(chars[i])) {
                    out.write(chars, start, i - start);
                    write(chars[i]);
                    start = i + 1;
                }
            }
            out.write(chars, start, end - start);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            write(text.substring(offset, offset + length).toCharArray(), 0, length);
        }

        private void settle() throws IOException {
            if (pending != 0) {
                escape(pending);
                pending = 0;
            }
        }

        private void escape(char half) throws IOException {
            out.write(String.format("\\u%04x", (int) half));
        }
    }
}
