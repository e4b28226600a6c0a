package io.videogateway.conformance.hostile;

import static io.videogateway.conformance.hostile.Answers.OK;
import static io.videogateway.conformance.hostile.Answers.VIDEO;
import static io.videogateway.conformance.hostile.Answers.answer;
import static io.videogateway.conformance.hostile.Answers.json;
import static io.videogateway.conformance.hostile.Hostility.hostile;

import io.videogateway.conformance.hostile.HostileServer.Behaviour;
import io.videogateway.conformance.hostile.HostileServer.Peer;
import java.util.stream.Stream;

/** What servers do to a connection, with TLS and without, whatever goes over it. */
final class Connections {
    private Connections() {}

    static Stream<Hostility> all() {
        return Stream.of(connections(), tls()).flatMap(rows -> rows);
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
}
