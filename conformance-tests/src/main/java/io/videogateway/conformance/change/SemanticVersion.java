package io.videogateway.conformance.change;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the client, without what stands behind its three numbers. */
public record SemanticVersion(int major, int minor, int patch) implements Comparable<SemanticVersion> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:[-+].*)?");

    /** Reads {@code 1.2.3} or {@code 1.2.3-SNAPSHOT}; empty where the text is no version. */
    public static Optional<SemanticVersion> of(String text) {
        Matcher version = TEXT.matcher(text);
        return version.matches()
                ? Optional.of(new SemanticVersion(
                        Integer.parseInt(version.group(1)),
                        Integer.parseInt(version.group(2)),
                        Integer.parseInt(version.group(3))))
                : Optional.empty();
    }

    /** The version that follows when callers meet this. */
    public SemanticVersion after(Effect callers) {
        if (callers == Effect.BREAKING && major > 0) {
            return new SemanticVersion(major + 1, 0, 0);
        }
        // Below 1.0 nothing is promised, and the second number takes the place of the first.
        return callers == Effect.BREAKING || (callers == Effect.COMPATIBLE && major > 0)
                ? new SemanticVersion(major, minor + 1, 0)
                : new SemanticVersion(major, minor, patch + 1);
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return Comparator.comparingInt(SemanticVersion::major)
                .thenComparingInt(SemanticVersion::minor)
                .thenComparingInt(SemanticVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
