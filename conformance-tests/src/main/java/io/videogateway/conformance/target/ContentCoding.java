package io.videogateway.conformance.target;

import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Takes the content coding off a body, within a bound on what comes out. */
final class ContentCoding {
    private ContentCoding() {}

    static Body decode(byte[] wire, Headers headers, int limit) throws IOException {
        String name = headers.contentCoding();
        if (wire.length == 0 || name.isEmpty()) {
            return new Body(wire);
        }
        if (headers.hasUnreadableCoding()) {
            // Nobody offered to read it. Text may still be shown; in other bytes, a token would pass unseen.
            Body plain = new Body(wire);
            return plain.utf8().isPresent() ? plain : Body.EMPTY;
        }
        try (InputStream in = name.equals("deflate")
                ? new InflaterInputStream(new ByteArrayInputStream(wire))
                : new GZIPInputStream(new ByteArrayInputStream(wire))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > limit) {
                    throw new LimitException("the body has more than " + limit + " bytes after inflating");
                }
                out.write(buffer, 0, n);
            }
            return new Body(out.toByteArray());
        } catch (ZipException | EOFException e) {
            throw new MalformedBodyException("the body is not what Content-Encoding " + name + " says", e);
        }
    }
}
