package io.videogateway.conformance.exchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Exchanges, as tests write them. */
public final class GivenExchange {
    private GivenExchange() {}

    /** What came of a probe, whatever was sent; it took 7 ms. */
    public static Exchange of(String probe, @Nullable Response response, @Nullable Fault fault) {
        return new Exchange(
                probe,
                new Request(Request.Via.RAW, "POST", "http://gateway.example/videos", Headers.NONE, Body.EMPTY),
                response,
                fault,
                null,
                7,
                "");
    }

    /** Headers from their lines, as {@code Content-Type: text/html}. */
    public static Headers headers(String... lines) {
        return new Headers(Arrays.stream(lines)
                .map(line -> line.split(": ", 2))
                .map(line -> new Header(line[0], line[1]))
                .toList());
    }
}
