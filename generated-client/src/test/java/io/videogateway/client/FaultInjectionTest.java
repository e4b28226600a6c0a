package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.client.FaultyServer.Fault;
import io.videogateway.client.model.Video;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two thousand creates on a bad day. Whatever happens, no call is charged twice, and no error lies about it. */
class FaultInjectionTest {

    private static final int CALLS = 2_000;
    private static final int THREADS = 12;
    private static final long SEED = 20_261_122;

    private final AtomicInteger results = new AtomicInteger();
    private final AtomicInteger repeatedResults = new AtomicInteger();
    private final AtomicInteger truthfulDoubts = new AtomicInteger();
    private final List<String> lies = Collections.synchronizedList(new ArrayList<>());

    @Test
    void neverTakesACallTwiceAndNeverLies() throws Exception {
        try (FaultyServer server = new FaultyServer(SEED, 1_000)) {
            VideoGateway gateway = VideoGateway.builder()
                    .token("secret-token")
                    .baseUrl(server.url())
                    .readTimeout(Duration.ofMillis(400))
                    .timeout(Duration.ofSeconds(20))
                    .firstRetryDelay(Duration.ofMillis(2))
                    .build();
            List<Runnable> verdicts = Collections.synchronizedList(new ArrayList<>());

            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                calls.add(threads.submit(() -> verdicts.add(call(gateway, server, number))));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            threads.shutdown();
            // A request that a client gave up may still be on its way into the server.
            Thread.sleep(1_500);
            verdicts.forEach(Runnable::run);

            assertThat(lies).isEmpty();
            for (Fault fault : Fault.values()) {
                assertThat(server.faults(fault))
                        .as("times the plan had " + fault)
                        .isGreaterThan(20);
            }
            assertThat(results).as("calls with a result").hasValueGreaterThan(CALLS / 4);
            assertThat(repeatedResults).as("of them after another attempt").hasValueGreaterThan(CALLS / 100);
            assertThat(truthfulDoubts).as("doubtful calls that did start a job").hasValueGreaterThan(CALLS / 100);
        }
    }

    /** Half of the calls block, and half do not. What to make of it is asked when the server has come to rest. */
    private Runnable call(VideoGateway gateway, FaultyServer server, int number) {
        String name = "call-" + number;
        CallOptions options = CallOptions.builder().header("X-Call", name).build();
        try {
            Video video = number % 2 == 0
                    ? gateway.videos().createVideo(Samples.request(), options)
                    : gateway.videos()
                            .createVideoAsync(Samples.request(), options)
                            .join();
            return () -> judge(server, name, video.getId(), 1, 1);
        } catch (CompletionException e) {
            GatewayException error = (GatewayException) e.getCause();
            return () -> judge(server, name, error.toString(), 0, error.mayHaveBeenTaken() ? 1 : 0);
        } catch (GatewayException error) {
            return () -> judge(server, name, error.toString(), 0, error.mayHaveBeenTaken() ? 1 : 0);
        }
    }

    private void judge(FaultyServer server, String name, String outcome, int fewest, int most) {
        int taken = server.taken(name);
        if (taken < fewest || taken > most || server.requests(name) > 3) {
            lies.add(name + " started " + taken + " jobs in " + server.requests(name) + " requests: " + outcome);
        }
        if (fewest == 1) {
            results.incrementAndGet();
            repeatedResults.addAndGet(server.requests(name) > 1 ? 1 : 0);
        } else if (taken == 1) {
            truthfulDoubts.incrementAndGet();
        }
    }
}
