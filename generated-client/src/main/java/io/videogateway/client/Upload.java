package io.videogateway.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Bytes to send in a part of a form, with a file name. Opened anew whenever they are sent, so it can be used again. */
public final class Upload {

    private final String fileName;
    private final long length;
    private final Opener opener;

    private Upload(String fileName, long length, Opener opener) {
        this.fileName = fileName;
        this.length = length;
        this.opener = opener;
    }

    /** A file under its own name. */
    public static Upload of(Path file) throws IOException {
        return new Upload(file.getFileName().toString(), Files.size(file), () -> Files.newInputStream(file));
    }

    /** Bytes in memory, which are not copied. */
    public static Upload of(byte[] bytes, String fileName) {
        return new Upload(fileName, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** A stream that is opened when it is sent, and closed then; a length of -1 is unknown. */
    public static Upload of(Supplier<InputStream> stream, long length, String fileName) {
        return new Upload(fileName, length, stream::get);
    }

    String fileName() {
        return fileName;
    }

    RequestBody body() {
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                String guessed = URLConnection.guessContentTypeFromName(fileName);
                return MediaType.parse(guessed == null ? "application/octet-stream" : guessed);
            }

            @Override
            public long contentLength() {
                return length;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                try (Source source = Okio.source(opener.open())) {
                    sink.writeAll(source);
                }
            }
        };
    }

    private interface Opener {
        InputStream open() throws IOException;
    }
}
