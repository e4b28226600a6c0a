package io.videogateway.conformance.exchange;

/** A request as it went over the wire, or as it would have gone had it been sent. */
public record Request(Via via, String method, String url, Headers headers, Body body) {

    /** Who wrote the request. */
    public enum Via {
        /** The generated client. */
        CLIENT,
        /** The suite itself, byte by byte. */
        RAW
    }
}
