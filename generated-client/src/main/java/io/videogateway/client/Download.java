package io.videogateway.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a server sends, read as they are wanted: their number costs no memory, and
 * {@link VideoGateway.Builder#maxResponseBytes} does not cut them. Whoever takes one closes it, or has {@link #saveTo}
 * do so; the time for the whole call goes on until then. Of use to one thread at a time, once.
 */
public final class Download implements Closeable {

    /** A length that the server does not tell, or that is that of compressed bytes. */
    public static final long UNKNOWN_LENGTH = -1;

    /** Far more than honest servers put between two pieces of a body. */
    private static final long BETWEEN = 1 << 20;

    private static final int PIECE = 1 << 14;

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

    /**
     * The bytes. Reading throws an {@link IOException} if the server cuts them or sends something else without end, the
     * call has no time left, or this is closed. Closing the stream closes this.
     */
    public InputStream stream() {
        return new BodyStream(response.body().byteStream());
    }

    /**
     * Writes what is left into a file, in the place of one that is there, and closes this, whatever happens. The file
     * gets its name when it is whole: until then, and if it never is, the one that was there stays, and nothing else is
     * left behind.
     *
     * @return how many bytes
     * @throws IOException if the file cannot be written, something that is no file is there, the server cuts the bytes,
     *     or the call has no time left
     */
    public long saveTo(Path file) throws IOException {
        try (Download closed = this) {
            // Through a link, as everybody who writes a file goes.
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new FileSystemException(file.toString(), null, "something that is no file is there");
            }
            if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
                throw new FileSystemException(file.toString(), null, "there is no such folder");
            }
            // Not a temporary file of Java, which nobody but its owner may read.
            Path partial = target.resolveSibling(".download-" + UUID.randomUUID() + ".part");
            try {
                long bytes = copy(closed.stream(), partial);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
                return bytes;
            } finally {
                Files.deleteIfExists(partial);
            }
        }
    }

    private static long copy(InputStream from, Path to) throws IOException {
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] piece = new byte[PIECE];
            for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
                out.write(piece, 0, count);
                bytes += count;
            }
        }
        return bytes;
    }

    /** Ends the call if bytes are left. */
    @Override
    public void close() {
        try {
            ReadBound.within(BETWEEN, () -> {
                response.close();
                return true;
            });
        } catch (IOException impossible) {
            // OkHttp closes quietly; what it throws away to keep the connection is bounded all the same.
            throw new UncheckedIOException(impossible);
        }
    }

    /** The media type; never the bytes. */
    @Override
    public String toString() {
        return "Download[" + contentType() + "]";
    }

    private final class BodyStream extends InputStream {
        private final InputStream body;

        BodyStream(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            return ReadBound.within(BETWEEN, body::read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            // OkHttp waits for a further byte even then, and readNBytes asks for none when it has all.
            return length == 0 ? 0 : ReadBound.within(BETWEEN, () -> body.read(bytes, offset, length));
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public void close() {
            Download.this.close();
        }
    }
}
