package io.videogateway.client;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;

/** The bytes of an upload on their way out. */
final class UploadBody extends RequestBody {

    private static final long CHUNK = 8 * 1024;

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
        try (Source bytes = Okio.source(source.open())) {
            long sent = 0;
            // Straight into OkHttp's own buffers, which it uses again.
            for (long read; (read = bytes.read(sink.getBuffer(), CHUNK)) != -1; ) {
                sink.emitCompleteSegments();
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
