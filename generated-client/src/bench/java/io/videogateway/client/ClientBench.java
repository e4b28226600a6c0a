package io.videogateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the client with openai-java and with bare OkHttp, all in one run against one local server, since only ratios
 * of one run mean anything. Arguments: the class path of each, in that order.
 */
final class ClientBench {

    private static final int COLD_STARTS = 15;
    private static final int CREATES = 2_000;
    private static final long SEED = 20_261_122;
    private static final byte[] VIDEO = ("{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"sora-2\","
                    + "\"status\":\"queued\",\"progress\":0,\"created_at\":1762326617,\"seconds\":\"4\","
                    + "\"size\":\"1280x720\"}")
            .getBytes(UTF_8);

    private final Library ours;
    private final Library openAi;
    private final Library okHttp;

    private ClientBench(String[] classPaths) {
        this.ours = new Library("video-gateway-client", "OurClient", classPaths[0]);
        this.openAi = new Library("openai-java", "OpenAiJava", classPaths[1]);
        this.okHttp = new Library("bare OkHttp", "BareOkHttp", classPaths[2]);
    }

    public static void main(String[] args) throws Exception {
        // Otherwise the JDK's server waits 40 ms for an acknowledgement before it sends a body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        new ClientBench(args).run();
    }

    private record Library(String name, String program, String classPath) {

        /** The first line that the program prints. */
        String run(String... args) throws IOException, InterruptedException {
            return lines(new long[1], args).get(0);
        }

        /** Milliseconds by the clock until there is an answer, and of CPU until then. */
        double[] coldStart(String url) throws IOException, InterruptedException {
            long[] nanos = new long[1];
            String cpuMillis = lines(nanos, url, "cold").get(1);
            return new double[] {nanos[0] / 1e6, Double.parseDouble(cpuMillis)};
        }

        private List<String> lines(long[] nanosToFirst, String... args) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(
                    List.of(ProcessHandle.current().info().command().orElse("java"), "-cp", classPath));
            command.add("io.videogateway.client." + program);
            command.addAll(List.of(args));
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader output = process.inputReader();
            String first = output.readLine();
            nanosToFirst[0] = System.nanoTime() - start;
            List<String> lines = Stream.concat(Stream.ofNullable(first), output.lines()).toList();
            if (process.waitFor() != 0 || lines.isEmpty()) {
                throw new IOException(name + " failed: " + command);
            }
            return lines;
        }

        /** The libraries alone, without the programs of the bench. */
        List<Path> jars() {
            return Stream.of(classPath.split(File.pathSeparator))
                    .flatMap(entry -> {
                        try {
                            return entry.endsWith("*")
                                    ? Files.list(Path.of(entry).getParent())
                                    : Stream.of(Path.of(entry));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .filter(path -> path.toString().endsWith(".jar"))
                    .toList();
        }
    }

    private void run() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/videos", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, VIDEO.length);
            exchange.getResponseBody().write(VIDEO);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            System.out.printf("%-38s %20s %14s %12s%n", "", ours.name, openAi.name, okHttp.name);
            coldStart(url);
            allocation(url);
        } finally {
            server.stop(0);
        }
        classPath();
        faults();
    }

    /** Interleaved, and the fastest counts: whatever else the machine does can only add to it. */
    private void coldStart(String url) throws Exception {
        Library[] libraries = {ours, openAi, okHttp};
        double[][] millis = new double[3][COLD_STARTS];
        double[][] cpuMillis = new double[3][COLD_STARTS];
        for (int i = 0; i < COLD_STARTS; i++) {
            for (int j = 0; j < 3; j++) {
                double[] start = libraries[j].coldStart(url);
                millis[j][i] = start[0];
                cpuMillis[j][i] = start[1];
            }
        }
        fastest("cold start, ms", millis, "(limit 0.55, 1.25)");
        fastest("cold start, ms of CPU", cpuMillis, "");
    }

    private static void fastest(String name, double[][] measured, String limit) {
        double[] best = new double[3];
        for (int i = 0; i < 3; i++) {
            best[i] = Arrays.stream(measured[i]).min().orElseThrow();
        }
        row(name + ", fastest of " + COLD_STARTS, "%.0f", best[0], best[1], best[2]);
        row("  ours to theirs " + limit, "%.2f", 1, best[0] / best[1], best[0] / best[2]);
    }

    private void allocation(String url) throws Exception {
        double[] bytes = new double[3];
        Library[] libraries = {ours, openAi, okHttp};
        for (int i = 0; i < libraries.length; i++) {
            bytes[i] = Double.parseDouble(libraries[i].run(url, "allocation"));
        }
        row("allocation per call, KB (limit 40)", "%.1f", bytes[0] / 1e3, bytes[1] / 1e3, bytes[2] / 1e3);
        row("  ours to theirs", "%.2f", 1, bytes[0] / bytes[1], bytes[0] / bytes[2]);
    }

    private void classPath() throws IOException {
        List<List<Path>> jars = List.of(ours.jars(), openAi.jars(), okHttp.jars());
        row("class path, jars (limit 12)", "%.0f", jars.get(0).size(), jars.get(1).size(), jars.get(2).size());
        double[] megabytes = new double[3];
        for (int i = 0; i < 3; i++) {
            for (Path jar : jars.get(i)) {
                megabytes[i] += Files.size(jar) / 1e6;
            }
        }
        row("class path, MB (limit 6.5)", "%.1f", megabytes[0], megabytes[1], megabytes[2]);
    }

    private void faults() throws Exception {
        System.out.printf("%n%d creates through the same plan of faults:%n", CREATES);
        for (Library library : List.of(ours, openAi)) {
            try (FaultyServer server = new FaultyServer(SEED, 3_000)) {
                String results = library.run(server.url(), "faults", String.valueOf(CREATES));
                // A request that a client gave up may still be on its way into the server.
                Thread.sleep(4_000);
                int[] taken = IntStream.range(0, CREATES)
                        .map(i -> server.taken("call-" + i))
                        .toArray();
                System.out.printf(
                        "  %-22s %s results, %d jobs charged, %d calls charged more than once, at most %d times%n",
                        library.name + ":",
                        results,
                        IntStream.of(taken).sum(),
                        IntStream.of(taken).filter(jobs -> jobs > 1).count(),
                        IntStream.of(taken).max().orElse(0));
            }
        }
    }

    private static void row(String name, String format, double ours, double openAi, double okHttp) {
        System.out.printf(
                "%-38s %20s %14s %12s%n",
                name,
                String.format(Locale.ROOT, format, ours),
                String.format(Locale.ROOT, format, openAi),
                String.format(Locale.ROOT, format, okHttp));
    }
}
