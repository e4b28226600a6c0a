package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program in a process of its own. */
final class JavaProgram {

    /** In which files can have names in Chinese. */
    static final String LOCALE = "C.UTF-8";

    private JavaProgram() {}

    static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Compiles a source file; in a process of its own, for classes with names in Chinese. */
    static void compile(Path source, String classPath, Path to, String... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(
                List.of("-proc:none", "-encoding", "UTF-8", "-cp", classPath, "-d", to.toString(), source.toString()));
        run(thisJava(), List.of("-m"), "jdk.compiler/com.sun.tools.javac.Main", arguments.toArray(String[]::new));
    }

    /** What it prints, on both channels; it must end well. */
    static String run(Path java, List<String> options, String main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.add(main);
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().put("LC_ALL", LOCALE);
        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.trim();
    }
}
