package io.videogateway.conformance.fuzz;

import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes are a gateway profile, or are refused in one line. */
public final class ProfileTarget {
    private static final Path FILE = file();

    private ProfileTarget() {}

    private static Path file() {
        try {
            Path file = Files.createTempFile("profile", ".yaml");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(FILE, input);
        try {
            GatewayProfile profile = GatewayProfile.read(FILE);
            Claim.isOneLine(profile.name());
            profile.requiringUrl();
        } catch (UsageException e) {
            Claim.isOneLine(e.getMessage());
        }
    }
}
