package io.videogateway.conformance.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import okio.ByteString;

/** The file that stands in for every binary part: a small valid picture, the same bytes every time. */
final class Fixture {
    private static final int SIDE = 64;

    private Fixture() {}

    /**
     * A PNG of 64 by 64 pixels, under the name that an example shows.
     *
     * @param example a path or URL whose last segment is a file name; empty for none
     */
    static Value.File named(String example) {
        String last = example.substring(Math.max(example.lastIndexOf('/'), example.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String stem = dot < 0 ? last : last.substring(0, dot);
        return new Value.File((stem.isBlank() ? "image" : stem) + ".png", "image/png", ByteString.of(png()));
    }

    /** PNG specification (third edition), sections 5 and 11: signature, IHDR, IDAT, IEND. */
    private static byte[] png() {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(SIDE);
            fields.writeInt(SIDE);
            // Eight bits a channel, truecolour, deflate, adaptive filters, no interlace.
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(file, "IHDR", header.toByteArray());
            ByteArrayOutputStream pixels = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflate = new DeflaterOutputStream(pixels)) {
                for (int y = 0; y < SIDE; y++) {
                    deflate.write(0);
                    for (int x = 0; x < SIDE; x++) {
                        deflate.write(new byte[] {(byte) (x * 4), (byte) (y * 4), (byte) 0x80});
                    }
                }
            }
            chunk(file, "IDAT", pixels.toByteArray());
            chunk(file, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
