package io.videogateway.conformance.exchange;

import java.util.List;
import java.util.stream.Stream;

/** A request as it went over the wire, or as it would have gone had it been sent. */
public record Request(Via via, String method, String url, Headers headers, Body body) {

    /** The names of the parameters in the query, as they were written. */
    public List<String> queryNames() {
        int query = url.indexOf('?');
        return query < 0
                ? List.of()
                : Stream.of(url.substring(query + 1).split("&"))
                        .map(pair -> pair.split("=", 2)[0])
                        .toList();
    }

    /** Who wrote the request. */
    public enum Via {
        /** The generated client. */
        CLIENT,
        /** The suite itself, byte by byte. */
        RAW
    }
}
