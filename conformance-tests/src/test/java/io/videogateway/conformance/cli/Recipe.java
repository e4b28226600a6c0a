package io.videogateway.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file for a CI that users copy, or that this project has itself. */
record Recipe(Path file, JsonNode root) {
    private static final Path RECIPES = Path.of("ci");
    private static final Path OWN = Path.of("..", ".github", "workflows");
    private static final Pattern WORD_OR_OPERATOR =
            Pattern.compile("[|&;()<>]+|(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|\\\\.|[^\\s\"'\\\\|&;()<>])+");
    private static final Pattern OPERATOR = Pattern.compile("[|&;()<>]+");

    static Stream<Recipe> github() {
        return Stream.of(RECIPES.resolve("github"), OWN).flatMap(Recipe::in);
    }

    static Stream<Recipe> gitlab() {
        return in(RECIPES.resolve("gitlab"));
    }

    static Stream<Recipe> all() {
        return Stream.concat(github(), gitlab());
    }

    static Recipe read(Path file) {
        try {
            return new Recipe(file, new YAMLMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Recipe> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Recipe::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isGithub() {
        return root.has("jobs");
    }

    /** The jobs by name; in a file for GitLab all at the top are jobs, for these use no other keyword. */
    List<JsonNode> jobs() {
        List<JsonNode> jobs = new ArrayList<>();
        (isGithub() ? root.get("jobs") : root).forEach(jobs::add);
        return jobs;
    }

    /** What the shell gets to run, one text for each time that it is started. */
    List<String> shellTexts() {
        List<String> texts = new ArrayList<>();
        for (JsonNode job : jobs()) {
            if (isGithub()) {
                job.get("steps").forEach(step -> {
                    if (step.has("run")) {
                        texts.add(step.get("run").asText());
                    }
                });
            } else {
                StringBuilder text = new StringBuilder();
                for (String part : List.of("before_script", "script")) {
                    job.path(part)
                            .forEach(line ->
                                    text.append(line.asText().stripTrailing()).append('\n'));
                }
                texts.add(text.toString());
            }
        }
        return texts;
    }

    /** The arguments of every call of the suite. */
    List<List<String>> suiteCalls() {
        return shellTexts().stream().flatMap(text -> suiteCalls(text).stream()).toList();
    }

    static List<List<String>> suiteCalls(String shellText) {
        List<List<String>> calls = new ArrayList<>();
        for (String line : shellText.replace("\\\n", " ").lines().toList()) {
            List<String> words = WORD_OR_OPERATOR
                    .matcher(line)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            for (int i = 0; i < words.size(); i++) {
                int first = words.get(i).endsWith("scripts/conform")
                        ? i + 1
                        : words.get(i).equals("java") && words.get(i + 1).equals("-jar") ? i + 3 : -1;
                if (first > 0) {
                    calls.add(words.subList(first, words.size()).stream()
                            .takeWhile(word -> !OPERATOR.matcher(word).matches())
                            .map(word -> word.replaceAll("[\"']", ""))
                            .toList());
                }
            }
        }
        return calls;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
