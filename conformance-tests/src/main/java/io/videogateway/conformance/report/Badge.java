package io.videogateway.conformance.report;

import io.videogateway.conformance.rule.Result;
import java.nio.charset.StandardCharsets;

/** Writes {@code badge.svg}: the result in the form in which projects show theirs. */
final class Badge {
    private static final String LABEL = "video contract";
    private static final int HEIGHT = 20;
    private static final int PADDING = 6;
    /** Wider than the mean letter of the font, which no two machines have alike; {@code textLength} fits the text in. */
    private static final int LETTER = 7;

    private Badge() {}

    static byte[] of(Run run) {
        String word = run.result().toString();
        int left = width(LABEL);
        int right = width(word);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" role="img" aria-label="%3$s: %4$s">
                  <title>%3$s: %4$s</title>
                  <rect width="%1$d" height="%2$d" rx="3" fill="#444"/>
                  <path d="M%5$d 0h%6$d a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3H%5$dz" fill="%7$s"/>
                  <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
                    <text x="%8$d" y="14" textLength="%9$d">%3$s</text>
                    <text x="%10$d" y="14" textLength="%11$d">%4$s</text>
                  </g>
                </svg>
                """.formatted(
                        left + right,
                        HEIGHT,
                        LABEL,
                        word,
                        left,
                        right - 3,
                        colour(run.result()),
                        PADDING,
                        left - 2 * PADDING,
                        left + PADDING,
                        right - 2 * PADDING)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int width(String text) {
        return text.length() * LETTER + 2 * PADDING;
    }

    /** Dark enough for white letters to be read on. */
    private static String colour(Result result) {
        return switch (result) {
            case CONFORMANT -> "#1a7f37";
            case NONCONFORMANT -> "#b42318";
            case INCONCLUSIVE -> "#7a5b00";
        };
    }
}
