package io.videogateway.client;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The bytes of an upload on their way out. */
final class UploadBody extends RequestBody {

    private static final int CHUNK = 16 * 1024;

    private final Upload.Source source;
    private final long length;
    private final MediaType type;
    private final Upload.Progress progress;

    UploadBody(Upload.Source source, long length, MediaType type, Upload.Progress progress) {
        this.source = source;
        this.length = length;
        this.type = type;
        this.progress = progress;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream stream = source.open()) {
            byte[] chunk = new byte[CHUNK];
            long sent = 0;
            for (int read; (read = stream.read(chunk)) != -1; ) {
                sink.write(chunk, 0, read);
                sent += read;
                progress.sent(sent, length);
            }
            if (length != Upload.UNKNOWN_LENGTH && sent != length) {
                throw new IOException("the upload has " + sent + " bytes, and said that it had " + length);
            }
        } catch (RuntimeException e) {
            // What a user's stream or callback throws must end the call like any other failure on the way.
            throw new IOException("the upload failed: " + e, e);
        }
    }
}
