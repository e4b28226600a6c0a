package io.videogateway.generator;

import java.util.Locale;

/** How names and words in any script are spelled in Java. Every rule looks at one name alone. */
final class Spelling {

    private static final String SIGNS = "-Dash .Dot $Dollar @At /Slash +Plus :Colon *Star #Hash _Underscore %Percent"
            + " &And =Equals <Less >More !Not ?Question ,Comma |Bar ~Tilde ^Caret ;Semicolon";

    private static final String SPOKEN = "$@+*#%&=<>!?|~^";

    private Spelling() {}

    /** Such as CreateVideo, or 画面; never empty. */
    static String camel(String name) {
        String words = words(spoken(name));
        return words.isEmpty() ? words(spelledOut(name)) : words;
    }

    /** With a word for the signs that make a name another one, such as at-id, plus-1 or minus-1; the others part words. */
    private static String spoken(String name) {
        StringBuilder spoken = new StringBuilder();
        String rest = name.matches("-[0-9].*") ? "Minus" + name : name;
        for (int c : rest.codePoints().toArray()) {
            int sign = SPOKEN.indexOf(c) < 0 ? -1 : SIGNS.indexOf(c);
            if (sign < 0) {
                spoken.appendCodePoint(c);
            } else {
                spoken.append('-').append(word(sign)).append('-');
            }
        }
        return spoken.toString();
    }

    private static String word(int sign) {
        return SIGNS.substring(sign + 1).split(" ", 2)[0];
    }

    /** With a word for every sign, such as price-Dollar-, so that names that differ in signs alone differ. */
    static String spelledOut(String name) {
        StringBuilder spelled = new StringBuilder();
        if (!name.isEmpty() && Character.isUpperCase(name.codePointAt(0))) {
            spelled.append("Capital-");
        }
        for (int c : name.codePoints().toArray()) {
            int sign = c < 128 && c != ' ' ? SIGNS.indexOf(c) : -1;
            if (Character.isLetterOrDigit(c)) {
                spelled.appendCodePoint(c);
            } else if (sign >= 0) {
                spelled.append('-').append(word(sign)).append('-');
            } else {
                spelled.append("-U").append(Integer.toHexString(c)).append('-');
            }
        }
        return spelled.length() == 0 ? "Empty" : spelled.toString();
    }

    /** With a word for every sign and every capital that parts words, or for having neither. */
    static String distinct(String name) {
        String spelled = spelledOut(name.replaceAll("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})", "Capital"));
        return spelled.equals(name) ? "Plain-" + name : spelled;
    }

    /** With the number of every sign, such as a-U2b-b, where even a word for it is another name. */
    static String numbered(String name) {
        StringBuilder numbered = new StringBuilder();
        for (int c : name.codePoints().toArray()) {
            if (Character.isLetterOrDigit(c)) {
                numbered.appendCodePoint(c);
            } else {
                numbered.append("-U").append(Integer.toHexString(c)).append('-');
            }
        }
        return numbered.toString();
    }

    /** Such as IN_PROGRESS, for a word or a number that the contract lists. */
    static String constant(String word) {
        String text = words(spoken(word)).isEmpty() ? spelledOut(word) : spoken(word);
        StringBuilder name = new StringBuilder();
        for (String part : text.split("[^\\p{L}\\p{Nd}\\p{M}]+")) {
            if (!part.isEmpty()) {
                String snake = part.replaceAll("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})", "_");
                name.append(name.length() == 0 ? "" : "_").append(snake.toUpperCase(Locale.ROOT));
            }
        }
        return Character.isJavaIdentifierStart(name.codePointAt(0)) ? name.toString() : "_" + name;
    }

    static String upperFirst(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
    }

    /** A string of Java, with its quotes. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c == '\n') {
                literal.append("\\n");
            } else if (c == '\r') {
                literal.append("\\r");
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                literal.append(String.format("\\u%04x", (int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** Text for a comment of Java's documentation, on one line: nothing in it is a tag, an entity or an escape. */
    static String comment(String text) {
        return text.trim()
                .replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\\", "&#92;")
                .replace("@", "&#64;")
                .replace("{", "&#123;")
                .replace("}", "&#125;")
                .replace("*/", "*&#47;");
    }

    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("[^\\p{L}\\p{Nd}\\p{M}]+")) {
            words.append(word.isEmpty() ? "" : upperFirst(word));
        }
        return words.toString();
    }
}
