package io.videogateway.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * A file to send, from wherever its bytes are. It is opened when it is sent, read as it goes out, and closed, so its
 * size costs no memory and it can be sent any number of times. Immutable.
 */
public final class Upload {

    /** A length that is not known. The request then goes out in chunks, which some gateways do not take. */
    public static final long UNKNOWN_LENGTH = -1;

    /** So many bytes are held in memory for the length of a call rather than read twice. */
    private static final int SMALL = 8 * 1024;

    private final Source source;
    private final String fileName;
    private final @Nullable MediaType contentType;
    private final Progress progress;

    private Upload(Source source, String fileName, @Nullable MediaType contentType, Progress progress) {
        this.source = source;
        this.fileName = fileName;
        this.contentType = contentType;
        this.progress = progress;
    }

    /**
     * A file under its own name. It is looked at when a call starts: if it is missing or unreadable then, the call
     * fails with {@link NotSentException} before there is a connection.
     */
    public static Upload of(Path file) {
        Path name = file.getFileName();
        return upload(new FileSource(file), name == null ? file.toString() : name.toString());
    }

    /** Bytes in memory. They are not copied, so they must not change while they are sent. */
    public static Upload of(byte[] bytes, String fileName) {
        return upload(new BytesSource(bytes), fileName);
    }

    /**
     * A stream from anywhere. The supplier must give a new stream whenever it is asked, from any thread; each is closed
     * after use. Its media type is taken from the file name alone.
     *
     * @param length in bytes, exactly; or {@link #UNKNOWN_LENGTH}
     */
    public static Upload of(Supplier<? extends InputStream> stream, long length, String fileName) {
        if (length < UNKNOWN_LENGTH) {
            throw new IllegalArgumentException("length is " + length);
        }
        return upload(new StreamSource(stream, length), fileName);
    }

    /** With another file name. Quotes and control characters in it are sent in a form that does no harm. */
    public Upload withFileName(String fileName) {
        return new Upload(source, fileName, contentType, progress);
    }

    /**
     * With this media type, instead of the one that the first bytes or the name tell.
     *
     * @throws IllegalArgumentException if it is no media type
     */
    public Upload withContentType(String contentType) {
        return new Upload(source, fileName, MediaType.get(contentType), progress);
    }

    /** With someone to tell how far it is. */
    public Upload withProgress(Progress progress) {
        return new Upload(source, fileName, contentType, progress);
    }

    public String fileName() {
        return fileName;
    }

    /** The file name; never the bytes. */
    @Override
    public String toString() {
        return "Upload[" + fileName + "]";
    }

    /**
     * The bytes to send, whose length and type stay as they are now for all attempts of a call.
     *
     * @param expected the media type that the contract gives them, or null
     * @throws IOException if the source cannot be read
     */
    RequestBody body(@Nullable String expected) throws IOException {
        long length = source.length();
        byte[] first = source.firstBytes((int) Math.min(SMALL, length));
        // A file is opened to see its first bytes; where these are all of it, it need not be opened again.
        boolean whole = first.length > 0 && first.length == length;
        MediaType type = contentType != null
                ? contentType
                : MediaTypes.parsed(expected != null ? expected : detectedType(first));
        return new UploadBody(whole ? new BytesSource(first) : source, length, type, progress);
    }

    private String detectedType(byte[] first) {
        String byBytes = MediaTypes.ofBytes(first);
        String type = byBytes != null ? byBytes : MediaTypes.ofName(fileName);
        return type != null ? type : MediaTypes.UNKNOWN;
    }

    private static Upload upload(Source source, String fileName) {
        return new Upload(source, fileName, null, (sent, total) -> {});
    }

    /** Told, on the thread that sends, whenever some more of a file has gone out. */
    public interface Progress {
        /**
         * Starts again from the beginning if the request is sent again.
         *
         * @param sent bytes of this file so far
         * @param total bytes of this file, or {@link #UNKNOWN_LENGTH}
         */
        void sent(long sent, long total);
    }

    /** Where bytes come from, as often as they are wanted. */
    interface Source {
        long length() throws IOException;

        InputStream open() throws IOException;

        byte[] firstBytes(int count) throws IOException;
    }

    private static final class FileSource implements Source {
        private final Path file;

        FileSource(Path file) {
            this.file = file;
        }

        @Override
        public long length() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public byte[] firstBytes(int count) throws IOException {
            try (InputStream stream = open()) {
                byte[] bytes = new byte[count];
                int read = 0;
                for (int n; read < count && (n = stream.read(bytes, read, count - read)) != -1; ) {
                    read += n;
                }
                return Arrays.copyOf(bytes, read);
            }
        }
    }

    private static final class BytesSource implements Source {
        private final byte[] bytes;

        BytesSource(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] firstBytes(int count) {
            return count < bytes.length ? Arrays.copyOf(bytes, count) : bytes;
        }
    }

    private static final class StreamSource implements Source {
        private final Supplier<? extends InputStream> stream;
        private final long length;

        StreamSource(Supplier<? extends InputStream> stream, long length) {
            this.stream = stream;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() {
            return stream.get();
        }

        /** None: a stream may be costly to open, and is opened only to be sent. */
        @Override
        public byte[] firstBytes(int count) {
            return new byte[0];
        }
    }
}
