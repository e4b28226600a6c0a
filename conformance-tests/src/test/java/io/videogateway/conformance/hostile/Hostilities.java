package io.videogateway.conformance.hostile;

import static io.videogateway.conformance.hostile.Hostility.hostile;

import io.videogateway.conformance.hostile.HostileServer.Behaviour;
import io.videogateway.conformance.hostile.HostileServer.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** What servers do to those who ask them, by accident or on purpose. */
final class Hostilities {
    /** A body that keeps the contract. */
    static final String VIDEO = "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"sora-2\",\"status\":\"queued\","
            + "\"progress\":0,\"created_at\":1795360502,\"seconds\":\"10\",\"size\":\"16x9\"}";

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final byte[] BLOCK = new byte[64 << 10];

    static {
        Arrays.fill(BLOCK, (byte) 'a');
    }

    private Hostilities() {}

    static List<Hostility> all() {
        return Stream.of(connections(), heads(), lengths(), chunks(), codings(), bodies(), headers(), statuses(), tls())
                .flatMap(rows -> rows)
                .toList();
    }

    /** Reads the request and sends this, and closes. */
    private static Behaviour answer(String text) {
        return peer -> peer.request().send(text);
    }

    private static Behaviour json(String body) {
        return json(body.getBytes(StandardCharsets.UTF_8), "");
    }

    private static Behaviour json(byte[] body, String headers) {
        return peer -> peer.request()
                .send(OK + headers + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .send(body);
    }

    private static Behaviour video(String property, String value) {
        return json(VIDEO.substring(0, VIDEO.length() - 1) + ",\"" + property + "\":" + value + "}");
    }

    private static Stream<Hostility> connections() {
        return Stream.of(
                hostile("hang", "accepts and says nothing", Peer::hang).gives("timeout", "AmbiguousException"),
                hostile("close", "closes at once", peer -> {}).gives("reset", "AmbiguousException"),
                hostile("reset", "resets at the first byte", peer -> {
                            peer.firstByte();
                            peer.reset();
                        })
                        .gives("reset", "AmbiguousException"),
                hostile("reset-after-head", "resets when the head is read", peer -> {
                            peer.head();
                            peer.reset();
                        })
                        .gives("reset", "AmbiguousException"),
                hostile(
                                "reset-after-body",
                                "resets when the request is read",
                                peer -> peer.request().reset())
                        .gives("reset", "AmbiguousException"),
                hostile("close-after-body", "closes when the request is read", Peer::request)
                        .gives("reset", "AmbiguousException"),
                hostile("half-close", "ends its own half when the request is read, and waits", peer -> {
                            peer.request().halfClose();
                            peer.hang();
                        })
                        .gives("reset", "AmbiguousException"),
                hostile("early-413", "refuses before the upload is read, and closes", peer -> {
                            peer.head();
                            peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                        })
                        .gives("413", "RejectedException"),
                hostile("early-200", "serves before the upload is read", peer -> {
                            peer.head();
                            peer.send(OK + "Content-Length: " + VIDEO.length() + "\r\n\r\n" + VIDEO);
                        })
                        .gives("200", "result"),
                hostile("answers-first", "answers before the request came", peer -> {
                            peer.send(OK + "Content-Length: " + VIDEO.length() + "\r\n\r\n" + VIDEO);
                            peer.hang();
                        })
                        .gives("200", "result"),
                hostile(
                                "two-answers",
                                "sends two answers to one request",
                                answer((OK + "Content-Length: " + VIDEO.length() + "\r\n\r\n" + VIDEO).repeat(2)))
                        .gives("200", "result"));
    }

    private static Stream<Hostility> tls() {
        Behaviour video = json(VIDEO);
        return Stream.of(
                hostile(
                                "plain-where-tls",
                                "speaks plain HTTP where TLS is spoken",
                                peer -> peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"))
                        .overTls()
                        .gives("tls", "NotSentException"),
                hostile("tls-hang", "never answers the handshake", Peer::hang)
                        .overTls()
                        .gives("timeout", "NotSentException"),
                hostile("tls-reset", "resets in the handshake", Peer::reset)
                        .overTls()
                        .gives("reset", "NotSentException"),
                secured("tls-self-signed", "has a certificate that nobody vouches for", Certificate.SELF_SIGNED, video),
                secured("tls-expired", "has a certificate that has expired", Certificate.EXPIRED, video),
                secured("tls-wrong-host", "has the certificate of another host", Certificate.OF_ANOTHER_HOST, video));
    }

    private static Hostility secured(String name, String what, Certificate certificate, Behaviour behaviour) {
        return hostile(name, what, peer -> behaviour.meet(peer.secured(certificate.context())))
                .overTls()
                .gives("tls", "NotSentException");
    }

    private static Stream<Hostility> heads() {
        return Stream.of(
                hostile("http-0.9", "sends a body without a head", answer(VIDEO))
                        .gives("malformed", "AmbiguousException"),
                hostile("ssh", "is no HTTP server", answer("SSH-2.0-OpenSSH_9.6\r\n"))
                        .gives("malformed", "AmbiguousException"),
                hostile(
                                "tls-alert",
                                "speaks TLS where plain HTTP is spoken",
                                peer -> peer.request().send(new byte[] {21, 3, 3, 0, 2, 2, 40}))
                        .gives("malformed", "AmbiguousException"),
                hostile(
                                "http-2",
                                "speaks HTTP/2 unasked",
                                peer -> peer.request().send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}))
                        .gives("malformed", "AmbiguousException"),
                hostile("noise", "sends bytes that mean nothing", peer -> {
                            byte[] noise = new byte[4096];
                            new java.util.Random(7).nextBytes(noise);
                            peer.request().send(noise);
                        })
                        .gives("malformed", "AmbiguousException"),
                hostile(
                                "endless-noise",
                                "sends a line without an end",
                                peer -> peer.request().sendForEver(BLOCK))
                        .gives("malformed", "AmbiguousException"),
                hostile("half-status-line", "stops in the status line", peer -> {
                            peer.request().send("HTTP/1.1 200");
                            peer.hang();
                        })
                        .gives("timeout", "AmbiguousException"),
                hostile(
                                "dripping-status-line",
                                "sends a byte of the status line now and then",
                                peer -> peer.request().drip("HTTP/1.1 200 " + "O".repeat(600), 100))
                        .gives("timeout", "AmbiguousException"),
                hostile("dripping-headers", "sends a byte of the headers now and then", peer -> {
                            peer.request().send(OK);
                            peer.drip("X-Slow: " + "a".repeat(600), 100);
                        })
                        .gives("timeout", "AmbiguousException"),
                hostile("dripping-body", "sends a byte of the body now and then", peer -> {
                            peer.request().send(OK + "Content-Length: 600\r\n\r\n");
                            peer.drip(" ".repeat(600), 100);
                        })
                        .gives("timeout", "AmbiguousException"),
                hostile(
                                "endless-header",
                                "sends a header without an end",
                                peer -> peer.request().send(OK + "X-Long: ").sendForEver(BLOCK))
                        .gives("malformed", "AmbiguousException"),
                hostile(
                                "endless-headers",
                                "sends headers without an end",
                                peer -> peer.request()
                                        .send(OK)
                                        .sendForEver(
                                                "X-More: yes\r\n".repeat(1000).getBytes(StandardCharsets.UTF_8)))
                        .gives("malformed", "AmbiguousException"),
                hostile(
                                "large-header",
                                "sends one header of 10 MB",
                                peer -> peer.request()
                                        .send(OK + "X-Long: ")
                                        .send("a".repeat(10 << 20))
                                        .send("\r\nContent-Length: 2\r\n\r\n{}"))
                        .gives("malformed", "AmbiguousException"),
                hostile(
                                "flood-of-100",
                                "sends 100 Continue for ever",
                                peer -> peer.request()
                                        .sendForEver("HTTP/1.1 100 Continue\r\n\r\n"
                                                .repeat(1000)
                                                .getBytes(StandardCharsets.UTF_8)))
                        .gives("timeout", "AmbiguousException"),
                hostile(
                                "flood-of-103",
                                "sends 103 Early Hints for ever",
                                peer -> peer.request()
                                        .sendForEver("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                                                .repeat(1000)
                                                .getBytes(StandardCharsets.UTF_8)))
                        .gives("timeout", "AmbiguousException"),
                hostile("101", "switches protocols", peer -> {
                            peer.request()
                                    .send(
                                            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
                            peer.hang();
                        })
                        .gives("timeout", "UnreadableResponseException"),
                hostile(
                                "line-feeds",
                                "ends its lines with line feeds alone",
                                answer((OK + "Content-Length: " + VIDEO.length() + "\r\n\r\n").replace("\r", "")
                                        + VIDEO))
                        .gives("200", "result"),
                hostile(
                                "carriage-returns",
                                "ends its lines with carriage returns alone",
                                answer((OK + "Content-Length: " + VIDEO.length() + "\r\n\r\n").replace("\n", "")
                                        + VIDEO))
                        .gives("malformed", "AmbiguousException"));
    }

    private static Stream<Hostility> lengths() {
        return Stream.of(
                length("length-too-long", "promises more than it sends", "9999").gives("cut", "AmbiguousException"),
                length("length-too-short", "promises less than it sends", "20")
                        .gives("200", "UnreadableResponseException"),
                length("length-negative", "promises a negative length", "-5").gives("200", "AmbiguousException"),
                length("length-no-number", "promises no number", "many").gives("200", "result"),
                length("length-beyond-64-bits", "promises a length that no number holds", "99999999999999999999999")
                        .gives("200", "result"),
                length("length-huge", "promises eight exbibytes", "9223372036854775807")
                        .gives("cut", "AmbiguousException"),
                hostile(
                                "two-lengths",
                                "promises two lengths",
                                answer(OK + "Content-Length: 5\r\nContent-Length: " + VIDEO.length() + "\r\n\r\n"
                                        + VIDEO))
                        .gives("200", "result"),
                hostile(
                                "length-and-chunks",
                                "promises a length and sends chunks",
                                answer(OK
                                        + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + Integer.toHexString(VIDEO.length()) + "\r\n" + VIDEO + "\r\n0\r\n\r\n"))
                        .gives("200", "result"),
                hostile("body-then-hang", "sends the body and a byte too little, and waits", peer -> {
                            peer.request().send(OK + "Content-Length: " + (VIDEO.length() + 1) + "\r\n\r\n" + VIDEO);
                            peer.hang();
                        })
                        .gives("timeout", "AmbiguousException"),
                hostile("no-length", "says no length and never closes", peer -> {
                            peer.request().send(OK + "\r\n" + VIDEO);
                            peer.hang();
                        })
                        .gives("timeout", "AmbiguousException"));
    }

    private static Hostility.Row length(String name, String what, String length) {
        return hostile(name, what, answer(OK + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n" + VIDEO));
    }

    private static Stream<Hostility> chunks() {
        return Stream.of(
                chunks("chunk-no-number", "sends a chunk of no size", "ZZ\r\n" + VIDEO)
                        .gives("malformed", "AmbiguousException"),
                chunks("chunk-negative", "sends a chunk of negative size", "-5\r\n" + VIDEO)
                        .gives("malformed", "AmbiguousException"),
                chunks("chunk-huge", "sends a chunk size that no number holds", "FFFFFFFFFFFFFFFFFF\r\n" + VIDEO)
                        .gives("malformed", "AmbiguousException"),
                chunks("chunk-cut", "stops in a chunk", "FF\r\n{").gives("cut", "AmbiguousException"),
                chunks(
                                "chunks-without-end",
                                "sends no last chunk",
                                Integer.toHexString(VIDEO.length()) + "\r\n" + VIDEO + "\r\n")
                        .gives("cut", "AmbiguousException"),
                hostile(
                                "endless-chunk-extension",
                                "sends a chunk extension without an end",
                                peer -> peer.request()
                                        .send(OK + "Transfer-Encoding: chunked\r\n\r\n5;")
                                        .sendForEver(BLOCK))
                        .gives("limit", "AmbiguousException"),
                hostile(
                                "endless-chunks",
                                "sends chunks without an end",
                                peer -> peer.request()
                                        .send(OK + "Transfer-Encoding: chunked\r\n\r\n")
                                        .sendForEver(("10000\r\n" + " ".repeat(1 << 16) + "\r\n")
                                                .getBytes(StandardCharsets.UTF_8)))
                        .gives("limit", "UnreadableResponseException"),
                hostile(
                                "endless-trailers",
                                "sends trailers without an end",
                                peer -> peer.request()
                                        .send(OK + "Transfer-Encoding: chunked\r\n\r\n"
                                                + Integer.toHexString(VIDEO.length()) + "\r\n" + VIDEO + "\r\n0\r\n")
                                        .sendForEver(
                                                "X-More: yes\r\n".repeat(1000).getBytes(StandardCharsets.UTF_8)))
                        .gives("malformed", "AmbiguousException"),
                hostile(
                                "unknown-transfer-coding",
                                "sends a transfer coding that nobody knows",
                                answer(OK + "Transfer-Encoding: x-evil\r\n\r\n" + VIDEO))
                        .gives("200", "result"));
    }

    private static Hostility.Row chunks(String name, String what, String chunks) {
        return hostile(name, what, answer(OK + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks));
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

    private static Stream<Hostility> headers() {
        return Stream.of(
                header("header-escape", "sends a terminal escape in a header", "X-Evil: \u001b[2J\u0007")
                        .gives("200", "result"),
                header("header-nul", "sends NUL in a header", "X-Evil: a\0b").gives("200", "result"),
                header("header-utf-8", "sends UTF-8 in a header", "X-Evil: 视频").gives("200", "result"),
                header("header-no-colon", "sends a header line without a colon", "nonsense")
                        .gives("200", "result"),
                header("header-no-name", "sends a header without a name", ": value")
                        .gives("200", "result"),
                header("header-blank-name", "sends a header with a blank in its name", "X Evil: a")
                        .gives("200", "result"),
                header("header-folded", "folds a header over two lines", "X-Evil: a\r\n b")
                        .gives("200", "result"),
                header(
                                "many-cookies",
                                "sets 500 cookies",
                                "Set-Cookie: a=b; Path=/\r\n".repeat(500).strip())
                        .gives("200", "result"),
                header("content-type-nonsense", "sends no media type", "Content-Type: ;;;=\"")
                        .gives("200", "result"),
                header("retry-after-nonsense", "asks to retry after nonsense", "Retry-After: " + "9".repeat(400))
                        .gives("200", "result"));
    }

    private static Hostility.Row header(String name, String what, String line) {
        return hostile(name, what, json(VIDEO.getBytes(StandardCharsets.UTF_8), line + "\r\n"));
    }

    private static Stream<Hostility> statuses() {
        return Stream.of(
                status("status-99", "99 Low", "").gives("malformed", "AmbiguousException"),
                status("status-0", "000 None", "").gives("0", "UnreadableResponseException"),
                status("status-1000", "1000 High", "").gives("malformed", "AmbiguousException"),
                status("status-600", "600 High", "").gives("600", "ServerErrorException"),
                status("status-no-number", "abc Words", "").gives("malformed", "AmbiguousException"),
                status("status-204", "204 No Content", "").gives("204", "UnreadableResponseException"),
                status("status-304", "304 Not Modified", "").gives("304", "RedirectException"),
                status("redirect-away", "302 Found", "Location: http://127.0.0.1:1/elsewhere")
                        .gives("302", "RedirectException"),
                status("redirect-loop", "307 Temporary Redirect", "Location: /v1/videos")
                        .gives("307", "RedirectException"),
                status("redirect-to-file", "308 Permanent Redirect", "Location: file:///etc/passwd")
                        .gives("308", "RedirectException"),
                status("redirect-to-script", "303 See Other", "Location: javascript:alert(1)")
                        .gives("303", "RedirectException"),
                status("redirect-nowhere", "301 Moved Permanently", "").gives("301", "RedirectException"),
                status(
                                "proxy-wants-token",
                                "407 Proxy Authentication Required",
                                "Proxy-Authenticate: Basic realm=\"a\"")
                        .gives("407", "AmbiguousException"),
                status("wants-token", "401 Unauthorized", "WWW-Authenticate: Basic realm=\"a\"")
                        .gives("401", "RejectedException"),
                status("timeout-408", "408 Request Timeout", "Connection: close")
                        .gives("408", "RejectedException"),
                status("misdirected", "421 Misdirected Request", "").gives("421", "RejectedException"),
                status("late-429", "429 Too Many", "Retry-After: 99999999999999")
                        .gives("429", "RejectedException"),
                status("early-503", "503 Unavailable", "Retry-After: -1").gives("503", "ServerErrorException"));
    }

    private static Hostility.Row status(String name, String line, String header) {
        return hostile(
                name,
                "answers " + line + (header.isEmpty() ? "" : ", " + header),
                answer("HTTP/1.1 " + line + "\r\n" + (header.isEmpty() ? "" : header + "\r\n")
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n"));
    }
}
