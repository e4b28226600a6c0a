package io.videogateway.conformance.report;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.exchange.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The folder that a run writes into. Each file appears whole or not at all. */
public final class ReportFolder {
    private static final String BEGAN = ".matrix-began";
    private static final String PAGE = "report.html";
    private static final String INDEX = "index.html";

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder and tries to write into it, for a run whose results cannot be kept must not begin to spend money.
     *
     * @throws IOException if that is not possible
     */
    public static ReportFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, ".writable", null));
        return new ReportFolder(folder);
    }

    /**
     * Writes every report of a run.
     *
     * @param contract the one that the run was judged by
     */
    public void write(Run run, Contract contract) throws IOException {
        // First, for all else can be drawn from it again, and it names jobs that were paid for.
        write("results.json", out -> JsonDocument.write(ResultsJson.tree(run), out));
        for (Exchange exchange : run.exchanges()) {
            if (exchange.request().body().size() > 0) {
                write(
                        Exchange.bodyFile(exchange.probe()),
                        exchange.request().body().bytes());
            }
        }
        write("junit.xml", JUnitXml.of(run));
        write("summary.md", Markdown.of(run));
        write("exchanges.har", out -> JsonDocument.write(Har.tree(run), out));
        write("badge.svg", Badge.of(run));
        write(PAGE, HtmlReport.of(run, contract));
    }

    /** Writes the reports that show several gateways side by side. */
    public void write(Matrix matrix) throws IOException {
        write("summary.md", Markdown.of(matrix));
        write(INDEX, MatrixPage.of(matrix));
        write("matrix.json", out -> JsonDocument.write(MatrixJson.tree(matrix), out));
    }

    /** Keeps the time at which a matrix began, for who goes on with it. */
    public Instant beginMatrix(Instant now) throws IOException {
        write(BEGAN, now.toString().getBytes(StandardCharsets.UTF_8));
        return now;
    }

    /** When the matrix began whose answers are here. */
    public Instant matrixBegan() throws IOException {
        Path file = folder.resolve(BEGAN);
        if (!Files.exists(file)) {
            return Instant.MIN;
        }
        try {
            return Instant.parse(Files.readString(file));
        } catch (DateTimeParseException e) {
            throw new IOException(file + " does not hold the time at which a matrix began", e);
        }
    }

    /** Writes what a file has. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void write(String name, byte[] content) throws IOException {
        write(name, out -> out.write(content));
    }

    private void write(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        @Nullable Path parent = file.getParent();
        if (parent == null) {
            throw new IOException(file + " has no folder");
        }
        Files.createDirectories(parent);
        Path fresh = parent.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                content.writeTo(out);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Where the page for people is. */
    public Path page() {
        return folder.resolve(PAGE);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
