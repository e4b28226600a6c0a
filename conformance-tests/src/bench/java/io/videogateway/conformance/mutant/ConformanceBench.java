package io.videogateway.conformance.mutant;

import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.GatewayProfile;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.target.MutantGateway;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;

/**
 * The suite beside its peers over the same mutants, one after the other, in one run. Every contender sends to the same
 * server, whose fault is switched under it; the server counts requests, and creates that it took under the token.
 *
 * <p>Arguments: the contract, the class path of {@link ValidatorPeer}, Prism's entry point.
 */
public final class ConformanceBench {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private static final Fault NONE = (asked, correct, success) -> correct;

    private final AtomicReference<Fault> fault = new AtomicReference<>(NONE);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger creates = new AtomicInteger();

    private ConformanceBench() {}

    /** Somebody who tells whether a gateway keeps the contract. */
    private interface Contender extends AutoCloseable {
        /** Whether it names a deviation; for ours, of this rule. */
        boolean finds(String rule) throws Exception;

        @Override
        void close();
    }

    private record Score(String name, int found, int missed, int falseAlarms, int requests, int creates, List<Long> micros) {}

    public static void main(String[] args) throws Exception {
        new ConformanceBench().run(args);
    }

    private void run(String[] args) throws Exception {
        try (MutantGateway gateway = MutantGateway.start(
                        Trial.CONTRACT, Asked.TOKEN, (request, correct, success) -> {
                            requests.incrementAndGet();
                            Asked asked = Asked.of(request);
                            var answer = fault.get().answer(asked, correct, success);
                            if (answer.getCode() < 300 && ("Bearer " + Asked.TOKEN).equals(request.getHeaders().get("Authorization"))) {
                                creates.incrementAndGet();
                            }
                            return answer;
                        },
                        // That of the faults, some of which are about time.
                        Trial.CLOCK);
                Contender ours = new Ours(gateway.url());
                Contender validator = new Validator(args, gateway.url());
                Contender prism = new PrismProxy(args, gateway.url())) {
            List<Score> scores = new ArrayList<>();
            scores.add(score("this suite", ours));
            scores.add(score("swagger-request-validator 2.46.1, one request", validator));
            scores.add(score("Prism 5.14.2's proxy, one request", prism));
            print(scores);
        }
    }

    private Score score(String name, Contender contender) throws Exception {
        fault.set(NONE);
        // Class loading and compilation are another measurement.
        contender.finds("");
        requests.set(0);
        creates.set(0);
        int found = 0;
        List<Long> micros = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (Mutant mutant : Mutants.all()) {
            fault.set(mutant.fault());
            long start = System.nanoTime();
            boolean named = contender.finds(mutant.rule());
            micros.add((System.nanoTime() - start) / 1000);
            if (named) {
                found++;
            } else {
                missed.add(mutant.name());
            }
        }
        int falseAlarms = 0;
        for (Variation variation : Variation.all()) {
            fault.set(variation.fault());
            if (contender.finds("*")) {
                falseAlarms++;
                missed.add("FALSE ALARM " + variation);
            }
        }
        System.err.println(name + " missed " + missed);
        fault.set(NONE);
        return new Score(name, found, missed.size() - falseAlarms, falseAlarms, requests.get(), creates.get(), micros);
    }

    private static void print(List<Score> scores) {
        System.out.println("| tool | found | missed | false alarms | requests | creates | median time per gateway |");
        System.out.println("|---|---|---|---|---|---|---|");
        long reference = median(scores.get(0).micros());
        for (Score score : scores) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d | %.2f of the suite's |%n",
                    score.name(), score.found(), score.missed(), score.falseAlarms(), score.requests(), score.creates(),
                    (double) median(score.micros()) / reference);
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** What the validator's programme sends. */
    static Path picture() throws IOException {
        Path file = Files.createTempFile("picture", ".png");
        file.toFile().deleteOnExit();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    private static Run check(String url) {
        return Conformance.of(Trial.CONTRACT)
                .against(GatewayProfile.at(url, "TOKEN"))
                .withToken(Asked.TOKEN)
                .withDeadline(DEADLINE)
                .at(Trial.CLOCK)
                .run();
    }

    /** The suite, in this process. */
    private record Ours(String url) implements Contender {
        @Override
        public boolean finds(String rule) {
            return check(url).verdicts().stream()
                    .filter(verdict -> verdict.outcome() == Outcome.FAILED || verdict.outcome() == Outcome.WARNED)
                    .anyMatch(verdict -> rule.equals("*") || verdict.rule().id().equals(rule));
        }

        @Override
        public void close() {}
    }

    /** swagger-request-validator, in a process of its own that is warm. */
    private static final class Validator implements Contender {
        private final Process process;
        private final PrintWriter in;
        private final BufferedReader out;

        Validator(String[] args, String url) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp", args[1], ValidatorPeer.class.getName(), args[0], url, Asked.TOKEN, picture().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
            out = process.inputReader(StandardCharsets.UTF_8);
        }

        @Override
        public boolean finds(String rule) throws IOException {
            in.println();
            return "found".equals(out.readLine());
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** The complete request of the suite through Prism as a proxy, which says in a header what it saw. */
    private static final class PrismProxy implements Contender {
        private final List<String> command;
        private final URI uri;
        private final Request request;
        private Process process;
        private int crashes;
        private final HttpClient http = HttpClient.newHttpClient();

        PrismProxy(String[] args, String url) throws IOException, InterruptedException {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            command = List.of("node", args[2], "proxy", "-h", "127.0.0.1", "-p", String.valueOf(port), args[0], url);
            process = start();
            uri = URI.create("http://127.0.0.1:" + port + "/v1/videos");
            request = check(url).exchanges().stream()
                    .filter(exchange -> exchange.probe().equals("complete"))
                    .findFirst()
                    .orElseThrow()
                    .request();
        }

        private Process start() throws IOException {
            Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            while (line != null && !line.contains("Prism is listening")) {
                line = out.readLine();
            }
            Thread drain = new Thread(() -> out.lines().forEach(ignored -> {}));
            drain.setDaemon(true);
            drain.start();
            return started;
        }

        @Override
        public boolean finds(String rule) throws IOException, InterruptedException {
            HttpRequest message = HttpRequest.newBuilder(uri)
                    .timeout(DEADLINE)
                    .header("Authorization", "Bearer " + Asked.TOKEN)
                    .header("Content-Type", request.headers().first("Content-Type").orElseThrow())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(request.body().bytes()))
                    .build();
            try {
                HttpResponse<byte[]> answer = http.send(message, HttpResponse.BodyHandlers.ofByteArray());
                return answer.statusCode() >= 300
                        || answer.headers().firstValue("sl-violations").isPresent();
            } catch (IOException e) {
                if (process.waitFor(1, TimeUnit.SECONDS)) {
                    // Some answers end Prism itself.
                    crashes++;
                    process = start();
                }
                // An answer that cannot be read fails the test of its user too.
                return true;
            }
        }

        @Override
        public void close() {
            System.err.println("Prism ended itself " + crashes + " times");
            process.destroy();
        }
    }
}
