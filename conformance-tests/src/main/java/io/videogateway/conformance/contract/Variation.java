package io.videogateway.conformance.contract;

import org.jspecify.annotations.Nullable;

/**
 * The one thing in which a request differs from the complete one. It names the probe that sends the request and tells the
 * rules what the exchange is evidence of.
 *
 * @param part the part that is left out, for {@link Kind#WITHOUT}; the media type, for {@link Kind#IN}; which
 *     one it is, for {@link Kind#CLEAN_UP}; else null
 */
public record Variation(Kind kind, @Nullable String part) {

    public static final Variation COMPLETE = new Variation(Kind.COMPLETE, null);
    public static final Variation REQUIRED_ONLY = new Variation(Kind.REQUIRED_ONLY, null);
    public static final Variation WITHOUT_TOKEN = new Variation(Kind.WITHOUT_TOKEN, null);
    public static final Variation WRONG_TOKEN = new Variation(Kind.WRONG_TOKEN, null);
    public static final Variation WRONG_MEDIA_TYPE = new Variation(Kind.WRONG_MEDIA_TYPE, null);
    public static final Variation WRONG_METHOD = new Variation(Kind.WRONG_METHOD, null);

    public static final Variation UNKNOWN_ID = new Variation(Kind.UNKNOWN_ID, null);
    public static final Variation AGAIN = new Variation(Kind.AGAIN, null);
    public static final Variation AFTER_DELETE = new Variation(Kind.AFTER_DELETE, null);

    /** What differs. */
    public enum Kind {
        /** Everything that the contract declares, required and optional. */
        COMPLETE("complete"),
        /** Only what the contract requires. */
        REQUIRED_ONLY("required-only"),
        /** Everything that the contract declares, in another of the media types that it declares. */
        IN("in"),
        /** One required part is left out. */
        WITHOUT("without"),
        WITHOUT_TOKEN("without-token"),
        /** The user's token with its last character changed. */
        WRONG_TOKEN("wrong-token"),
        /** A media type that the operation does not declare. */
        WRONG_MEDIA_TYPE("wrong-media-type"),
        /** A method that the path does not declare. */
        WRONG_METHOD("wrong-method"),
        /** The id of nothing, where the complete request has the id of what the run made. */
        UNKNOWN_ID("unknown-id"),
        /** The complete request once more, later in the run; of a list, only what is required, so that nothing narrows it. */
        AGAIN("again"),
        /** The complete request once more, after the thing was deleted. */
        AFTER_DELETE("after-delete"),
        /** Deletes one more of the things that the run made. */
        CLEAN_UP("clean-up");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public static Variation without(String part) {
        return new Variation(Kind.WITHOUT, part);
    }

    public static Variation in(String mediaType) {
        return new Variation(Kind.IN, mediaType);
    }

    public static Variation cleanUp(int number) {
        return new Variation(Kind.CLEAN_UP, String.valueOf(number));
    }

    /** Whether the contract allows the request whatever came before it, so that a correct server serves it. */
    public boolean isAllowed() {
        return kind == Kind.COMPLETE || kind == Kind.REQUIRED_ONLY || kind == Kind.IN;
    }

    /** Whether the request carries the user's own token, so that a server that serves it may charge for it. */
    public boolean carriesToken() {
        return kind != Kind.WITHOUT_TOKEN && kind != Kind.WRONG_TOKEN;
    }

    /** The name of the probe: {@code complete}, {@code without/prompt}. */
    @Override
    public String toString() {
        return part == null ? kind.word : kind.word + "/" + part;
    }
}
