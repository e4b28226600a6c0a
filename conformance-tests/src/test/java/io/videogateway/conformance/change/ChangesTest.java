package io.videogateway.conformance.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.videogateway.conformance.contract.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the edits in {@code change/edits.yaml} mean, each forth and back, as {@code change/changes.txt} says it. */
class ChangesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "change");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode CONTRACT = read("contract.yaml");
    private static final Map<String, String> PLACES = Map.of(
            "FORM", "/paths/~1v1~1videos/post/requestBody/content/multipart~1form-data/schema",
            "CREATE", "/paths/~1v1~1videos/post",
            "RETRIEVE", "/paths/~1v1~1videos~1{id}/get",
            "VIDEO", "/components/schemas/Video/allOf/1");

    /** One edit and its name. */
    record Edit(String name, JsonNode steps) {
        Contract contract() {
            ObjectNode edited = CONTRACT.deepCopy();
            steps.path("move").properties().forEach(step -> {
                JsonNode moved = take(edited, place(step.getKey()));
                put(edited, place(step.getValue().asText()), moved);
            });
            steps.path("remove").forEach(step -> take(edited, place(step.asText())));
            steps.path("set").properties().forEach(step -> put(edited, place(step.getKey()), step.getValue()));
            return contractOf(edited);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Edit> edits() {
        return StreamSupport.stream(read("edits.yaml").spliterator(), false)
                .map(edit -> new Edit(edit.get("edit").asText(), edit));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void saysWhatAnEditMeans(Edit edit) throws IOException {
        Contract before = contractOf(CONTRACT);
        Contract after = edit.contract();

        assertThat("## " + edit + "\n" + text(before, after) + "back:\n" + text(after, before))
                .isEqualTo(expected(edit.name()));
    }

    @Test
    void nothingIsExpectedOfAnEditThatIsNotThere() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("changes.txt"))
                        .lines()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3)))
                .containsExactlyElementsOf(edits().map(Edit::name).toList());
    }

    @Test
    void theSameContractHasNotChanged() {
        Changes changes = Changes.between(contractOf(CONTRACT), contractOf(CONTRACT));

        assertThat(changes.all()).isEmpty();
        assertThat(changes.forCallers()).isEqualTo(Effect.COSMETIC);
        assertThat(changes).hasToString(String.format("nothing that the contracts say differs%n"));
    }

    @Test
    void theWorstComesFirstAndIsCounted() {
        Contract after = new Edit("several", yaml("""
                set:
                  /info/title: Films
                  FORM/properties/style: {type: string}
                  FORM/required: [model, prompt, size]
                """)).contract();

        Changes changes = Changes.between(contractOf(CONTRACT), after);

        assertThat(changes).hasToString("""
                CALLERS     SERVERS     WHAT CHANGED, AND WHERE
                breaking    compatible  size is required in a request
                                        %1$s/required
                compatible  breaking    a request may have style
                                        %1$s/properties/style
                cosmetic    cosmetic    title is Films, was Videos
                                        /info/title
                callers: 1 breaking, 1 compatible, 1 cosmetic
                servers: 1 breaking, 1 compatible, 1 cosmetic
                """.formatted(PLACES.get("FORM")).replace("\n", System.lineSeparator()));
        assertThat(changes.forCallers()).isEqualTo(Effect.BREAKING);
        assertThat(changes.forServers()).isEqualTo(Effect.BREAKING);
    }

    @Test
    void markdownLeavesOutWhatIsCosmeticAndIsNoMarkupOfAVendor() {
        Contract after = new Edit("a name", yaml("""
                set:
                  /info/title: Films
                  FORM/properties/a`*b*: {type: string}
                """)).contract();

        assertThat(Changes.between(contractOf(CONTRACT), after).toMarkdown())
                .isEqualTo("- compatible for callers, breaking for servers: `a request may have a'*b*` at `"
                        + PLACES.get("FORM") + "/properties/a'*b*`\n");
    }

    private static String text(Contract before, Contract after) {
        StringBuilder text = new StringBuilder();
        Changes.between(before, after)
                .all()
                .forEach(change -> text.append(change.callers())
                        .append(' ')
                        .append(change.servers())
                        .append(": ")
                        .append(change.what())
                        .append("\n  ")
                        .append(change.clause())
                        .append('\n'));
        return text.toString();
    }

    private static String expected(String name) throws IOException {
        List<String> sections =
                List.of(Files.readString(FOLDER.resolve("changes.txt")).split("(?m)(?=^## )"));
        return sections.stream()
                .filter(section -> section.startsWith("## " + name + "\n"))
                .findFirst()
                .orElse("")
                .stripTrailing()
                .concat("\n");
    }

    private static JsonPointer place(String text) {
        String begin = text.split("/", 2)[0];
        return JsonPointer.compile(PLACES.getOrDefault(begin, "") + text.substring(begin.length()));
    }

    private static JsonNode take(JsonNode root, JsonPointer place) {
        return ((ObjectNode) root.at(place.head())).remove(place.last().getMatchingProperty());
    }

    /** Makes what is missing on the way. */
    private static void put(JsonNode root, JsonPointer place, JsonNode value) {
        JsonNode owner = root.at(place.head());
        if (owner instanceof ArrayNode list) {
            if (place.last().getMatchingIndex() < list.size()) {
                list.set(place.last().getMatchingIndex(), value);
            } else {
                list.add(value);
            }
        } else {
            ((ObjectNode) owner).set(place.last().getMatchingProperty(), value);
        }
    }

    private static Contract contractOf(JsonNode tree) {
        return Contract.parse(tree.toString().getBytes(StandardCharsets.UTF_8), "it.yaml");
    }

    private static JsonNode read(String name) {
        try {
            return YAML.readTree(FOLDER.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
