package io.videogateway.conformance.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one probe: the only thing that rules look at. Secrets are already out of it.
 *
 * @param probe the qualified name of the probe
 * @param response what came, also where it is not all of it; null where nothing came
 * @param fault why the answer is missing or incomplete; null where it is complete
 * @param decoded what the generated client made of the answer; null where it was not asked or there was no answer
 * @param durationMillis from the first attempt to connect to the last byte
 * @param curl the command that sends the request again
 */
public record Exchange(
        String probe,
        Request request,
        @Nullable Response response,
        @Nullable Fault fault,
        @Nullable Decoded decoded,
        long durationMillis,
        String curl) {
    private static final int LONGEST_NAME = 150;

    /** Where the bytes of a request's body stand, in a report folder: a name that is safe whatever the probe is called. */
    public static String bodyFile(String probe) {
        StringBuilder name = new StringBuilder();
        for (byte b : probe.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
            name.append(plain ? String.valueOf(c) : c == '/' ? "." : String.format("_%02x", (int) c));
        }
        String text = name.toString();
        return "requests/"
                + (text.length() > LONGEST_NAME
                        ? text.substring(0, LONGEST_NAME) + Integer.toHexString(probe.hashCode())
                        : text)
                + ".body";
    }

    public boolean wasSent() {
        return fault == null || fault.kind() != Fault.Kind.NOT_SENT;
    }

    /** Whether there was a connection to a server, over which it may have got any of the request. */
    public boolean reachedServer() {
        return fault == null || fault.requestBodyStarted() || response != null;
    }

    /** The answer, if all of it came. */
    public Optional<Response> answer() {
        return fault == null ? Optional.ofNullable(response) : Optional.empty();
    }
}
