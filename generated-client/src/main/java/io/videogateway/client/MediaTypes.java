package io.videogateway.client;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The media type of a file, by its first bytes or else its name. Some gateways refuse {@code application/octet-stream},
 * so it is worth the effort.
 */
final class MediaTypes {

    static final String UNKNOWN = "application/octet-stream";

    private static final int TELLING_BYTES = 12;

    private static final Map<String, String> BY_EXTENSION = byExtension();

    /** Most programs send one kind of file, and OkHttp parses a media type with regular expressions. */
    private static volatile @Nullable MediaType last;

    private MediaTypes() {}

    /**
     * Parsed, for OkHttp.
     *
     * @throws IllegalArgumentException if it is no media type
     */
    static MediaType parsed(String type) {
        MediaType known = last;
        if (known == null || !known.toString().equals(type)) {
            known = MediaType.get(type);
            last = known;
        }
        return known;
    }

    /** Of a file that begins with these bytes; null if they do not tell. */
    static @Nullable String ofBytes(byte[] first) {
        // Byte for byte, which is what this charset does.
        String bytes = new String(first, 0, Math.min(first.length, TELLING_BYTES), StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("\u0089PNG\r\n")) {
            return "image/png";
        }
        if (bytes.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (bytes.startsWith("GIF8")) {
            return "image/gif";
        }
        if (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        if (bytes.startsWith("\u001aE\u00df\u00a3")) {
            return "video/webm";
        }
        if (bytes.startsWith("ftyp", 4)) {
            return ofBrand(bytes.substring(8));
        }
        return null;
    }

    /** Null if the name does not tell. */
    static @Nullable String ofName(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        return BY_EXTENSION.get(extension.toLowerCase(Locale.ROOT));
    }

    /** Phones write their photos, and Apple its films, into the same box as MP4. */
    private static @Nullable String ofBrand(String brand) {
        switch (brand) {
            case "qt  ":
                return "video/quicktime";
            case "heic":
            case "heix":
            case "mif1":
                return "image/heic";
            case "avif":
                return "image/avif";
            default:
                return brand.length() == 4 ? "video/mp4" : null;
        }
    }

    private static Map<String, String> byExtension() {
        Map<String, String> types = new HashMap<>();
        types.put("png", "image/png");
        types.put("jpg", "image/jpeg");
        types.put("jpeg", "image/jpeg");
        types.put("webp", "image/webp");
        types.put("gif", "image/gif");
        types.put("heic", "image/heic");
        types.put("avif", "image/avif");
        types.put("mp4", "video/mp4");
        types.put("m4v", "video/mp4");
        types.put("mov", "video/quicktime");
        types.put("webm", "video/webm");
        return Collections.unmodifiableMap(types);
    }

    /** Without parameters. */
    static String bare(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).trim();
    }

    static boolean isJson(String type) {
        String bare = bare(type);
        int subtype = bare.length() - "/json".length();
        return bare.regionMatches(true, subtype, "/json", 0, 5) || bare.regionMatches(true, subtype, "+json", 0, 5);
    }

    /** The first that is JSON, or that is not; null if there is none. */
    static @Nullable String first(String[] types, boolean json) {
        for (String type : types) {
            if (isJson(type) == json) {
                return type;
            }
        }
        return null;
    }

    /** What to ask for: all of these, or only what is JSON. */
    static String accept(String[] types, boolean all) {
        String asked = "";
        for (String type : types) {
            if (all || isJson(type)) {
                asked = asked.isEmpty() ? type : asked + ", " + type;
            }
        }
        return !asked.isEmpty() ? asked : all ? "*/*" : "application/json";
    }
}
