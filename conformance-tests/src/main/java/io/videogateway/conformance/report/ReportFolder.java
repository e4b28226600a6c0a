package io.videogateway.conformance.report;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.FileProblem;
import io.videogateway.conformance.exchange.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The folder that a run writes into.
 *
 * <p>Whatever ends the process, and whenever: each file here is whole, and what stands beside the record, {@code
 * results.json}, was drawn from that record. The files of a report are made out of the way first and then take the places of
 * the earlier report's within a moment. Who is killed before that moment leaves the earlier report, who is killed after it
 * the new one, and who is killed in it one of the two records without some of what is drawn from it, which {@code conform
 * replay} draws again. What a killed process had begun lies in a folder {@code .unfinished-…}, under names that no reader
 * takes for a report, until the next run clears it away.
 */
public final class ReportFolder {
    private static final String BEGAN = ".matrix-began";
    private static final String RECORD = "results.json";
    private static final String BODIES = "requests";
    private static final String JUNIT = "junit.xml";
    private static final String SUMMARY = "summary.md";
    private static final String HAR = "exchanges.har";
    private static final String BADGE = "badge.svg";
    private static final String PAGE = "report.html";
    private static final String MATRIX = "matrix.json";
    private static final String INDEX = "index.html";
    private static final Set<String> OF_MATRIX = Set.of(MATRIX, INDEX, SUMMARY);
    private static final String UNFINISHED = ".unfinished-";

    /** A report of a gateway that answers in short takes half of it. */
    private static final int ROOM_BYTES = 1 << 20;

    private static final byte[] ROOM = new byte[64 << 10];

    private final Path folder;

    /** Where files are until they are whole: in the same file system, so that each can be moved in one step. */
    private final Path unfinished;

    private ReportFolder(Path folder) {
        this.folder = folder;
        this.unfinished = folder.resolve(UNFINISHED + ProcessHandle.current().pid());
    }

    /**
     * Makes the folder and tries to write into it as much as a report takes, for a run whose results cannot be kept must not
     * begin to spend money.
     *
     * @throws IOException if that is not possible
     */
    public static ReportFolder open(Path folder) throws IOException {
        return open(folder, List.of(RECORD, JUNIT, SUMMARY, HAR, BADGE, PAGE));
    }

    /** Whether the folder of a gateway would stand in the place of a file of the matrix, also where case does not matter. */
    public static boolean isOfMatrix(String name) {
        return OF_MATRIX.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The same for the folder of a matrix.
     *
     * @throws IOException if that is not possible
     */
    public static ReportFolder openForMatrix(Path folder) throws IOException {
        return open(folder, List.of(BEGAN, MATRIX, SUMMARY, INDEX));
    }

    private static ReportFolder open(Path folder, List<String> names) throws IOException {
        Files.createDirectories(folder);
        ReportFolder opened = new ReportFolder(folder);
        opened.clearAway();
        for (String name : names) {
            if (Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("a folder stands in the place of " + name);
            }
        }
        Path bodies = folder.resolve(BODIES);
        if (Files.exists(bodies) && !Files.isDirectory(bodies)) {
            throw new IOException("a file stands in the place of the folder " + BODIES);
        }
        opened.tryToWrite();
        if (Files.exists(bodies) && !Files.isWritable(bodies)) {
            throw new IOException("the folder " + BODIES + " in it cannot be written");
        }
        return opened;
    }

    /**
     * Writes as much as a report takes, and deletes it again.
     *
     * @throws IOException if that is not possible
     */
    public void tryToWrite() throws IOException {
        try {
            make("room", out -> {
                for (int written = 0; written < ROOM_BYTES; written += ROOM.length) {
                    out.write(ROOM);
                }
            });
        } finally {
            delete(unfinished);
        }
    }

    /** Deletes what processes that are no more had begun. */
    private void clearAway() throws IOException {
        List<Path> begun;
        try (Stream<Path> files = Files.list(folder)) {
            begun = files.filter(ReportFolder::isForsaken).toList();
        }
        begun.forEach(ReportFolder::delete);
    }

    private static boolean isForsaken(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("\\.unfinished-\\d{1,18}")) {
            return false;
        }
        long process = Long.parseLong(name.substring(UNFINISHED.length()));
        // In a container, a process often has the number of the one that was killed.
        return process == ProcessHandle.current().pid()
                || ProcessHandle.of(process).isEmpty();
    }

    /**
     * Writes every report of a run. Where there is room for the record and not for all that is drawn from it, the record is
     * kept, for it names jobs that were paid for.
     *
     * @param contract the one that the run was judged by
     * @throws IOException if not every file could be written; the message says whether the record is there
     */
    public void write(Run run, Contract contract) throws IOException {
        // The page takes as long as all the others.
        CompletableFuture<byte[]> page = CompletableFuture.supplyAsync(() -> HtmlReport.of(run, contract));
        Map<String, Content> drawn = new LinkedHashMap<>();
        for (Exchange exchange : run.exchanges()) {
            if (exchange.request().body().size() > 0) {
                drawn.put(
                        Exchange.bodyFile(exchange.probe()),
                        out -> out.write(exchange.request().body().bytes()));
            }
        }
        drawn.put(JUNIT, out -> out.write(JUnitXml.of(run)));
        drawn.put(SUMMARY, out -> out.write(Markdown.of(run)));
        drawn.put(HAR, out -> JsonDocument.write(Har.tree(run), out));
        drawn.put(BADGE, out -> out.write(Badge.of(run)));
        // Last, so that where it is all is.
        drawn.put(PAGE, out -> out.write(page.join()));
        replace(RECORD, out -> JsonDocument.write(ResultsJson.tree(run), out), drawn, bodies(), "replay");
    }

    /** Whether everything is there that is drawn from the record. */
    public boolean isWhole() {
        return Files.exists(page());
    }

    /** Writes the reports that show several gateways side by side. */
    public void write(Matrix matrix) throws IOException {
        Map<String, Content> drawn = new LinkedHashMap<>();
        drawn.put(SUMMARY, out -> out.write(Markdown.of(matrix)));
        drawn.put(INDEX, out -> out.write(MatrixPage.of(matrix)));
        replace(MATRIX, out -> JsonDocument.write(MatrixJson.tree(matrix), out), drawn, Set.of(), "matrix --resume");
    }

    /** Keeps the time at which a matrix began, for who goes on with it. */
    public Instant beginMatrix(Instant now) throws IOException {
        replace(BEGAN, out -> out.write(now.toString().getBytes(StandardCharsets.UTF_8)), Map.of(), Set.of(), "matrix");
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

    /** The bodies that stand here, which may be of probes that there no longer are. */
    private Set<String> bodies() throws IOException {
        if (!Files.exists(folder.resolve(BODIES))) {
            return Set.of();
        }
        Set<String> bodies = new HashSet<>();
        try (Stream<Path> files = Files.list(folder.resolve(BODIES))) {
            files.map(file -> BODIES + "/" + file.getFileName())
                    .filter(name -> name.endsWith(".body"))
                    .forEach(bodies::add);
        }
        return bodies;
    }

    /**
     * Puts a record, and what is drawn from it, in the place of an earlier one.
     *
     * @param obsolete what was drawn from the earlier one and may have no successor
     * @param drawing the command that draws what is missing
     */
    private void replace(
            String record, Content content, Map<String, Content> drawn, Set<String> obsolete, String drawing)
            throws IOException {
        try {
            makeRecord(record, content);
            List<String> made = new ArrayList<>();
            try {
                for (Map.Entry<String, Content> file : drawn.entrySet()) {
                    make(file.getKey(), file.getValue());
                    made.add(file.getKey());
                }
            } catch (IOException e) {
                throw new IOException(
                        FileProblem.of(e) + "; " + record + " is there, and conform " + drawing
                                + " draws the rest from it",
                        e);
            } finally {
                // Also after a defect of the suite: what was paid for is kept.
                install(record, made, drawn.keySet(), obsolete);
            }
        } finally {
            delete(unfinished);
        }
    }

    private void makeRecord(String record, Content content) throws IOException {
        try {
            make(record, content);
        } catch (IOException e) {
            throw new IOException(FileProblem.of(e) + "; what stands there is of an earlier run, if anything does", e);
        }
    }

    /** At no time does a file stand beside a record that it is not of. */
    private void install(String record, List<String> made, Collection<String> drawn, Collection<String> obsolete)
            throws IOException {
        Set<String> stays = new HashSet<>();
        for (String name : made) {
            if (stands(name)) {
                stays.add(name);
            }
        }
        // From here on a kill leaves less than a whole report: nothing happens that takes time.
        IOException undeleted = null;
        for (String earlier : Stream.concat(obsolete.stream(), drawn.stream())
                .filter(name -> !stays.contains(name))
                .toList()) {
            try {
                Files.deleteIfExists(folder.resolve(earlier));
            } catch (IOException e) {
                undeleted = e;
            }
        }
        move(record);
        if (undeleted != null) {
            // What was paid for is kept all the same.
            throw new IOException(
                    FileProblem.of(undeleted) + "; " + record + " is there, beside files of an earlier run", undeleted);
        }
        for (String name : made) {
            if (!stays.contains(name)) {
                move(name);
            }
        }
    }

    /** Whether a file is there with the bytes that it is to have, as most bodies of requests are. */
    private boolean stands(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(file, unfinished(name)) < 0;
        } catch (IOException e) {
            // What cannot be read is replaced.
            return false;
        }
    }

    private void move(String name) throws IOException {
        Files.move(
                unfinished(name),
                inFolder(folder.resolve(name)),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void make(String name, Content content) throws IOException {
        try (OutputStream out = Files.newOutputStream(inFolder(unfinished(name)))) {
            content.writeTo(out);
        }
    }

    /** Patterns like {@code **}{@code /*.xml} must not find what is not whole. */
    private Path unfinished(String name) {
        return unfinished.resolve(name + ".tmp");
    }

    private static Path inFolder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder");
        }
        Files.createDirectories(folder);
        return file;
    }

    /** Deletes a folder as far as that is possible: the next run tries again. */
    private static void delete(Path begun) {
        try (Stream<Path> files = Files.walk(begun)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // What matters was said where the files were written.
            return;
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
