package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The catalogue that people read is the one that the code declares. */
class RulesPageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "RULES.md");

    /**
     * A page of another contract is written again, so that a newer contract needs nothing but the tests; only where it is
     * to be proven that the page was committed with the contract, in CI, it is not.
     */
    @Test
    void thePageIsWhatTheRulesDeclare() throws IOException {
        Contract bundled = Contract.read(Path.of("..", "openapi", "video-gateway.yaml"));
        String page = RulesPage.text(bundled);
        String kept = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        boolean ofAnotherContract = !kept.contains(bundled.sha256());
        if (Boolean.getBoolean("rules.update") || (ofAnotherContract && !isCi())) {
            Files.writeString(PAGE, page);
            kept = page;
        }

        assertThat(kept)
                .as("RULES.md is out of date; its first lines say how to write it again")
                .isEqualTo(page);
    }

    /** Services set it to their own word; {@code CI=false} is how people say that they are none. */
    private static boolean isCi() {
        String word = System.getenv("CI");
        return word != null && !word.isEmpty() && !word.equals("false");
    }
}
