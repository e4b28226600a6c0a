package io.videogateway.client;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One answer, read as far as it is of use, with the connection released. */
final class Answer {

    /** Pages and envelopes fit; the rest would only fill a log. */
    static final int LONGEST_ERROR = 64 << 10;

    final int status;
    final Headers headers;
    final byte[] bytes;

    /** Whether there was more than is read at most. */
    final boolean tooLong;

    private Answer(int status, Headers headers, byte[] bytes, boolean tooLong) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
        this.tooLong = tooLong;
    }

    /**
     * Reads and closes it.
     *
     * @param longestSuccess the most bytes of a success that are read
     * @throws IOException if a success is cut; of an error, what there is will do
     */
    static Answer read(Response response, int longestSuccess) throws IOException {
        boolean success = response.isSuccessful();
        int limit = success ? longestSuccess : LONGEST_ERROR;
        Buffer body = new Buffer();
        boolean tooLong = false;
        try (Response closed = response) {
            BufferedSource source = closed.body().source();
            while (!tooLong && source.read(body, limit + 1L - body.size()) != -1) {
                tooLong = body.size() > limit;
            }
        } catch (IOException cut) {
            if (success) {
                throw cut;
            }
        }
        return new Answer(
                response.code(), response.headers(), body.readByteArray(Math.min(limit, body.size())), tooLong);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A success whose bytes are left to the user, who then closes it. */
    static Answer unread(Response response) {
        return new Answer(response.code(), response.headers(), new byte[0], false);
    }

    /** Whether it is not what answers a request: 101, or a number that is no status. */
    boolean isNone() {
        return status < 200;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** Whether the server calls it plain text or the like. */
    boolean saysText() {
        MediaType type = type();
        return type != null
                && type.type().equalsIgnoreCase("text")
                && !type.subtype().equalsIgnoreCase("html");
    }

    /** Whether the server calls it JSON. */
    boolean saysJson() {
        MediaType type = type();
        if (type == null) {
            return false;
        }
        String subtype = type.subtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    /** The media type as sent, for a sentence. */
    String typeName() {
        MediaType type = type();
        return type == null ? "no media type" : type.type() + "/" + type.subtype();
    }

    /** The first {@link #LONGEST_ERROR} bytes. */
    String text() {
        return new String(bytes, 0, Math.min(bytes.length, LONGEST_ERROR), charset());
    }

    /** All that was read. */
    String wholeText() {
        return new String(bytes, charset());
    }

    private Charset charset() {
        MediaType type = type();
        Charset charset = type == null ? null : type.charset();
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    /** Parsed when it is asked for, which most calls do not. */
    private @Nullable MediaType type() {
        String type = headers.get("Content-Type");
        return type == null ? null : MediaType.parse(type);
    }
}
