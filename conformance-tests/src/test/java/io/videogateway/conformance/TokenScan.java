package io.videogateway.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks for the tokens of the tests in what runs wrote, as whoever looks for a token reads it: as it is, and with each way
 * of writing text and of packing it undone.
 *
 * <p>{@link ScannedTempDir} has it look into every folder of a test before the folder is deleted; {@code scripts/verify} has
 * it look into what is left when all tests are over.
 */
public final class TokenScan {
    /** The token of every test that sends one for the suite. No test may write it into a file. */
    public static final String TOKEN = "sk-of-a-user-0123456789";

    /** With characters that JSON, XML, URLs and shells each write in their own way. */
    public static final String AWKWARD_TOKEN = "sk-+of/a\"us<er>&'0123456789%=";

    /** What the client's own tests send. */
    private static final String TOKEN_OF_THE_CLIENT = "secret-token";

    /** The wrong token is the right one too, but for its last character. */
    private static final List<String> SECRETS = Stream.of(TOKEN, AWKWARD_TOKEN, TOKEN_OF_THE_CLIENT)
            .map(token -> token.substring(0, token.length() - 1))
            .toList();

    /** What is looked for, by its first byte: one look at each byte tells whether anything can begin there. */
    private static final byte[][][] BY_FIRST = new byte[256][][];

    static {
        Map<Integer, List<byte[]>> byFirst = SECRETS.stream()
                .flatMap(TokenScan::forms)
                .distinct()
                .map(form -> form.getBytes(ISO_8859_1))
                .collect(Collectors.groupingBy(form -> form[0] & 0xff));
        byFirst.forEach((first, forms) -> BY_FIRST[first] = forms.toArray(byte[][]::new));
    }

    private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern ESCAPED_CODE = Pattern.compile("\\\\++u([0-9a-fA-F]{4})");
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#(\\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|quot|apos|amp));");
    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "quot", "\"", "apos", "'", "amp", "&");

    /** The first bytes of gzip and of zip. */
    private static final List<String> HEADS_IN_BASE64 = List.of("H4sI", "UEsD");

    /** What is packed in what is packed: nobody packs deeper, and a file that contains itself would have no end. */
    private static final int DEEPEST = 4;

    private static final Pattern FOREIGN = Pattern.compile("[/\\\\](?:node_modules|lib|bench)[/\\\\]|-all\\.jar$");

    /** Servers of the tests send bombs. */
    private static final int MOST_BYTES = 16 << 20;

    private TokenScan() {}

    /** Scans folders, as far as they are there, and ends with 1 if a token is in a file of them. */
    public static void main(String[] folders) throws IOException {
        int files = 0;
        long bytes = 0;
        List<Path> found = new ArrayList<>();
        for (String folder : folders) {
            for (Path file : files(Path.of(folder))) {
                files++;
                bytes += Files.size(file);
                if (isIn(file)) {
                    found.add(file);
                }
            }
        }
        found.forEach(file -> System.err.println("token scan: a token of the tests is in " + file));
        System.out.println("token scan: " + files + " files of " + (bytes >> 20) + " MiB, a token in " + found.size());
        System.exit(found.isEmpty() ? 0 : 1);
    }

    /** The files below a folder that hold a token. */
    static List<Path> findings(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files(folder)) {
            if (isIn(file)) {
                found.add(file);
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isWritten("/" + folder.relativize(file)))
                    .toList();
        }
    }

    private static boolean isIn(Path file) throws IOException {
        return isIn(Files.readAllBytes(file));
    }

    /** Compiled tests hold the tokens of their sources. No run of a test writes a class, fetches a package or is a benchmark. */
    private static boolean isWritten(String name) {
        return !name.endsWith(".class") && !FOREIGN.matcher(name).find();
    }

    /** Whether a token can be read from these bytes. */
    public static boolean isIn(byte[] content) {
        return isIn(content, 0);
    }

    private static boolean isIn(byte[] content, int depth) {
        if (isPlain(content) || (depth < DEEPEST && isPackedInto(content, depth))) {
            return true;
        }
        String text = new String(content, ISO_8859_1);
        return isUndone(text, '%', PERCENT, found -> code(found.group(1), 16))
                || (text.contains("\\u") && isUndone(text, '\\', ESCAPED_CODE, found -> code(found.group(1), 16)))
                || (text.indexOf('\\') >= 0 && isPlain(text.replace("\\", "").getBytes(ISO_8859_1)))
                || isUndone(text, '&', ENTITY, TokenScan::entity)
                || (depth < DEEPEST && isPackedInBase64(text, depth));
    }

    private static boolean isPlain(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            byte[][] forms = BY_FIRST[content[i] & 0xff];
            if (forms != null) {
                for (byte[] form : forms) {
                    if (stands(form, content, i)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a form, whose first byte is here, is here. */
    private static boolean stands(byte[] form, byte[] content, int at) {
        if (content.length - at < form.length) {
            return false;
        }
        for (int i = 1; i < form.length; i++) {
            if (content[at + i] != form[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a token shows when what begins at each of these marks is put back. */
    private static boolean isUndone(String text, char mark, Pattern pattern, Function<MatchResult, String> by) {
        StringBuilder undone = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        int copied = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, Math.max(copied, at + 1))) {
            if (matcher.region(at, text.length()).lookingAt()) {
                undone.append(text, copied, at).append(by.apply(matcher));
                copied = matcher.end();
            }
        }
        return copied > 0
                && isPlain(undone.append(text, copied, text.length()).toString().getBytes(ISO_8859_1));
    }

    private static String entity(MatchResult found) {
        if (found.group(1) != null) {
            return code(found.group(1), 10);
        }
        return found.group(2) != null ? code(found.group(2), 16) : NAMED.get(found.group(3));
    }

    /** A secret as it is, in hexadecimal digits, and in base64 with none, one or two other bytes before it. */
    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(ISO_8859_1);
        return Stream.concat(
                Stream.of(
                        secret,
                        HexFormat.of().formatHex(bytes),
                        HexFormat.of().withUpperCase().formatHex(bytes)),
                Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .flatMap(encoder -> IntStream.range(0, 3)
                                .mapToObj(before -> inBase64(encoder, " ".repeat(before) + secret, before))));
    }

    /** Without the characters that depend on what stands before and behind. */
    private static String inBase64(Base64.Encoder encoder, String text, int before) {
        String whole = encoder.withoutPadding().encodeToString(text.getBytes(ISO_8859_1));
        return whole.substring((before * 8 + 5) / 6, text.length() * 8 / 6);
    }

    private static boolean isPackedInBase64(String text, int depth) {
        for (String head : HEADS_IN_BASE64) {
            for (int at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
                int end = at;
                while (end < text.length() && isBase64(text.charAt(end))) {
                    end++;
                }
                String run = text.substring(at, end - (end - at) % 4)
                        .replace('-', '+')
                        .replace('_', '/');
                if (isPackedInto(Base64.getDecoder().decode(run), depth)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+/-_".indexOf(c) >= 0;
    }

    private static boolean isPackedInto(byte[] content, int depth) {
        if (begins(content, 0x1f, 0x8b)) {
            return isIn(inflated(content), depth + 1);
        }
        if (begins(content, 'P', 'K')) {
            return isInArchive(content, depth + 1);
        }
        return false;
    }

    private static boolean begins(byte[] content, int first, int second) {
        return content.length > 2 && (content[0] & 0xff) == first && (content[1] & 0xff) == second;
    }

    private static boolean isInArchive(byte[] content, int depth) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (isWritten(entry.getName())
                        && (isPlain(entry.getName().getBytes(ISO_8859_1)) || isIn(in.readAllBytes(), depth))) {
                    return true;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // It begins like an archive and is none; its bytes as they are were looked at.
            return false;
        }
        return false;
    }

    /** What comes out before the bytes end, which may be early. */
    private static byte[] inflated(byte[] bytes) {
        ByteArrayOutputStream inflated = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read > 0 && inflated.size() < MOST_BYTES; read = in.read(buffer)) {
                inflated.write(buffer, 0, read);
            }
        } catch (IOException e) {
            return inflated.toByteArray();
        }
        return inflated.toByteArray();
    }

    private static String code(String digits, int radix) {
        return String.valueOf((char) Integer.parseInt(digits, radix));
    }
}
