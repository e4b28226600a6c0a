package io.videogateway.client;

import io.videogateway.client.model.CreateVideoRequest;
import java.io.File;
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
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
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
    private static final MediaType PNG = MediaType.get("image/png");
    private static final byte[] ANSWER =
            "{\"id\":\"video_1\",\"object\":\"video\",\"model\":\"sora-2\",\"status\":\"queued\",\"progress\":0}".getBytes();

    private File file;
    private OkHttpClient bare;
    private OkHttpClient timed;
    private VideoGateway gateway;

    @Setup
    public void setUp() throws IOException {
        Path png = Files.createTempFile("call", ".png");
        Files.write(png, Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 1 << 10));
        file = png.toFile();
        bare = new OkHttpClient.Builder().addInterceptor(CallBench::answer).build();
        timed = bare.newBuilder().callTimeout(Duration.ofMinutes(10)).build();
        gateway = VideoGateway.builder()
                .token("token-of-nobody")
                .baseUrl("http://localhost:1")
                .httpClient(bare)
                .build();
    }

    @TearDown
    public void tearDown() {
        gateway.close();
        file.delete();
    }

    @Benchmark
    public String bareOkHttp() throws IOException {
        return create(bare);
    }

    /** The deadline that this client has, too, made by OkHttp. */
    @Benchmark
    public String bareOkHttpWithDeadline() throws IOException {
        return create(timed);
    }

    @Benchmark
    public String ours() {
        return gateway.videos()
                .createVideo(CreateVideoRequest.builder()
                        .model("sora-2")
                        .prompt("a cat")
                        .seconds("4")
                        .size("1280x720")
                        .watermark("false")
                        .inputReference(Upload.of(file.toPath()))
                        .build())
                .getId();
    }

    private String create(OkHttpClient client) throws IOException {
        RequestBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("model", "sora-2")
                .addFormDataPart("prompt", "a cat")
                .addFormDataPart("seconds", "4")
                .addFormDataPart("input_reference", file.getName(), RequestBody.create(file, PNG))
                .addFormDataPart("size", "1280x720")
                .addFormDataPart("watermark", "false")
                .build();
        Request request = new Request.Builder()
                .url("http://localhost:1/v1/videos")
                .header("Authorization", "Bearer token-of-nobody")
                .post(body)
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.body().string();
        }
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
