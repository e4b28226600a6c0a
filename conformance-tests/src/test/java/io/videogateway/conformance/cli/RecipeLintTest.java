package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.videogateway.conformance.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The CI recipes as others read them: by the parser that GitHub itself publishes, and by GitLab's own schema, which
 * gitlab-ci-local brings.
 */
class RecipeLintTest {
    private static final Path FOLDER = Path.of("target", "ci-lint");

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Tools.fromNpm(Path.of("src", "test", "ci"), FOLDER);
    }

    /** What a command prints, and how it ends. */
    record Said(int status, String text) {}

    static Said run(Path folder, String input, String... command) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile("lint", ".in"), input);
        Path out = Files.createTempFile("lint", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                fail("still runs after a minute: " + List.of(command));
            }
            return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    @Nested
    class Github {
        static Stream<Recipe> recipes() {
            return Recipe.github();
        }

        private static Said lint(Path file) throws IOException, InterruptedException {
            return run(
                    FOLDER,
                    "",
                    "node",
                    "--import",
                    "./json-modules.mjs",
                    "github.mjs",
                    file.toAbsolutePath().toString());
        }

        @ParameterizedTest
        @MethodSource("recipes")
        void takesIt(Recipe recipe) throws Exception {
            assertThat(lint(recipe.file())).isEqualTo(new Said(0, ""));
        }

        @Test
        void whatItWouldNotTakeIsSeen(@TempDir Path folder) throws Exception {
            Path file = Files.writeString(folder.resolve("broken.yml"), """
                    on:
                      schedule:
                        - cron: '61 3 * * *'
                    permissions:
                      contents: red
                    jobs:
                      one:
                        runs-on: ubuntu-24.04
                        timeout: 5
                        steps:
                          - run: echo
                            if: failure() && alwys()
                            env:
                              TOKEN: ${{ secret.TOKEN }}
                    """);

            assertThat(lint(file).text())
                    .contains("cron", "'red'", "'timeout'", "alwys", "secret")
                    .hasLineCount(5);
        }
    }

    @Nested
    class Gitlab {
        @TempDir
        private Path folder;

        static Stream<Recipe> recipes() {
            return Recipe.gitlab();
        }

        private Said lint(String pipeline) throws IOException, InterruptedException {
            Files.writeString(folder.resolve(".gitlab-ci.yml"), pipeline);
            return run(
                    folder,
                    "",
                    FOLDER.resolve("node_modules/.bin/gitlab-ci-local")
                            .toAbsolutePath()
                            .toString(),
                    "--list-all",
                    // Would ask git what changed.
                    "--evaluate-rule-changes=false");
        }

        @ParameterizedTest
        @MethodSource("recipes")
        void takesIt(Recipe recipe) throws Exception {
            Said said = lint(Files.readString(recipe.file()));

            assertThat(said.status()).as(said.text()).isZero();
            assertThat(said.text()).contains("json schema validated");
        }

        @Test
        void whatItWouldNotTakeIsSeen() throws Exception {
            Said said = lint("""
                    one:
                      script: [echo]
                      timeot: 5 minutes
                      artifacts: {reports: {junt: junit.xml}}
                    """);

            assertThat(said.status()).isEqualTo(1);
            assertThat(said.text()).contains("'timeot'", "'junt'");
        }
    }
}
