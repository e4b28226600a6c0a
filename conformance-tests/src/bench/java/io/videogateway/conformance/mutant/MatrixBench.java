package io.videogateway.conformance.mutant;

import io.videogateway.conformance.target.MutantGateway;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Many gateways, each of which takes 50 ms for an answer. They are one server under many names, for what is measured is the
 * suite. The server runs in this process, so that its CPU is in the time and not in the suite's CPU.
 *
 * <p>Arguments: scripts/conform, a folder for the reports, the number of rounds.
 */
public final class MatrixBench {
    private static final int ANSWER_MILLIS = 50;
    /** Enough that a further one finds everything warm, and the number that is asked for. */
    private static final int[] GATEWAYS = {100, 1_000};

    private static final int VIEWS = 3;

    /** One round: a process for each number of gateways, and the page of the last opened. */
    private record Round(Measured few, Measured many, List<Double> views, double emptyMillis) {
        double cpuOfOneMore() {
            return (many.cpuMillis() - few.cpuMillis()) / (GATEWAYS[1] - GATEWAYS[0]);
        }
    }

    private MatrixBench() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[1]);
        List<Round> rounds = new ArrayList<>();
        try (MutantGateway gateway = MutantGateway.start(
                Trial.CONTRACT,
                Asked.TOKEN,
                (request, correct, success) -> correct.newBuilder()
                        .headersDelay(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                        .build(),
                Clock.systemUTC())) {
            for (int round = 0; round < Integer.parseInt(args[2]); round++) {
                rounds.add(round(args[0], work.resolve("round-" + round), gateway.url()));
            }
        }
        print(rounds);
    }

    private static Round round(String conform, Path work, String url) throws Exception {
        Measured few = matrix(conform, work, GATEWAYS[0], url);
        Measured many = matrix(conform, work, GATEWAYS[1], url);
        Optional<String> chromium = chromium();
        List<Double> views = new ArrayList<>();
        double empty = 0;
        if (chromium.isPresent()) {
            // The first start of a browser is for the caches of the machine.
            view(chromium.get(), work, "about:blank");
            empty = view(chromium.get(), work, "about:blank");
            for (int i = 0; i < VIEWS; i++) {
                views.add(view(
                        chromium.get(),
                        work,
                        report(work, GATEWAYS[1]).resolve("index.html").toUri().toString()));
            }
        }
        return new Round(few, many, views, empty);
    }

    private static Measured matrix(String conform, Path work, int count, String url) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(conform, "matrix", "--report", report(work, count).toString()));
        command.addAll(profiles(work.resolve("profiles-" + count), count, url));
        Measured run = Measured.run(command, Map.of("TOKEN", Asked.TOKEN), "");
        if (run.status() != 0) {
            throw new IllegalStateException("conform matrix failed: " + run.output());
        }
        return run;
    }

    private static Path report(Path work, int count) {
        return work.resolve("matrix-" + count);
    }

    private static Optional<String> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "google-chrome").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Milliseconds of a whole process of the browser that opens a page and draws it into a picture. */
    private static double view(String chromium, Path work, String page) throws Exception {
        Path profile = Files.createTempDirectory(work, "browser");
        Path picture = profile.resolve("page.png");
        Measured view = Measured.run(
                List.of(
                        chromium,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1280,900",
                        "--user-data-dir=" + profile,
                        "--screenshot=" + picture,
                        page),
                Map.of(),
                "");
        if (view.status() != 0 || !Files.exists(picture)) {
            throw new IllegalStateException("the browser drew nothing: " + view.output());
        }
        return view.wallMillis();
    }

    private static void print(List<Round> rounds) {
        Samples views = new Samples(rounds.stream()
                .flatMap(round -> round.views().stream())
                .mapToDouble(Double::doubleValue)
                .toArray());
        System.out.println("| what | min | median | max |");
        System.out.println("|---|---|---|---|");
        row("ms of CPU for one more gateway, from 100 to 1,000", Samples.of(rounds, Round::cpuOfOneMore), "%.1f");
        row("seconds, 100 gateways", Samples.of(rounds, round -> round.few().wallMillis() / 1e3), "%.1f");
        row("seconds, 1,000 gateways", Samples.of(rounds, round -> round.many().wallMillis() / 1e3), "%.1f");
        row("MiB resident at most, 1,000 gateways", Samples.of(rounds, round -> round.many().peakMebibytes()), "%.0f");
        if (views.sorted().length == 0) {
            System.out.println("| seconds until Chromium has drawn index.html | not installed | | |");
        } else {
            row("seconds until Chromium has drawn index.html of 1,000, its start included", thousandths(views), "%.2f");
            row("seconds for an empty page", Samples.of(rounds, round -> round.emptyMillis() / 1e3), "%.2f");
        }
    }

    private static Samples thousandths(Samples samples) {
        return new Samples(Arrays.stream(samples.sorted()).map(each -> each / 1e3).toArray());
    }

    private static void row(String what, Samples samples, String format) {
        System.out.println("| " + what + " | " + samples.row(format) + " |");
    }

    private static List<String> profiles(Path folder, int count, String url) throws Exception {
        Files.createDirectories(folder);
        List<String> profiles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "gateway-%04d", i);
            Path profile = folder.resolve(name + ".yaml");
            Files.writeString(profile, "name: " + name + "\nurl: " + url + "\ntokenEnv: TOKEN\n");
            profiles.add(profile.toString());
        }
        return profiles;
    }
}
