package io.videogateway.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The catalogue that people read is the one that the code declares. */
class RulesPageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "RULES.md");

    @Test
    void thePageIsWhatTheRulesDeclare() throws IOException {
        String page = RulesPage.text();
        if (Boolean.getBoolean("rules.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("RULES.md is out of date; its first lines say how to write it again")
                .isEqualTo(page);
    }
}
