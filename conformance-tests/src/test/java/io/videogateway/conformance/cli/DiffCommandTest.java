package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conform diff}. */
class DiffCommandTest {
    private static final String OLD = "openapi: 3.0.3\ninfo: {title: a}\npaths: {/a: {get: {responses: {}}}}\n";

    @TempDir
    private Path folder;

    @Test
    void theSameDocumentHasNotChanged() throws IOException {
        Path file = file("old.yaml", OLD);

        assertThat(Conform.run("diff", file, file))
                .isEqualTo(new Conform(0, String.format("nothing that the contracts say differs%n"), ""));
    }

    @Test
    void whatBreaksCallersIsAFailure() throws IOException {
        Conform run = Conform.run("diff", file("old.yaml", OLD), file("new.yaml", OLD.replace("/a:", "/b:")));

        assertThat(run.status()).isOne();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .contains(
                        "breaking    compatible  GET /a is gone",
                        "compatible  breaking    a new operation: GET /b",
                        "callers: 1 breaking, 1 compatible, 0 cosmetic");
    }

    @Test
    void whatOnlyServersMeetIsNone() throws IOException {
        Conform run = Conform.run(
                "diff",
                file("old.yaml", OLD),
                file("new.md", "```yaml\n" + OLD.replace("{get:", "{post: {responses: {}}, get:") + "```\n"),
                "--markdown");

        assertThat(run)
                .isEqualTo(new Conform(
                        0,
                        "- compatible for callers, breaking for servers: `a new operation: POST /a` at `/paths/~1a/post`\n",
                        ""));
    }

    @Test
    void whatAVendorWritesMovesNoCursor() throws IOException {
        Conform run = Conform.run(
                "diff", file("old.yaml", OLD), file("new.yaml", OLD.replace("title: a", "title: \"\\e[2J\\u202e\"")));

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("title is \uFFFD[2J\uFFFD, was a").doesNotContain("\u001b", "\u202e");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
