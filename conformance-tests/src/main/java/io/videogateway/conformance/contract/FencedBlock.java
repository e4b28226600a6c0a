package io.videogateway.conformance.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OpenAPI text in a Markdown page, as Apifox exports it: in a fenced block, byte for byte. */
final class FencedBlock {
    /** At the left edge, where neither YAML nor JSON can have one. */
    private static final Pattern FENCE = Pattern.compile("(?m)^(?:`{3,}|~{3,})");

    private static final Pattern DOCUMENT = Pattern.compile("(?m)^[ \\t{]*[\"']?(?:openapi|swagger)[\"']?[ \\t]*:");

    private FencedBlock() {}

    /**
     * The text of the block; the text itself where it is no Markdown.
     *
     * @throws ContractException if it is Markdown with no such block, or with several
     */
    static byte[] openApi(byte[] text) {
        // One character for each byte, so that the block keeps every one of them.
        String page = new String(text, StandardCharsets.ISO_8859_1);
        if (!FENCE.matcher(page).find()) {
            return text;
        }
        List<String> documents = blocks(page).stream()
                .filter(block -> DOCUMENT.matcher(block).find())
                .toList();
        if (documents.size() != 1) {
            throw new ContractException(
                    documents.isEmpty()
                            ? "it is Markdown, and no fenced block of it has an OpenAPI document"
                            : "it is Markdown with " + documents.size()
                                    + " OpenAPI documents; leave the one that is meant");
        }
        return documents.get(0).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Line by line, for a pattern over all of them takes its time for a page that is made to take it. */
    private static List<String> blocks(String page) {
        List<String> blocks = new ArrayList<>();
        String fence = "";
        int start = 0;
        int end;
        for (int begin = 0; begin < page.length(); begin = end) {
            int newLine = page.indexOf('\n', begin);
            end = newLine < 0 ? page.length() : newLine + 1;
            String line = page.substring(begin, end).stripTrailing();
            Matcher opening = FENCE.matcher(line);
            if (fence.isEmpty() && opening.lookingAt()) {
                fence = opening.group();
                start = end;
            } else if (!fence.isEmpty()
                    && line.startsWith(fence)
                    && line.equals(fence.substring(0, 1).repeat(line.length()))) {
                blocks.add(page.substring(start, begin));
                fence = "";
            }
        }
        return blocks;
    }
}
