package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The step of the build that prepares a contract for the generator, called as Ant calls it. */
final class ContractStep {

    private static ClassLoader loader;

    private final Path folder;

    ContractStep(Path folder) {
        this.folder = folder;
    }

    /** The contract that the generator gets. */
    JsonNode prepared(String contract, String codegen) throws Exception {
        Path named = folder.resolve("named.json");
        Class<?> type = loader().loadClass("io.videogateway.generator.NameContract");
        Object step = type.getConstructor().newInstance();
        set(step, "setContract", Files.writeString(folder.resolve("contract.yaml"), contract));
        set(step, "setNames", Files.writeString(folder.resolve("codegen.yaml"), codegen));
        set(step, "setTo", named);
        set(step, "setConfiguration", folder.resolve("codegen.json"));
        type.getMethod("execute").invoke(step);
        return new ObjectMapper().readTree(named.toFile());
    }

    /** A contract as the step reads it. */
    static JsonNode read(String contract) throws Exception {
        Object tree = loader().loadClass("io.swagger.v3.parser.util.DeserializationUtils")
                .getMethod("deserializeIntoTree", String.class, String.class)
                .invoke(null, contract, "contract");
        return new ObjectMapper().readTree(tree.toString());
    }

    /** One for all tests of a run, since it takes longer to load the classes than to call them. */
    private static synchronized ClassLoader loader() throws IOException {
        if (loader == null) {
            loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        }
        return loader;
    }

    /** The sentence with which a build of the contract ends. */
    String refusal(String contract, String codegen) throws Exception {
        try {
            throw new AssertionError("it was taken: " + prepared(contract, codegen));
        } catch (InvocationTargetException e) {
            if (!e.getCause().getClass().getSimpleName().equals("BuildException")) {
                throw e;
            }
            return e.getCause().getMessage();
        }
    }

    private static void set(Object step, String property, Path file) throws ReflectiveOperationException {
        step.getClass().getMethod(property, File.class).invoke(step, file.toFile());
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>(
                List.of(Path.of("target/generator").toAbsolutePath().toUri().toURL()));
        String jars = Files.readString(Path.of("target/generator.classpath"), UTF_8);
        for (String jar : jars.split(File.pathSeparator, -1)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
