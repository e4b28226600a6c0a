package io.videogateway.conformance.hostile;

import static io.videogateway.conformance.hostile.Answers.BLOCK;
import static io.videogateway.conformance.hostile.Answers.OK;
import static io.videogateway.conformance.hostile.Answers.VIDEO;
import static io.videogateway.conformance.hostile.Answers.answer;
import static io.videogateway.conformance.hostile.Answers.json;
import static io.videogateway.conformance.hostile.Hostility.hostile;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What servers send before a body: status lines, header lines, statuses. */
final class Heads {
    private Heads() {}

    static Stream<Hostility> all() {
        return Stream.of(heads(), headers(), statuses()).flatMap(rows -> rows);
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

    private static Hostility.Row header(String name, String what, String line) {
        return hostile(name, what, json(VIDEO.getBytes(StandardCharsets.UTF_8), line + "\r\n"));
    }

    private static Hostility.Row status(String name, String line, String header) {
        return hostile(
                name,
                "answers " + line + (header.isEmpty() ? "" : ", " + header),
                answer("HTTP/1.1 " + line + "\r\n" + (header.isEmpty() ? "" : header + "\r\n")
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n"));
    }
}
