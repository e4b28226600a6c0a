package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shell texts of the CI recipes, as ShellCheck reads them. */
class RecipeShellTest {
    @BeforeAll
    static void find() throws InterruptedException {
        try {
            RecipeLintTest.run(Path.of("."), "", "shellcheck", "--version");
        } catch (IOException e) {
            Tools.unavailable("no shellcheck: " + e.getMessage());
        }
    }

    static Stream<Recipe> recipes() {
        return Recipe.all();
    }

    private static RecipeLintTest.Said lint(String text) throws IOException, InterruptedException {
        return RecipeLintTest.run(Path.of("."), text, "shellcheck", "--shell=bash", "--format=gcc", "-");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void findsNoFault(Recipe recipe) throws Exception {
        for (String text : recipe.shellTexts()) {
            assertThat(lint(text)).as(text).isEqualTo(new RecipeLintTest.Said(0, ""));
        }
    }

    @Test
    void aFaultIsSeen() throws Exception {
        assertThat(lint("cp $SOURCE target\n").text()).contains("SC2086");
    }
}
