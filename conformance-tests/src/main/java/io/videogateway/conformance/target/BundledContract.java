package io.videogateway.conformance.target;

import io.videogateway.client.VideoGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contract from which the client on the class path was generated. */
public final class BundledContract {
    private static final String RESOURCE = "/META-INF/video-gateway/contract.yaml";

    private BundledContract() {}

    /** Byte for byte as it was received. */
    public static byte[] bytes() {
        try (InputStream in = VideoGateway.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the client on the class path carries no contract");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
