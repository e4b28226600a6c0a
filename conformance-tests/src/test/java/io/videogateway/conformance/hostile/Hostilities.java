package io.videogateway.conformance.hostile;

import java.util.List;
import java.util.stream.Stream;

/** What servers do to those who ask them, by accident or on purpose. */
final class Hostilities {
    private Hostilities() {}

    static List<Hostility> all() {
        return Stream.of(Connections.all(), Heads.all(), Framing.all(), Bodies.all())
                .flatMap(rows -> rows)
                .toList();
    }
}
