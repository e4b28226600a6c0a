package io.videogateway.conformance.hostile;

import io.videogateway.client.Upload;
import io.videogateway.client.VideoGateway;
import io.videogateway.client.model.CreateVideoRequest;
import io.videogateway.conformance.fuzz.Sending;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The client over hostile servers, one create each, in a process with a small heap. Arguments: the deadline in milliseconds,
 * how many servers are met at once, and {@code name=url} for each. Prints one line for each: the name, the outcome, the time
 * that the call took.
 */
final class ClientProgram {
    private static final CreateVideoRequest REQUEST = Sending.request(Upload.of(new byte[64], "a.png"));

    private ClientProgram() {}

    public static void main(String[] args) throws InterruptedException {
        Duration deadline = Duration.ofMillis(Long.parseLong(args[0]));
        ExecutorService pool = Executors.newFixedThreadPool(Integer.parseInt(args[1]));
        for (int i = 2; i < args.length; i++) {
            String name = args[i].substring(0, args[i].indexOf('='));
            String url = args[i].substring(name.length() + 1);
            pool.execute(() -> System.out.println(name + "\t" + line(url, deadline)));
        }
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.MINUTES);
    }

    private static String line(String url, Duration deadline) {
        long start = System.nanoTime();
        String outcome = outcome(url, deadline);
        return outcome + "\t" + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + "\t";
    }

    private static String outcome(String url, Duration deadline) {
        try (VideoGateway gateway = VideoGateway.builder()
                .baseUrl(url)
                .token(SuiteProgram.TOKEN)
                .timeout(deadline)
                .maxAttempts(1)
                .build()) {
            gateway.videos().createVideo(REQUEST);
            return "result";
        } catch (Throwable e) {
            // The test must hear of an OutOfMemoryError too.
            return e.getClass().getSimpleName()
                    + (String.valueOf(e.getMessage()).contains(SuiteProgram.TOKEN) ? " with the token" : "");
        }
    }
}
