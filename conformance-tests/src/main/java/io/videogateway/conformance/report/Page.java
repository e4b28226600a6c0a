package io.videogateway.conformance.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** What all pages share: the engine that fills their templates, the style, the script, and what a browser may do with them. */
final class Page {
    static final String STYLE = resource("page.css");
    static final String SCRIPT = resource("page.js");

    /** Nothing is fetched, and nothing runs but our own script: not even what got past the escaping. */
    static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE) + "'; script-src '" + hash(SCRIPT)
            + "'; base-uri 'none'; form-action 'none'";

    private static final int LONGEST_ANCHOR = 150;

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), Page.class.getPackageName());

    private Page() {}

    /**
     * A whole page.
     *
     * @param template the name of the template, without its ending
     */
    static byte[] render(String template, Object view) {
        StringOutput page = new StringOutput();
        ENGINE.render(template + ".jte", view, page);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An id for an element: letters, digits and a few signs, whatever the name is made of. */
    static String anchor(String kind, String name) {
        StringBuilder anchor = new StringBuilder(kind).append('-');
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
            anchor.append(plain ? String.valueOf(c) : String.format("_%02x", (int) c));
        }
        return anchor.length() <= LONGEST_ANCHOR
                ? anchor.toString()
                : anchor.substring(0, LONGEST_ANCHOR) + "_" + Integer.toHexString(name.hashCode());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("/report/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256")
                                    .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
