package io.videogateway.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the test class path in processes of their own, on the Java of the tests. */
public final class JavaProcess {
    private JavaProcess() {}

    /** Compiled once only, for none of them runs for long. */
    public static ProcessBuilder running(Class<?> program, List<String> arguments, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
