package io.videogateway.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.Okio;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What one call costs before and after the network, whose place an interceptor takes. One thread, 1 KiB of file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CallBench {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final String ANSWER =
            "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"sora-2\",\"status\":\"queued\",\"progress\":0}";
    private static final String NOWHERE = "http://localhost:1";

    private Path file;
    private OkHttpClient bare;
    private OkHttpClient timed;
    private VideoGateway gateway;

    @Setup
    public void setUp() throws IOException {
        file = Files.createTempFile("call", ".png");
        Files.write(file, Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 1 << 10));
        bare = new OkHttpClient.Builder().addInterceptor(CallBench::answer).build();
        timed = bare.newBuilder().callTimeout(Duration.ofMinutes(10)).build();
        gateway = VideoGateway.builder()
                .token("token-of-nobody")
                .baseUrl(NOWHERE)
                .httpClient(bare)
                .build();
    }

    @TearDown
    public void tearDown() throws IOException {
        gateway.close();
        Files.delete(file);
    }

    @Benchmark
    public String bareOkHttp() throws IOException {
        return BareUploads.create(bare, NOWHERE, file);
    }

    /** The deadline that this client has, too, made by OkHttp. */
    @Benchmark
    public String bareOkHttpWithDeadline() throws IOException {
        return BareUploads.create(timed, NOWHERE, file);
    }

    @Benchmark
    public String ours() {
        return OurUploads.create(gateway, file);
    }

    /** Takes the whole request, as a connection would. */
    private static Response answer(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        request.body().contentLength();
        try (BufferedSink nowhere = Okio.buffer(Okio.blackhole())) {
            request.body().writeTo(nowhere);
        }
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .header("Content-Type", "application/json")
                .body(ResponseBody.create(ANSWER, JSON))
                .build();
    }

    /** Runs all of them and shows each beside bare OkHttp. */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CallBench.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, double[]> times = new HashMap<>();
        results.forEach(result -> times.put(name(result), times(result)));
        System.out.println("one call without a network, by JMH: minimum, median, maximum of the ratios of iterations");
        System.out.printf("%-24s %-18s %14s %14s%n", "", "ratio", "us, median", "bytes");
        for (RunResult result : results) {
            double[] own = times.get(name(result));
            double[] peer = times.get("bareOkHttp");
            double[] ratios = new double[own.length];
            Arrays.setAll(ratios, i -> own[i] / peer[i]);
            Arrays.sort(ratios);
            double[] sorted = own.clone();
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %.2f  %.2f  %.2f %14.2f %14.0f%n",
                    name(result),
                    ratios[0],
                    ratios[ratios.length / 2],
                    ratios[ratios.length - 1],
                    sorted[sorted.length / 2],
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    /** Of each iteration in each process, in µs. */
    private static double[] times(RunResult result) {
        return result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray();
    }
}
