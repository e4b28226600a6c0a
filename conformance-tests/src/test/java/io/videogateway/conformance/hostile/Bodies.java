package io.videogateway.conformance.hostile;

import static io.videogateway.conformance.hostile.Answers.BLOCK;
import static io.videogateway.conformance.hostile.Answers.OK;
import static io.videogateway.conformance.hostile.Answers.VIDEO;
import static io.videogateway.conformance.hostile.Answers.answer;
import static io.videogateway.conformance.hostile.Answers.json;
import static io.videogateway.conformance.hostile.Answers.video;
import static io.videogateway.conformance.hostile.Hostility.hostile;

import io.videogateway.conformance.hostile.HostileServer.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** What servers send as a body, under a content coding and without. */
final class Bodies {
    private Bodies() {}

    static Stream<Hostility> all() {
        return Stream.of(codings(), bodies()).flatMap(rows -> rows);
    }

    private static Stream<Hostility> codings() {
        byte[] zipped = coded(GZIPOutputStream::new, VIDEO.getBytes(StandardCharsets.UTF_8));
        byte[] wrongSum = zipped.clone();
        wrongSum[wrongSum.length - 8] ^= 1;
        return Stream.of(
                coding("not-gzip", "says gzip of plain text", "gzip", VIDEO.getBytes(StandardCharsets.UTF_8))
                        .gives("malformed", "AmbiguousException"),
                coding("half-gzip", "cuts gzip in the middle", "gzip", Arrays.copyOf(zipped, zipped.length / 2))
                        .gives("malformed", "AmbiguousException"),
                coding("gzip-wrong-sum", "sends a wrong checksum", "gzip", wrongSum)
                        .gives("malformed", "AmbiguousException"),
                coding("gzip", "compresses unasked", "gzip", zipped).gives("200", "result"),
                coding(
                                "deflate",
                                "compresses with deflate",
                                "deflate",
                                coded(DeflaterOutputStream::new, VIDEO.getBytes(StandardCharsets.UTF_8)))
                        .gives("200", "UnreadableResponseException"),
                coding("gzip-twice", "compresses twice", "gzip, gzip", coded(GZIPOutputStream::new, zipped))
                        .gives("200", "UnreadableResponseException"),
                coding("brotli", "says brotli, which nobody offered", "br", new byte[] {11, 2, -128, 'a', 3})
                        .gives("200", "UnreadableResponseException"),
                coding("zstd", "says zstd, which nobody offered", "zstd", new byte[] {
                            40, -75, 47, -3, 0, 88, 9, 0, 0, 'a'
                        })
                        .gives("200", "UnreadableResponseException"),
                coding(
                                "unknown-coding",
                                "says a coding that nobody knows",
                                "x-evil",
                                VIDEO.getBytes(StandardCharsets.UTF_8))
                        .gives("200", "result"),
                coding("bomb", "sends a gibibyte of blanks in a mebibyte", "gzip", bomb())
                        .gives("limit", "UnreadableResponseException"),
                hostile("endless-gzip", "compresses blanks without an end", peer -> {
                            peer.request().send(OK + "Content-Encoding: gzip\r\n\r\n");
                            try (OutputStream out = new GZIPOutputStream(new Forwarding(peer))) {
                                byte[] blanks = new byte[1 << 20];
                                while (true) {
                                    out.write(blanks);
                                }
                            }
                        })
                        .gives("timeout", "UnreadableResponseException"));
    }

    private static Stream<Hostility> bodies() {
        return Stream.of(
                hostile(
                                "endless-body",
                                "sends a body without an end",
                                peer -> peer.request().send(OK + "\r\n[\"").sendForEver(BLOCK))
                        .gives("limit", "UnreadableResponseException"),
                hostile("five-mebibytes", "sends more than is read", json("\"" + "a".repeat(5 << 20) + "\""))
                        .gives("limit", "UnreadableResponseException"),
                hostile("deep", "nests 100,000 arrays", video("extra", "[".repeat(100_000) + "]".repeat(100_000)))
                        .gives("200", "UnreadableResponseException"),
                hostile("half-deep", "opens a million arrays", json("[".repeat(1_000_000)))
                        .gives("200", "UnreadableResponseException"),
                hostile("digits", "sends a number of a million digits", video("extra", "9".repeat(1_000_000)))
                        .gives("200", "UnreadableResponseException"),
                hostile("exponent", "sends a number that needs a gigabyte", video("extra", "1e1000000000"))
                        .gives("200", "result"),
                hostile(
                                "exponent-in-integer",
                                "sends such a number as an integer",
                                json(VIDEO.replace("\"progress\":0", "\"progress\":1e1000000000")))
                        .gives("200", "result"),
                hostile(
                                "long-string",
                                "sends a string of three mebibytes",
                                video("extra", "\"" + "a".repeat(3 << 20) + "\""))
                        .gives("200", "result"),
                hostile(
                                "many-keys",
                                "sends 50,000 keys",
                                json(VIDEO.substring(0, VIDEO.length() - 1)
                                        + java.util.stream.IntStream.range(0, 50_000)
                                                .mapToObj(i -> ",\"k" + i + "\":1")
                                                .collect(java.util.stream.Collectors.joining())
                                        + "}"))
                        .gives("200", "result"),
                hostile("long-key", "sends a key of a mebibyte", video("a".repeat(1 << 20), "1"))
                        .gives("200", "UnreadableResponseException"),
                hostile("nul-bytes", "sends NUL bytes", json("\0".repeat(1000)))
                        .gives("200", "UnreadableResponseException"),
                hostile(
                                "not-utf-8",
                                "sends bytes that are no UTF-8",
                                json(new byte[] {'{', '"', (byte) 0xff, '"', '}'}, ""))
                        .gives("200", "UnreadableResponseException"),
                hostile("utf-16", "sends UTF-16", json(VIDEO.getBytes(StandardCharsets.UTF_16), ""))
                        .gives("200", "result"),
                hostile("empty-body", "sends nothing", json("")).gives("200", "UnreadableResponseException"),
                hostile(
                                "html",
                                "sends a page",
                                answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
                                        + "<script>alert(1)</script>"))
                        .gives("200", "UnreadableResponseException"),
                hostile(
                                "xml",
                                "sends XML that asks for a file",
                                json("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"))
                        .gives("200", "UnreadableResponseException"),
                hostile(
                                "terminal",
                                "sends terminal escapes everywhere",
                                json(VIDEO.replace(
                                        "video_1", "\\u001b]0;owned\\u0007\\u001b[2J\\r\\nresult: conformant")))
                        .gives("200", "result"),
                hostile("types", "names a class to be made", video("@class", "\"java.lang.ProcessBuilder\""))
                        .gives("200", "result"),
                hostile("prototype", "names a prototype", video("__proto__", "{\"id\":1}"))
                        .gives("200", "result"),
                hostile("half-pair", "sends half a surrogate pair", video("extra", "\"\\ud83d\""))
                        .gives("200", "result"),
                hostile("array", "sends an array", json("[" + VIDEO + "]")).gives("200", "UnreadableResponseException"),
                hostile("null", "sends null", json("null")).gives("200", "UnreadableResponseException"));
    }

    private static Hostility.Row coding(String name, String what, String coding, byte[] body) {
        return hostile(name, what, json(body, "Content-Encoding: " + coding + "\r\n"));
    }

    private static byte[] bomb() {
        return coded(GZIPOutputStream::new, new byte[256 << 20]);
    }

    private interface Coder {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] coded(Coder coder, byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = coder.over(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static final class Forwarding extends OutputStream {
        private final Peer peer;

        Forwarding(Peer peer) {
            this.peer = peer;
        }

        @Override
        public void write(int b) throws IOException {
            peer.send(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            peer.send(Arrays.copyOfRange(bytes, offset, offset + length));
        }
    }
}
