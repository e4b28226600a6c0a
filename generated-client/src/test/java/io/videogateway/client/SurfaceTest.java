package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What the generator makes of the contract is a list under review, so that another generator or template shows what it changes. */
class SurfaceTest {

    private static final Path LIST = Path.of("surface.txt");

    /**
     * The list of another contract is written again, so that a newer contract needs nothing but the tests; only where it is
     * to be proven that the list was committed with the contract, in CI, it is not.
     */
    @Test
    void theGeneratedClassesOfferWhatTheListSays() throws Exception {
        BundledClient client = new BundledClient();
        String contract = sha256(client.contract());
        String surface = """
                What the classes that are generated from the contract with SHA-256
                %s
                offer to those who call them. "?" behind a type: may be null. SurfaceTest holds the classes against this list;
                mvn test -pl generated-client -Dtest=SurfaceTest -Dsurface.update=true writes it again.
                """.formatted(contract) + Surface.ofGenerated(client);
        String kept = Files.exists(LIST) ? Files.readString(LIST) : "";
        boolean ofAnotherContract = !kept.contains(contract);
        if (Boolean.getBoolean("surface.update") || (ofAnotherContract && !isCi())) {
            Files.writeString(LIST, surface);
        }

        assertThat(LIST)
                .as("generated-client/surface.txt, whose first lines say how to write it again")
                .usingCharset(StandardCharsets.UTF_8)
                .hasContent(surface);
    }

    private static String sha256(byte[] contract) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contract));
    }

    /** Services set it to their own word; {@code CI=false} is how people say that they are none. */
    private static boolean isCi() {
        String word = System.getenv("CI");
        return word != null && !word.isEmpty() && !word.equals("false");
    }
}
