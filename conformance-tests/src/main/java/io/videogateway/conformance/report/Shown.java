package io.videogateway.conformance.report;

import io.videogateway.conformance.exchange.Body;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text from outside as a page shows it: of bounded length, and with a visible mark wherever it has what cannot be seen or
 * steers how the rest is shown.
 *
 * @param leftOut how many characters more the text has
 */
record Shown(List<Piece> pieces, int leftOut) {
    /** A server that sends nothing but marks would otherwise fill the page with them. */
    private static final int MARKS_IN_A_ROW = 8;

    private static final int MOST_PLAIN = 100;

    private static final String IN_BLOCKS = "\n\t";

    /** What a piece of a text is. */
    enum Kind {
        /** Itself. */
        TEXT,
        /** The name of a character, {@code U+202E}, or {@code +5} for five more of them. */
        MARK,
        /** How many bytes stand here that are no text. */
        BYTES
    }

    /** A part of the text. */
    record Piece(String text, Kind kind) {}

    /** A text that is one line: the ends of lines are marks too. */
    static Shown line(String text, int most) {
        return of(text, most, "");
    }

    /** A text of many lines. */
    static Shown block(String text, int most) {
        return of(text.replace("\r\n", "\n"), most, IN_BLOCKS);
    }

    /** A body. Where it is no text throughout, as one with a file in it, what is none shows as a count of its bytes. */
    static Shown block(Body body, int most) {
        return body.utf8().map(text -> block(text, most)).orElseGet(() -> mixed(body.bytes(), most));
    }

    private static Shown mixed(byte[] bytes, int most) {
        List<Piece> pieces = new ArrayList<>();
        int leftOut = 0;
        int room = most;
        int unreadable = 0;
        for (int start = 0; start < bytes.length; ) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            end = Math.min(end + 1, bytes.length);
            Body line = new Body(Arrays.copyOfRange(bytes, start, end));
            String text = line.toString().replace("\r\n", "\n");
            // A file goes on until the boundary behind it, although some of its lines may look like text.
            if (isUnreadable(text) || (unreadable > 0 && !text.startsWith("--"))) {
                unreadable += end - start;
            } else {
                unreadable = flush(unreadable, pieces);
                Shown shown = block(text, room);
                pieces.addAll(shown.pieces());
                leftOut += shown.leftOut();
                room -= text.length() - shown.leftOut();
            }
            start = end;
        }
        flush(unreadable, pieces);
        return new Shown(List.copyOf(pieces), leftOut);
    }

    private static int flush(int unreadable, List<Piece> pieces) {
        if (unreadable > 0) {
            pieces.add(new Piece(String.valueOf(unreadable), Kind.BYTES));
            pieces.add(new Piece("\n", Kind.TEXT));
        }
        return 0;
    }

    /** A text with a broken byte or two is still one, and evidence. */
    private static boolean isUnreadable(String line) {
        long odd = line.codePoints()
                .filter(c -> c == '\uFFFD' || (c < ' ' && "\r\n\t".indexOf(c) < 0))
                .count();
        return odd * 10 > line.length();
    }

    private static Shown of(String text, int most, String plain) {
        int end = Math.min(text.length(), most);
        if (end > 0
                && end < text.length()
                && Character.isHighSurrogate(text.charAt(end - 1))
                && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        List<Piece> pieces = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        int marks = 0;
        for (int i = 0; i < end; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isOdd(c) && plain.indexOf(c) < 0) {
                flush(seen, pieces);
                marks++;
                if (marks <= MARKS_IN_A_ROW) {
                    pieces.add(new Piece(String.format("U+%04X", c), Kind.MARK));
                }
            } else {
                marks = endOfMarks(marks, pieces);
                seen.appendCodePoint(c);
            }
        }
        endOfMarks(marks, pieces);
        flush(seen, pieces);
        return new Shown(List.copyOf(pieces), text.length() - end);
    }

    private static int endOfMarks(int marks, List<Piece> pieces) {
        if (marks > MARKS_IN_A_ROW) {
            pieces.add(new Piece("+" + (marks - MARKS_IN_A_ROW), Kind.MARK));
        }
        return 0;
    }

    private static void flush(StringBuilder seen, List<Piece> pieces) {
        if (!seen.isEmpty()) {
            pieces.add(new Piece(seen.toString(), Kind.TEXT));
            seen.setLength(0);
        }
    }

    private static boolean isOdd(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == '\uFFFD';
        };
    }

    /** A short line for a place that has no room for marks, as a title. */
    static String plain(String text) {
        return line(text, MOST_PLAIN).pieces().stream()
                .map(piece -> piece.kind() == Kind.TEXT ? piece.text() : "\uFFFD")
                .collect(Collectors.joining());
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }
}
