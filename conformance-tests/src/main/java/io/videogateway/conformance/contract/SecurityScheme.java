package io.videogateway.conformance.contract;

/**
 * How a request proves who sends it.
 *
 * @param key under which the contract declares it
 * @param name of the header, query parameter or cookie; {@code Authorization} for the schemes that HTTP defines
 */
public record SecurityScheme(String key, Kind kind, String name) {

    /** What the token looks like on the wire. */
    public enum Kind {
        /** {@code Authorization: Bearer TOKEN}; also what OAuth 2 and OpenID Connect come down to. */
        BEARER,
        /** {@code Authorization: Basic …}, with a token of the form {@code user:password}. */
        BASIC,
        HEADER,
        QUERY,
        COOKIE
    }

    boolean isHeader() {
        return kind != Kind.QUERY && kind != Kind.COOKIE;
    }
}
