package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Maven that runs this build, run once more in another folder. */
final class Maven {

    /** Where everything that this build has resolved already is, so that nothing is fetched again. */
    static final Path LOCAL_REPOSITORY = Path.of(System.getProperty("localRepository"));

    private Maven() {}

    /** What it prints. */
    static String run(Path folder, String... arguments) throws IOException, InterruptedException {
        Ended ended = end(folder, arguments);
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output();
    }

    /** What it prints when it fails. */
    static String failure(Path folder, String... arguments) throws IOException, InterruptedException {
        Ended ended = end(folder, arguments);
        assertThat(ended.status()).as(ended.output()).isNotZero();
        return ended.output();
    }

    private record Ended(int status, String output) {}

    private static Ended end(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("mavenHome"), "bin", "mvn").toString(), "-B", "-ntp"));
        command.addAll(List.of(arguments));
        ProcessBuilder maven =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().put("LC_ALL", JavaProgram.LOCALE);
        Process process = maven.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), command + "\n" + output);
    }
}
