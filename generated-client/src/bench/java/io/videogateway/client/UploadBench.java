package io.videogateway.client;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Uploads of files through the client and through bare OkHttp, in turn in one run against one local server. Arguments:
 * the class path of each, a folder for the files, how many rounds in each process, and which sizes (all, if none is named).
 */
final class UploadBench {

    /** Each size with as many calls as take a round half a second, or seconds where one call takes long. */
    private enum Size {
        KIB("1KiB", 1 << 10, 10_000, 20_000, 20_000),
        MIB("1MiB", 1 << 20, 100, 600, 800),
        MIB100("100MiB", 100 << 20, 8, 16, 64);

        final String label;
        final int bytes;
        final int[] calls;

        Size(String label, int bytes, int... calls) {
            this.label = label;
            this.bytes = bytes;
            this.calls = calls;
        }
    }

    private static final int[] AT_A_TIME = {1, 8, 64};

    /** What the Java machine compiles differs from process to process by as much as the libraries differ. */
    private static final int PAIRS = 3;

    private static final int FEWEST_WARM_UPS = 2;
    /** With more, the compiler of the Java machine waits for its turn among them longer than a run takes. */
    private static final int WARM_UP_AT_A_TIME = 8;

    /** Only after some 100,000 calls has it done with either of them. */
    private static final long WARM_UP_NANOS = 20_000_000_000L;

    /** And with as many at a time as are measured, for until then they are the slowest calls. */
    private static final long SECOND_WARM_UP_NANOS = 10_000_000_000L;

    private UploadBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[2]);
        int rounds = Integer.parseInt(args[3]);
        List<String> wanted = List.of(args).subList(4, args.length);
        List<Size> sizes = Arrays.stream(Size.values())
                .filter(size -> wanted.isEmpty() || wanted.contains(size.label))
                .toList();
        if (rounds < 1 || sizes.size() < wanted.size()) {
            System.err.println("uploads take a number of rounds, and sizes among 1KiB, 1MiB and 100MiB");
            System.exit(2);
        }
        System.out.printf(
                "uploads, ours beside bare OkHttp, %d rounds in turn in each of %d processes: minimum, median, maximum of the ratios%n",
                rounds, PAIRS);
        System.out.println("(limits: throughput at least 0.95, p99 at most 1.1, by their medians)");
        System.out.printf(
                "%-7s %9s %6s  %-22s %-22s %14s %14s%n",
                "file", "at a time", "calls", "throughput", "p99", "ours, calls/s", "ours, p99 ms");
        for (Size size : sizes) {
            Path file = file(folder, size);
            for (int i = 0; i < AT_A_TIME.length; i++) {
                compare(args, file, size, size.calls[i], AT_A_TIME[i], rounds);
            }
        }
    }

    private static void compare(String[] classPaths, Path file, Size size, int calls, int atATime, int rounds)
            throws IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.addAll(rounds(classPaths, file, calls, atATime, rounds));
        }
        System.out.printf(
                Locale.ROOT,
                "%-7s %9d %6d  %-22s %-22s %14.1f %14.2f%n",
                size.label,
                atATime,
                calls,
                spread(of(pairs, pair -> (double) pair.bare[0] / pair.ours[0])),
                spread(of(pairs, pair -> (double) pair.ours[1] / pair.bare[1])),
                median(of(pairs, pair -> calls / (pair.ours[0] / 1e9))),
                median(of(pairs, pair -> pair.ours[1] / 1e6)));
    }

    /** One fresh process for each, so that nothing that was compiled for another size has a part in it. */
    private static List<Pair> rounds(String[] classPaths, Path file, int calls, int atATime, int rounds)
            throws IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        try (DrainingServer server = new DrainingServer();
                Library ours = new Library(classPaths[0], "OurUploads", server.url());
                Library bare = new Library(classPaths[1], "BareUploads", server.url())) {
            String work = file + "\t" + calls + "\t";
            String order = work + atATime;
            warmUp(ours, bare, work + Math.min(atATime, WARM_UP_AT_A_TIME), WARM_UP_NANOS);
            warmUp(ours, bare, order, SECOND_WARM_UP_NANOS);
            for (int i = 0; i < rounds; i++) {
                boolean oursFirst = i % 2 == 0;
                long[] first = (oursFirst ? ours : bare).round(order);
                long[] second = (oursFirst ? bare : ours).round(order);
                pairs.add(oursFirst ? new Pair(first, second) : new Pair(second, first));
            }
        }
        return pairs;
    }

    private static void warmUp(Library ours, Library bare, String order, long nanos) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < FEWEST_WARM_UPS || System.nanoTime() - start < nanos; i++) {
            ours.round(order);
            bare.round(order);
        }
    }

    private static double[] of(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return pairs.stream().mapToDouble(figure).toArray();
    }

    /** A round of each: how long it took and how long the slowest call but a hundredth, in ns. */
    private record Pair(long[] ours, long[] bare) {}

    private static String spread(double[] ratios) {
        return String.format(
                Locale.ROOT,
                "%.2f  %.2f  %.2f",
                Arrays.stream(ratios).min().orElseThrow(),
                median(ratios),
                Arrays.stream(ratios).max().orElseThrow());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Not sparse: what is read comes from the cache of the disk, as that of any file that was just written. */
    private static Path file(Path folder, Size size) throws IOException {
        Path file = Files.createDirectories(folder).resolve(size.label + ".png");
        byte[] block = new byte[Math.min(size.bytes, 1 << 20)];
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        Arrays.fill(block, (byte) 'x');
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            for (int written = 0; written < size.bytes; written += block.length) {
                out.write(block);
            }
            out.seek(0);
            out.write(png);
            out.setLength(size.bytes);
        }
        return file;
    }

    private static final class Library implements AutoCloseable {
        private final Process process;
        private final BufferedWriter orders;
        private final BufferedReader results;

        Library(String classPath, String program, String url) throws IOException {
            List<String> command = new ArrayList<>(
                    List.of(ProcessHandle.current().info().command().orElse("java")));
            // Such as a flight recording, for who wants to know where the time goes.
            String options = System.getProperty(program);
            if (options != null) {
                command.addAll(List.of(options.split(" ")));
            }
            command.addAll(List.of("-cp", classPath, "io.videogateway.client." + program, url));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            orders = process.outputWriter();
            results = process.inputReader();
        }

        long[] round(String order) throws IOException {
            orders.write(order + "\n");
            orders.flush();
            String line;
            do {
                line = results.readLine();
                if (line == null) {
                    throw new IOException("a library ended in the middle of a round");
                }
                // What the Java machine itself has to say, of a recording for one, comes the same way.
            } while (!line.startsWith("round\t"));
            return Arrays.stream(line.split("\t")).skip(1).mapToLong(Long::parseLong).toArray();
        }

        @Override
        public void close() throws IOException {
            orders.close();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
            }
        }
    }
}
