package io.videogateway.conformance.mutant;

import static io.videogateway.conformance.mutant.Fault.answering;
import static io.videogateway.conformance.mutant.Fault.inRefusal;
import static io.videogateway.conformance.mutant.Fault.inSuccess;
import static io.videogateway.conformance.mutant.Fault.serving;
import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.report.Run;
import io.videogateway.conformance.rule.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a gateway does, it takes no more creates from its user than the user allows. */
class BudgetTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String ENVELOPE = "{\"error\":{\"message\":\"no\",\"type\":\"x\",\"code\":\"y\"}}";

    /**
     * What a gateway may do with a request.
     *
     * @param taken whether it may have started a job that is paid for
     */
    private record Mood(boolean taken, Fault fault) {}

    private static final Mood LENIENT = new Mood(true, serving());

    private static final List<Mood> MOODS = List.of(
            new Mood(true, serving().and(inSuccess(builder -> builder.code(202)))),
            new Mood(true, answering(200, ENVELOPE)),
            new Mood(true, answering(500, ENVELOPE)),
            new Mood(true, answering(502, ENVELOPE)),
            new Mood(true, answering(503, ENVELOPE)),
            new Mood(
                    true, serving().and(inSuccess(builder -> builder.onResponseStart(new SocketEffect.CloseSocket())))),
            new Mood(
                    true,
                    serving()
                            .and(inSuccess(builder -> builder.setHeader("Content-Length", "5000")
                                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)))),
            new Mood(false, answering(503, ENVELOPE).and(inRefusal(builder -> builder.setHeader("Retry-After", "0")))),
            new Mood(false, answering(429, ENVELOPE).and(inRefusal(builder -> builder.setHeader("Retry-After", "0")))),
            new Mood(false, answering(408, ENVELOPE)),
            new Mood(false, answering(421, ENVELOPE)),
            new Mood(false, answering(400, ENVELOPE)),
            new Mood(false, answering(402, ENVELOPE)),
            new Mood(
                    false,
                    answering(307, ENVELOPE).and(inRefusal(builder -> builder.setHeader("Location", "/v1/videos")))),
            new Mood(false, (asked, correct, success) -> correct));

    /** A gateway that makes up its mind about each request anew, and counts what its user pays for. */
    private static final class Moody implements Fault {
        private final Random random;
        private final boolean takesAnyToken;
        private final List<Asked> received = new ArrayList<>();
        private int taken;

        Moody(long seed, boolean takesAnyToken) {
            this.random = new Random(seed);
            this.takesAnyToken = takesAnyToken;
        }

        @Override
        public synchronized MockResponse answer(Asked asked, MockResponse correct, Supplier<MockResponse> success) {
            received.add(asked);
            if (takesAnyToken && asked.underWrongToken()) {
                return success.get();
            }
            Mood mood = random.nextInt(3) > 0 ? LENIENT : MOODS.get(random.nextInt(MOODS.size()));
            MockResponse answer = mood.fault.answer(asked, correct, success);
            if (asked.underToken() && (mood.taken || Fault.isSuccess(answer))) {
                taken++;
            }
            return answer;
        }

        synchronized List<Asked> received() {
            return List.copyOf(received);
        }

        synchronized int taken() {
            return taken;
        }
    }

    /** One run over a gateway. */
    private record Tried(long seed, Moody gateway, Run run) {}

    private static List<Tried> tryEach(int gateways, int budget, boolean takesAnyToken) {
        return LongStream.range(0, gateways)
                .parallel()
                .mapToObj(seed -> {
                    Moody gateway = new Moody(seed, takesAnyToken);
                    return new Tried(seed, gateway, Trial.of(gateway, DEADLINE, budget));
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void noGatewayTakesMoreThanTheBudget(int budget) {
        for (Tried tried : tryEach(20, budget, false)) {
            assertThat(tried.gateway().taken())
                    .as("creates that gateway %d took", tried.seed())
                    .isLessThanOrEqualTo(tried.run().usage().creates());
            assertThat(tried.run().usage().creates())
                    .as("creates that are said to be spent at gateway %d", tried.seed())
                    .isLessThanOrEqualTo(budget);
            assertThat(tried.gateway().received())
                    .as("requests that gateway %d received", tried.seed())
                    .doesNotHaveDuplicates()
                    .hasSize(tried.run().usage().requests());
            if (budget == 0) {
                assertThat(tried.gateway().received())
                        .as("requests that gateway %d received", tried.seed())
                        .noneMatch(Asked::underToken);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void aGatewayThatTakesAnyTokenIsNamedWithinTheBudget(int budget) {
        for (Tried tried : tryEach(5, budget, true)) {
            assertThat(Trial.rules(tried.run(), Outcome.FAILED))
                    .as("what gateway %d is told", tried.seed())
                    .contains("auth.enforced.wrong-token");
            assertThat(tried.gateway().taken())
                    .as("creates that gateway %d took", tried.seed())
                    .isLessThanOrEqualTo(budget);
        }
    }

    @Test
    void aCorrectGatewayIsJudgedWithTwoCreatesAndFewRequests() {
        Run.Usage usage = Trials.of("correct").usage();

        assertThat(usage.creates()).isEqualTo(2);
        assertThat(usage.requests()).isLessThanOrEqualTo(20);
    }
}
