package io.videogateway.conformance.contract;

/**
 * How a request proves who sends it.
 *
 * @param name of the header, query parameter or cookie; {@code Authorization} for the schemes that HTTP defines
 */
public record SecurityScheme(Kind kind, String name) {

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
}
