package io.videogateway.conformance.rule;

import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Request;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.MultipartReader;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A recorded multipart body, taken apart.
 *
 * @param problem why it cannot be; null where it can
 */
record Multipart(List<Part> parts, @Nullable String problem) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?:^|[;\\s])name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    /** One part, its header lines as written. */
    record Part(String name, Optional<String> fileName, Headers headers, Body body) {
        String contentType() {
            return Optional.ofNullable(headers.get("Content-Type")).orElse("");
        }
    }

    static Multipart of(Request request) {
        Matcher boundary =
                BOUNDARY.matcher(request.headers().first("Content-Type").orElse(""));
        if (!boundary.find()) {
            return new Multipart(List.of(), "no boundary in the Content-Type");
        }
        List<Part> parts = new ArrayList<>();
        try (MultipartReader reader =
                new MultipartReader(new Buffer().write(request.body().bytes()), boundary.group(1))) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                String disposition = Optional.ofNullable(part.headers().get("Content-Disposition"))
                        .orElse("");
                Matcher name = NAME.matcher(disposition);
                Matcher fileName = FILE_NAME.matcher(disposition);
                parts.add(new Part(
                        name.find() ? name.group(1) : "",
                        fileName.find() ? Optional.of(fileName.group(1)) : Optional.empty(),
                        part.headers(),
                        new Body(part.body().readByteArray())));
            }
            return new Multipart(List.copyOf(parts), null);
        } catch (EOFException e) {
            return new Multipart(List.of(), "the body ends before its last boundary");
        } catch (IOException e) {
            return new Multipart(List.of(), String.valueOf(e.getMessage()));
        }
    }

    List<Part> named(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).toList();
    }

    List<String> names() {
        return parts.stream().map(Part::name).toList();
    }
}
