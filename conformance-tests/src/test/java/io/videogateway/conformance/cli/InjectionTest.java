package io.videogateway.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a contract calls things never becomes a path, a command, a header line, an escape of a terminal or markup. */
class InjectionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of(
            "../../../../../../injected",
            "/injected",
            "$(touch injected)",
            "`touch injected`",
            "'; touch injected; '",
            "\"; touch injected; \"",
            "x\r\nX-Injected: yes",
            "x\"; filename=\"injected",
            "</script><script>injected()</script><img src=x onerror=injected()>",
            "\u001b[2J\u001b]0;injected\u0007",
            "=HYPERLINK(\"http://injected\")",
            "| [injected](javascript:injected()) | @injected",
            "x\u0000injected",
            "\u202einjected",
            "-injected");

    @TempDir
    private Path temp;

    private Path report;
    private Conform run;

    private static JsonNode hostileContract() {
        ObjectNode contract = JSON.createObjectNode().put("openapi", "3.0.3");
        contract.putObject("info").put("title", String.join(" ", NAMES)).put("version", NAMES.get(8));
        ObjectNode paths = contract.putObject("paths");
        ObjectNode create = paths.putObject("/create").putObject("post");
        ObjectNode body = create.putObject("requestBody")
                .putObject("content")
                .putObject("multipart/form-data")
                .putObject("schema");
        require(body);
        success(create);
        ObjectNode read = paths.putObject("/read").putObject("get");
        NAMES.forEach(name -> read.withArray("parameters")
                .addObject()
                .put("name", name)
                .put("in", "query")
                .put("required", true)
                .put("example", name)
                .putObject("schema")
                .put("type", "string"));
        success(read);
        return contract;
    }

    private static void success(ObjectNode operation) {
        ObjectNode schema = operation
                .putObject("responses")
                .putObject("200")
                .put("description", NAMES.get(8))
                .putObject("content")
                .putObject("application/json")
                .putObject("schema");
        require(schema);
    }

    /** A schema of an object with a property of each name. */
    private static void require(ObjectNode schema) {
        schema.put("type", "object");
        NAMES.forEach(name -> {
            schema.withArray("required").add(name);
            schema.withObject("/properties")
                    .set(name, JSON.createObjectNode().put("type", "string").put("example", name));
        });
    }

    @BeforeEach
    void check() throws IOException {
        Path contract = Files.writeString(
                temp.resolve("contract.json"), hostileContract().toString());
        report = temp.resolve("a/b/c/d/e/f/report");
        run = Conform.run("check", "--mock", "embedded", "--contract", contract, "--report", report);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(Conform.record(report).get("exchanges")).hasSizeGreaterThan(2 * NAMES.size());
    }

    @Test
    void noFileIsWrittenWhereOrAsANameSays() throws Exception {
        try (Stream<Path> files = Files.walk(temp)) {
            List<Path> written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("contract.json"))
                    .toList();
            assertThat(written).hasSizeGreaterThan(NAMES.size());
            assertThat(written).allSatisfy(file -> {
                assertThat(file).startsWith(report);
                assertThat(report.relativize(file).toString()).matches("[A-Za-z0-9./_-]+");
                assertThat(file.getFileName().toString()).doesNotStartWith("-");
            });
        }
    }

    @Test
    void theConsoleGetsNoControlCharacters() {
        assertThat(run.out().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cntrl}\u202a-\u202e\u2066-\u2069]"));
    }

    /** A shell runs the commands of the record; in the place of curl stands a program that writes down its arguments. */
    @Test
    void theShellOfACurlCommandRunsNothingButCurl() throws Exception {
        Path bin = Files.createDirectory(temp.resolve("bin"));
        Path curl = Files.writeString(bin.resolve("curl"), "#!/bin/sh\nprintf '%s\\0' \"$@\" > \"$ARGUMENTS\"\n");
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        Set<String> before = everyFile();
        for (JsonNode exchange : Conform.record(report).get("exchanges")) {
            Path written = Files.createFile(bin.resolve("arguments"));
            ProcessBuilder shell = new ProcessBuilder(
                            "sh", "-c", exchange.get("curl").asText())
                    .directory(report.toFile())
                    .redirectErrorStream(true);
            shell.environment().merge("PATH", bin.toString(), (old, first) -> first + ":" + old);
            shell.environment().put("ARGUMENTS", written.toString());
            Process process = shell.start();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            List<String> arguments = List.of(Files.readString(written).split("\0"));
            Files.delete(written);
            JsonNode request = exchange.get("request");
            assertThat(arguments)
                    .startsWith("-sS", "-i", "-X", request.get("method").asText());
            assertThat(arguments).endsWith(request.get("url").asText());
            for (int i = 0; i < arguments.size() - 1; i++) {
                if (arguments.get(i).equals("--data-binary")) {
                    assertThat(report.resolve(arguments.get(i + 1).substring(1)))
                            .isNotEmptyFile();
                }
            }
        }
        assertThat(everyFile()).isEqualTo(before);
    }

    private Set<String> everyFile() throws IOException {
        try (Stream<Path> files = Files.walk(temp);
                Stream<Path> root = Files.list(Path.of("/"))) {
            return Stream.concat(files, root).map(Path::toString).collect(Collectors.toSet());
        }
    }

    @Test
    void noHeaderLineIsAdded() {
        List<String> headers = new ArrayList<>();
        for (JsonNode exchange : Conform.record(report).get("exchanges")) {
            exchange.at("/request/headers")
                    .forEach(line -> headers.add(line.get("name").asText()));
            exchange.at("/response/headers")
                    .forEach(line -> headers.add(line.get("name").asText()));
            // Values may have line ends in them, for the boundary ends them; names may not.
            for (String part :
                    exchange.at("/request/body/text").asText().split("--video-gateway-conformance-\\w+", -1)) {
                part.strip().split("\r\n\r\n", 2)[0].lines().forEach(headers::add);
            }
        }
        assertThat(headers).isNotEmpty().noneMatch(line -> line.startsWith("X-Injected"));
    }

    @Test
    void noReportHasOtherMarkupThanItsOwn() throws Exception {
        Document page = Jsoup.parse(Files.readString(report.resolve("report.html")));
        assertThat(page.select("img, iframe, object, embed, link[href], base, form[action]"))
                .isEmpty();
        assertThat(page.select("script"))
                .hasSize(2)
                .noneMatch(script -> script.data().startsWith("injected"));
        assertThat(page.select("*"))
                .allSatisfy(element -> assertThat(element.attributes())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getValue().startsWith("javascript:")));
        // Whatever stands in a span of code is shown as it is.
        assertThat(Files.readString(report.resolve("summary.md")).replaceAll("(``?) .*? \\1", "code"))
                .contains("injected")
                .doesNotContainPattern("[^\\\\](<script|<img|]\\(javascript|@injected)");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.resolve("junit.xml").toFile())
                        .getElementsByTagName("testcase")
                        .getLength())
                .isPositive();
        assertThat(JSON.readTree(report.resolve("exchanges.har").toFile()).at("/log/entries"))
                .isNotEmpty();
    }
}
