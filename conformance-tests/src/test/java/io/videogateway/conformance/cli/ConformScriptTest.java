package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/conform} while it builds, with a Maven that does not come to an end. */
class ConformScriptTest {
    private static final Path SCRIPTS = Path.of("").toAbsolutePath().resolveSibling("scripts");

    @TempDir
    private Path folder;

    /** Ctrl-C is no less caught, but not where the tests run in the background: there it means nothing to a shell. */
    @Test
    void aSignalEndsTheBuildToo() throws Exception {
        Process conform = start("echo $$ >mvn.pid && exec sleep 300");
        try {
            ProcessHandle maven = mavenOf(conform);

            conform.destroy();

            assertThat(conform.waitFor(20, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(conform.exitValue()).isEqualTo(143);
            maven.onExit().get(20, TimeUnit.SECONDS);
            assertThat(folder.resolve("conformance-tests/target/built-by-conform.new"))
                    .doesNotExist();
        } finally {
            conform.descendants().forEach(ProcessHandle::destroyForcibly);
            conform.destroyForcibly();
        }
    }

    @Test
    void aBuildThatFailsIsSaid() throws Exception {
        Process conform = start("echo it does not compile && exit 1");

        assertThat(conform.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(conform.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("said")))
                .contains("it does not compile\nconform: the build failed; the lines above are in ");
    }

    /** The script in a project of its own, in which the given commands are what Maven does. */
    private Process start(String maven) throws IOException {
        for (String script : new String[] {"conform", "await-build"}) {
            Path copy = folder.resolve("scripts").resolve(script);
            Files.createDirectories(copy.getParent());
            Files.copy(SCRIPTS.resolve(script), copy);
            assertThat(copy.toFile().setExecutable(true)).isTrue();
        }
        Path mvn = folder.resolve("bin/mvn");
        Files.createDirectories(mvn.getParent());
        Files.writeString(mvn, "#!/usr/bin/env bash\n" + maven + "\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        ProcessBuilder conform = new ProcessBuilder(
                        folder.resolve("scripts/conform").toString(), "rules")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        conform.environment().merge("PATH", mvn.getParent().toString(), (path, own) -> own + ":" + path);
        return conform.start();
    }

    private ProcessHandle mavenOf(Process conform) throws Exception {
        Path pid = folder.resolve("mvn.pid");
        while (!Files.exists(pid) || Files.readString(pid).isBlank()) {
            assertThat(conform.isAlive())
                    .as(Files.readString(folder.resolve("said")))
                    .isTrue();
            Thread.sleep(20);
        }
        Optional<ProcessHandle> maven =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        return maven.orElseThrow();
    }
}
