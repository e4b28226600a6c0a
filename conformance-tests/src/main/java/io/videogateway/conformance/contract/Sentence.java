package io.videogateway.conformance.contract;

/** What a person is told about a file: one line, however long and broken the words are that it quotes from the file. */
public final class Sentence {
    private static final int LONGEST = 1000;

    private Sentence() {}

    public static String of(String text) {
        String line = text.replaceAll("\\R+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
