package io.videogateway.conformance.hostile;

import static io.videogateway.conformance.hostile.Answers.BLOCK;
import static io.videogateway.conformance.hostile.Answers.OK;
import static io.videogateway.conformance.hostile.Answers.VIDEO;
import static io.videogateway.conformance.hostile.Answers.answer;
import static io.videogateway.conformance.hostile.Hostility.hostile;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What servers say about where a body ends. */
final class Framing {
    private Framing() {}

    static Stream<Hostility> all() {
        return Stream.of(lengths(), chunks()).flatMap(rows -> rows);
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

    private static Hostility.Row length(String name, String what, String length) {
        return hostile(name, what, answer(OK + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n" + VIDEO));
    }

    private static Hostility.Row chunks(String name, String what, String chunks) {
        return hostile(name, what, answer(OK + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks));
    }
}
