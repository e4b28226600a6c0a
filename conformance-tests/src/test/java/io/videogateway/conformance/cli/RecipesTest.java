package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CI recipes call only what is there, and keep to the rules that keep secrets and money. */
class RecipesTest {
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w./-])scripts/[\\w-]+");
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@(v\\d+|[0-9a-f]{40})");

    static Stream<Recipe> all() {
        return Recipe.all();
    }

    static Stream<Recipe> github() {
        return Recipe.github();
    }

    /**
     * What the command line says of the arguments. One more is added that no command knows, so that none is run: where it is
     * the first thing that is amiss, there is nothing against the others.
     */
    private static String objection(List<String> arguments) {
        StringWriter err = new StringWriter();
        int status = Main.run(
                Stream.concat(arguments.stream(), Stream.of("--only-to-parse")).toArray(String[]::new),
                name -> null,
                new PrintWriter(new StringWriter()),
                new PrintWriter(err));
        assertThat(status).isEqualTo(ExitStatus.USAGE.code());
        String said = err.toString();
        return said.startsWith("conform: there is no option --only-to-parse ") ? "" : said;
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSuiteUnderstandsEveryCall(Recipe recipe) {
        assertThat(recipe.suiteCalls())
                .allSatisfy(call -> assertThat(objection(call)).isEmpty());
    }

    @Test
    void everyCallIsFound() {
        assertThat(Stream.of("github", "gitlab")
                        .map(ci -> Stream.of("verify-server", "vendor-matrix", "publish-client")
                                .flatMap(name -> Recipe.read(Path.of("ci", ci, name + ".yml")).suiteCalls().stream())
                                .map(call -> call.get(0))
                                .toList()))
                .containsOnly(List.of("check", "matrix", "compare"));
    }

    @Test
    void aCallThatIsNotUnderstoodIsSeen() {
        List<List<String>> calls = Recipe.suiteCalls("""
                echo x && java -jar "$DIR/conform.jar" check \\
                  --url "$URL" --bugdet 3 | tee log
                scripts/conform matrix gateways/*.yaml --report tonight >log
                scripts/conform compare last-night || status=$?
                scripts/conform check --timeout soon
                """);

        assertThat(calls)
                .containsExactly(
                        List.of("check", "--url", "$URL", "--bugdet", "3"),
                        List.of("matrix", "gateways/*.yaml", "--report", "tonight"),
                        List.of("compare", "last-night"),
                        List.of("check", "--timeout", "soon"));
        assertThat(calls.stream().map(RecipesTest::objection))
                .satisfiesExactly(
                        said -> assertThat(said).contains("--bugdet"),
                        said -> assertThat(said).isEmpty(),
                        said -> assertThat(said).contains("NEW"),
                        said -> assertThat(said).contains("--timeout"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyScriptIsThere(Recipe recipe) throws IOException {
        assertThat(SCRIPT.matcher(Files.readString(recipe.file())).results())
                .allSatisfy(script -> assertThat(Path.of("..", script.group())).isExecutable());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyJobHasATimeLimit(Recipe recipe) {
        assertThat(recipe.jobs())
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.has(recipe.isGithub() ? "timeout-minutes" : "timeout"))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("github")
    void everyActionIsPinned(Recipe recipe) {
        assertThat(recipe.jobs())
                .flatExtracting(job -> job.get("steps").findValuesAsText("uses"))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action).matches(PINNED));
    }

    @ParameterizedTest
    @MethodSource("github")
    void aTokenOfTheWorkflowReadsOnly(Recipe recipe) {
        JsonNode permissions = recipe.root().path("permissions");

        assertThat(permissions.properties())
                .isNotEmpty()
                .allSatisfy(
                        permission -> assertThat(permission.getValue().asText()).isEqualTo("read"));
    }

    /** What GitHub puts into a text before the shell reads it is a command that whoever filled the value wrote. */
    @ParameterizedTest
    @MethodSource("github")
    void theShellGetsValuesFromItsEnvironmentOnly(Recipe recipe) {
        assertThat(recipe.shellTexts()).isNotEmpty().noneMatch(text -> text.contains("${{"));
    }
}
