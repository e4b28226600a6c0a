package io.videogateway.conformance.swagger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.parser.converter.SwaggerConverter;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Converts a Swagger 2 document to OpenAPI 3, for {@code scripts/update-contract}. Arguments: the file and where to write.
 *
 * <p>The generator can convert too, but what it writes is no longer the document: it moves every inline schema away and makes up
 * examples.
 */
public final class SwaggerConversion {
    private SwaggerConversion() {}

    public static void main(String[] args) throws IOException {
        // References to other files and hosts are not followed: a document of a stranger must not make us read them.
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        SwaggerParseResult result =
                new SwaggerConverter().readContents(Files.readString(Path.of(args[0])), null, options);
        List<String> problems = result.getMessages() == null
                ? List.of()
                : result.getMessages().stream().sorted().toList();
        if (result.getOpenAPI() == null || !problems.isEmpty()) {
            System.err.println(problems.isEmpty() ? "it is no Swagger 2 document" : String.join("; ", problems));
            System.exit(2);
        }
        JsonNode converted = Yaml.mapper().readTree(Yaml.pretty(result.getOpenAPI()));
        readDefaults(converted);
        Files.writeString(Path.of(args[1]), Yaml.pretty(converted));
    }

    /** The converter makes a text of a list that is a default. */
    private static void readDefaults(JsonNode node) throws IOException {
        ObjectMapper json = Json.mapper();
        if (node.path("type").asText().equals("array")
                && node.path("default").asText().startsWith("[")) {
            ((ObjectNode) node).set("default", json.readTree(node.get("default").asText()));
        }
        for (JsonNode child : node) {
            readDefaults(child);
        }
    }
}
