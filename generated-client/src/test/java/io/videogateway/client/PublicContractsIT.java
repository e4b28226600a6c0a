package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of contracts that nobody here wrote: each is generated and compiled, or refused by name. */
class PublicContractsIT {

    private static final Path SOURCES = Path.of("../conformance-tests/src/test/contracts");
    private static final Path FOLDER = Path.of("target/public-contracts");
    private static final Path EXAMPLES = FOLDER.resolve("node_modules/@readme/oas-examples");

    @TempDir
    private Path folder;

    @BeforeAll
    static void fetchContracts() throws IOException, InterruptedException {
        Path npm = Installed.program("npm");
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder(npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("npm.log").toFile())
                .start();
        assertThat(process.waitFor())
                .as(() -> "npm could not install, see " + FOLDER.resolve("npm.log"))
                .isZero();
    }

    /** With how many operations each has. */
    @Test
    void areGeneratedAndCompiled() throws Exception {
        Map<String, Integer> operations = new LinkedHashMap<>();
        operations.put("3.0/json/petstore.json", 20);
        operations.put("3.0/json/polymorphism.json", 13);
        operations.put("3.0/json/discriminators.json", 10);
        operations.put("3.0/json/http-status-codes.json", 89);
        operations.put("3.0/json/parameters-style.json", 25);
        operations.put("3.0/json/parameters-extreme.json", 1);
        operations.put("3.0/json/complex-nesting.json", 5);
        operations.put("3.0/json/response-multiple-mediatypes.json", 4);
        operations.put("3.0/json/security.json", 15);
        operations.put("3.1/json/schema-encoding-style.json", 1);
        operations.put("3.1/json/train-travel.json", 7);
        Map<String, Path> contracts = new LinkedHashMap<>();
        operations.keySet().forEach(file -> contracts.put(name(file), EXAMPLES.resolve(file)));

        Path project = ProjectCopy.compiled(folder, contracts);

        Map<String, Integer> found = new LinkedHashMap<>();
        for (String file : operations.keySet()) {
            found.put(file, operations(project.resolve(name(file))));
        }
        assertThat(found).isEqualTo(operations);
    }

    /** As StableNamesTest has it for contracts of our own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3.0/json/petstore.json",
                "3.0/json/polymorphism.json",
                "3.0/json/discriminators.json",
                "3.0/json/parameters-style.json",
                "3.0/json/complex-nesting.json",
                "3.1/json/train-travel.json"
            })
    void keepTheirNamesWhateverOperationAppears(String file) throws Exception {
        assertThat(new Growth(folder, Files.readString(ProjectCopy.NAMES))
                        .moved(Files.readString(EXAMPLES.resolve(file))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3.0/json/star-trek.json | GET /animal/search and POST /animal/search would both be called searchAnimal; give one of"
                        + " them a name of its own in openapi/codegen.yaml, under names, such as \"POST /animal/search\":"
                        + " animal.searchAnimal2",
                "3.0/json/schema-types.json | no value fits quirksEntirelyIncompatibleAllOf.request, which is to be string and"
                        + " integer at once under allOf",
                "3.0/json/security-multiple.json | the client cannot send the security of POST /anything/and: a request has one"
                        + " header Authorization, and apiKey_header, basic, oauth2 together need two; it has bearer tokens,"
                        + " basic authentication and API keys",
                "3.1/json/security.json | the client cannot send the security of POST /anything/mutualTLS: mutualTLS is of the type"
                        + " mutualTLS; it has bearer tokens, basic authentication and API keys",
                "3.0/json/response-http-behavior.json | GET /cache needs the security scheme api_key, and"
                        + " components.securitySchemes has none of that name",
                "3.1/json/parameters-style.json | the client cannot write the part primitive of the form of POST"
                        + " /anything/form-data/deepObject in the style deepObject: only an object can have it; take the style"
                        + " away, and it is written as JSON",
            })
    void areRefusedByName(String file, String sentence) throws Exception {
        String codegen = Files.readString(ProjectCopy.NAMES);

        assertThat(new ContractStep(folder).refusal(Files.readString(EXAMPLES.resolve(file)), codegen))
                .isEqualTo(sentence);
    }

    /** Such as 3.0-petstore. */
    private static String name(String file) {
        return file.replace("/json/", "-").replace(".json", "");
    }

    /** As the client that was compiled lists them. */
    private static int operations(Path module) throws Exception {
        List<URL> urls =
                new ArrayList<>(List.of(module.resolve("target/classes").toUri().toURL()));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar") && !entry.contains("video-gateway-client")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            List<?> all = (List<?>) loader.loadClass("io.videogateway.client.api.Operations")
                    .getMethod("all")
                    .invoke(null);
            return all.size();
        }
    }
}
