package io.videogateway.conformance.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Header lines in the order of the wire; repeated names stay apart. */
public record Headers(List<Header> lines) {
    public static final Headers NONE = new Headers(List.of());

    /** The content codings that are taken off a body. */
    private static final Set<String> READABLE_CODINGS = Set.of("gzip", "x-gzip", "deflate");

    public Headers {
        lines = List.copyOf(lines);
    }

    /** The first value under a name, whatever the case of its letters. */
    public Optional<String> first(String name) {
        return values(name).findFirst();
    }

    /** The name of the content coding in small letters; empty where the body is as it looks. */
    public String contentCoding() {
        String name = first("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        return name.equals("identity") ? "" : name;
    }

    /** Whether the body is under a coding that nobody offered to take off. */
    public boolean hasUnreadableCoding() {
        return !contentCoding().isEmpty() && !READABLE_CODINGS.contains(contentCoding());
    }

    public Stream<String> values(String name) {
        return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).map(Header::value);
    }
}
