package io.videogateway.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import okhttp3.MediaType;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a server sends, read as they are wanted: their number costs no memory, and
 * {@link VideoGateway.Builder#maxResponseBytes} does not cut them. Whoever takes one closes it, or has {@link #saveTo}
 * do so; the time for the whole call goes on until then. Of use to one thread, once.
 */
public final class Download implements Closeable {

    /** A length that the server does not tell, or that is that of compressed bytes. */
    public static final long UNKNOWN_LENGTH = -1;

    private final Response response;

    Download(Response response) {
        this.response = response;
    }

    /** The media type as the server sent it, or null. */
    public @Nullable String contentType() {
        MediaType type = response.body().contentType();
        return type == null ? null : type.toString();
    }

    /** In bytes, or {@link #UNKNOWN_LENGTH}. */
    public long length() {
        return response.body().contentLength();
    }

    /** The bytes. Reading throws an {@link IOException} if the server cuts them or the call has no time left. */
    public InputStream stream() {
        return response.body().byteStream();
    }

    /**
     * Writes what is left into a file, in the place of one that is there, and closes this. A file that cannot be
     * written to its end is not left behind, and the one that was there stays.
     *
     * @return how many bytes
     * @throws IOException if the file cannot be written, the server cuts the bytes, or the call has no time left
     */
    public long saveTo(Path file) throws IOException {
        try (Download closed = this) {
            Path absolute = file.toAbsolutePath();
            Path folder = absolute.getParent();
            Path partial = Files.createTempFile(folder, ".download", ".part");
            try {
                long bytes = Files.copy(closed.stream(), partial, StandardCopyOption.REPLACE_EXISTING);
                Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING);
                return bytes;
            } finally {
                Files.deleteIfExists(partial);
            }
        }
    }

    /** Ends the call if bytes are left. */
    @Override
    public void close() {
        response.close();
    }

    /** The media type; never the bytes. */
    @Override
    public String toString() {
        return "Download[" + contentType() + "]";
    }
}
