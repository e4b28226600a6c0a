package io.videogateway.conformance.cli;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.UsageException;
import io.videogateway.conformance.Version;
import io.videogateway.conformance.change.Changes;
import io.videogateway.conformance.change.Effect;
import io.videogateway.conformance.change.SemanticVersion;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.contract.MediaType;
import io.videogateway.conformance.contract.RequestBody;
import io.videogateway.conformance.contract.ResponseSpec;
import io.videogateway.conformance.contract.SwaggerException;
import io.videogateway.conformance.report.ConsoleReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What {@code scripts/update-contract} asks of the suite: reads a newer contract, prints what it changes, and writes the files
 * of the project as they would be with it. Nothing in the project itself is touched.
 */
@Command(name = "update-contract", hidden = true)
final class UpdateCommand implements Callable<Integer> {
    private static final String CONTRACT = "openapi/video-gateway.yaml";
    private static final String PROVENANCE = "openapi/README.md";
    private static final String CHANGELOG = "CHANGELOG.md";
    private static final Pattern UNRELEASED = Pattern.compile("(?ms)^## Unreleased\\n.*?(?=\\n*(?:^## |\\z))");
    private static final String BUILD = "pom.xml";
    /** With this the build compares the client's API as well. */
    private static final Pattern RELEASE =
            Pattern.compile("<client\\.released\\.version>\\s*([^<\\s]+)\\s*</client\\.released\\.version>");

    /** Tells the script to convert the file and to ask again. */
    private static final int SWAGGER = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of(".");

    @Option(names = "--project", required = true)
    private Path project = Path.of(".");

    @Option(names = "--into", required = true)
    private Path into = Path.of(".");

    @Option(names = "--converted", description = "The file is what became of a Swagger 2 document.")
    private boolean converted;

    @Override
    public Integer call() {
        Contract after;
        try {
            after = Contract.read(file);
        } catch (SwaggerException e) {
            if (converted) {
                throw e;
            }
            return SWAGGER;
        }
        Contract before = Contract.read(project.resolve(CONTRACT));
        after.requireUsableSchemas();
        Conformance.of(after).rules();
        PrintWriter out = spec.commandLine().getOut();
        if (before.hasSource(after.source())) {
            out.println("nothing changed: this is the contract that the project has");
            return ExitStatus.CONFORMANT.code();
        }
        Changes changes = Changes.between(before, after);
        String changelog = read(project.resolve(CHANGELOG));
        out.print(ConsoleReport.printable(changes.toString()));
        contradictions(after).forEach(line -> out.println(ConsoleReport.printable(line)));
        out.println(nextVersion(read(project.resolve(BUILD)), changes.forCallers()));
        out.flush();
        write(CONTRACT, after.source());
        write(PROVENANCE, utf8(described(after, read(project.resolve(PROVENANCE)))));
        write(CHANGELOG, utf8(extended(changelog, after, changes)));
        return ExitStatus.CONFORMANT.code();
    }

    /** Nothing to refuse a contract for, and worth telling those who publish it. */
    private static Stream<String> contradictions(Contract contract) {
        return contract.operations().stream()
                .flatMap(operation -> Stream.concat(
                        contradicting(
                                operation.body().stream().map(RequestBody::content), "; the suite does without it"),
                        contradicting(
                                operation.responses().stream().map(ResponseSpec::content),
                                "; the suite's own mock does without it, and Prism answers with it")))
                .distinct();
    }

    /** In other types than JSON an example may be the text of a body, and not what the schema describes. */
    private static Stream<String> contradicting(Stream<List<MediaType>> contents, String consequence) {
        return contents.flatMap(List::stream)
                .filter(media -> media.isJson() && media.contradictsItself())
                .map(media -> "contradiction: the example at " + media.clause() + " breaks its schema" + consequence);
    }

    /** Where the contract came from, row by row of the table that says so. */
    private String described(Contract contract, String page) {
        boolean whole = Arrays.equals(contract.source(), bytes(file));
        String rows = row(page, "SHA-256", "`" + contract.sha256() + "`");
        rows = row(rows, "Format", "OpenAPI " + contract.openApiVersion());
        if (converted) {
            rows = row(rows, "Received as", "a Swagger 2 document");
            return row(rows, "Taken from it", "all of it, converted to OpenAPI 3 by swagger-parser");
        }
        rows = row(
                rows,
                "Received as",
                whole ? "an OpenAPI document" : "a Markdown export, with the OpenAPI text in a fenced block");
        return row(rows, "Taken from it", whole ? "all of it, unchanged" : "the text of that block, unchanged");
    }

    private static String row(String page, String name, String value) {
        Matcher row =
                Pattern.compile("(?m)^\\| " + Pattern.quote(name) + " \\|.*$").matcher(page);
        if (!row.find()) {
            throw new UsageException(PROVENANCE + " has no row " + name + " to write to");
        }
        return row.replaceFirst(Matcher.quoteReplacement("| " + name + " | " + value + " |"));
    }

    private static String extended(String changelog, Contract contract, Changes changes) {
        Matcher unreleased = UNRELEASED.matcher(changelog);
        if (!unreleased.find()) {
            throw new UsageException(CHANGELOG + " has no heading '## Unreleased' to write below");
        }
        String entry = "\n- A newer contract, SHA-256 `" + contract.sha256().substring(0, 12) + "`: "
                + changes.forCallers() + " for callers, " + changes.forServers() + " for servers.\n"
                + changes.toMarkdown().lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
        return changelog.substring(0, unreleased.end())
                + ConsoleReport.printable(entry.stripTrailing())
                + changelog.substring(unreleased.end());
    }

    /** A SNAPSHOT is no release: until there is one, nobody has anything that could break. */
    private static String nextVersion(String build, Effect callers) {
        SemanticVersion current = SemanticVersion.of(Version.OF_SUITE).orElse(new SemanticVersion(0, 1, 0));
        Matcher release = RELEASE.matcher(build);
        Optional<SemanticVersion> last = release.find() ? Optional.of(released(release.group(1))) : Optional.empty();
        SemanticVersion base = last.orElse(current);
        SemanticVersion due = base.after(callers);
        String why = "the change is " + callers + " for callers, and "
                + (base.major() == 0
                        ? "below 1.0 a breaking change raises the second number, any other the third"
                        : "a breaking change raises the first number, a compatible one the second, any other the third");
        if (last.isEmpty()) {
            return "next version of the client: " + current + " still, for none is released yet; once it is, " + due
                    + ", for " + why;
        }
        if (due.compareTo(current) <= 0) {
            return "next version of the client: " + current + ", after " + base + ": " + why;
        }
        return "next version of the client: " + due + ", after " + base + ": " + why + "; raise the three pom.xml from "
                + Version.OF_SUITE + " to " + due + "-SNAPSHOT, or scripts/verify can refuse what the client changes";
    }

    private static SemanticVersion released(String version) {
        return SemanticVersion.of(version)
                .orElseThrow(() -> new UsageException(
                        "client.released.version in pom.xml is no version such as 1.2.3: " + version));
    }

    private void write(String name, byte[] content) {
        Path place = into.resolve(name);
        try {
            Files.createDirectories(place.toAbsolutePath().getParent());
            Files.write(place, content);
        } catch (IOException e) {
            throw new UsageException(place + " cannot be written: " + FileProblem.of(e), e);
        }
    }

    private static String read(Path place) {
        return new String(bytes(place), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path place) {
        try {
            return Files.readAllBytes(place);
        } catch (IOException e) {
            throw new UsageException(place + " cannot be read: " + FileProblem.of(e), e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
