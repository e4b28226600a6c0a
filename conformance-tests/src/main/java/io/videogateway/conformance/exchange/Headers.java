package io.videogateway.conformance.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Header lines in the order of the wire; repeated names stay apart. */
public record Headers(List<Header> lines) {
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        lines = List.copyOf(lines);
    }

    /** The first value under a name, whatever the case of its letters. */
    public Optional<String> first(String name) {
        return values(name).findFirst();
    }

    public Stream<String> values(String name) {
        return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).map(Header::value);
    }
}
