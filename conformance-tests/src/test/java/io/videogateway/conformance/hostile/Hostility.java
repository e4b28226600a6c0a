package io.videogateway.conformance.hostile;

import io.videogateway.conformance.hostile.HostileServer.Behaviour;

/**
 * One row of the catalogue.
 *
 * @param what it does, in one line
 * @param scheme of the URL at which it is asked
 * @param suite what the suite makes of it: the kind of the fault of an exchange, or the status that came
 * @param client what a create through the client ends in: a result, or the simple name of the exception
 */
record Hostility(String name, String what, Behaviour behaviour, String scheme, String suite, String client) {

    static Row hostile(String name, String what, Behaviour behaviour) {
        return new Row(name, what, behaviour, "http");
    }

    /** A row that does not yet say what comes of it. */
    record Row(String name, String what, Behaviour behaviour, String scheme) {

        /** Asked for as if it spoke TLS. */
        Row overTls() {
            return new Row(name, what, behaviour, "https");
        }

        Hostility gives(String suite, String client) {
            return new Hostility(name, what, behaviour, scheme, suite, client);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
