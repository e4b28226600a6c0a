package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Header;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.GivenProbe;
import io.videogateway.conformance.probe.Probe;
import io.videogateway.conformance.probe.Probes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private static final List<Probe> PROBES = Probes.of(GivenContract.OF_CLIENT, Map.of());

    private static Probe probe(String name) {
        return GivenProbe.among(PROBES, name);
    }

    private static Exchange exchange(@Nullable Response response, @Nullable Fault fault) {
        return GivenExchange.of("complete", response, fault);
    }

    private static Exchange answered(int status, String... retryAfter) {
        List<Header> lines = new ArrayList<>();
        for (String value : retryAfter) {
            lines.add(new Header("retry-after", value));
        }
        return exchange(new Response(status, new Headers(lines), Body.EMPTY), null);
    }

    private static int spent(String probe, Exchange exchange) {
        Budget budget = new Budget(OptionalInt.of(9), PROBES);
        budget.settle(probe(probe), exchange);
        return budget.spent();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299, 500, 501, 502, 503, 504, 520, 524, 599})
    void whatTheGatewayMayHaveTakenIsSpent(int status) {
        assertThat(spent("complete", answered(status))).isEqualTo(1);
        assertThat(spent("without/prompt", answered(status))).isEqualTo(1);
        assertThat(spent("wrong-media-type", answered(status))).isEqualTo(1);
        assertThat(spent("wrong-method", answered(status))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 422, 429, 451, 499})
    void whatTheGatewayRefusedIsFree(int status) {
        assertThat(spent("complete", answered(status))).isZero();
        assertThat(spent("without/prompt", answered(status))).isZero();
    }

    @Test
    void aGatewayThatAsksToComeBackTookNothing() {
        assertThat(spent("complete", answered(503, "30"))).isZero();
        assertThat(spent("complete", answered(503, "0"))).isZero();
        assertThat(spent("complete", answered(503))).isEqualTo(1);
        assertThat(spent("complete", answered(500, "30"))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"NOT_SENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void noCompleteAnswerIsSpentOnceTheBodyIsOut(Fault.Kind kind) {
        assertThat(spent("complete", exchange(null, new Fault(kind, "x", true))))
                .isEqualTo(1);
        assertThat(spent("complete", exchange(null, new Fault(kind, "x", false))))
                .isZero();
        assertThat(spent("complete", exchange(new Response(400, Headers.NONE, Body.EMPTY), new Fault(kind, "x", true))))
                .isEqualTo(1);
    }

    @Test
    void whatWasNotSentIsFree() {
        assertThat(spent("complete", exchange(null, Fault.notSent("x")))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-token", "wrong-token"})
    void whatCarriesNoValidTokenIsFree(String probe) {
        assertThat(spent(probe, answered(200))).isZero();
        assertThat(spent(probe, exchange(null, new Fault(Fault.Kind.TIMEOUT, "x", true))))
                .isZero();
        assertThat(new Budget(OptionalInt.of(0), PROBES).allows(probe(probe))).isTrue();
    }

    @Test
    void readingAndDeletingIsFree() {
        List<Probe> probes = Probes.of(
                GivenContract.of("{openapi: 3.0.3, paths: {/a: {get: {responses: {}}, delete: {responses: {}}}}}"),
                Map.of());
        Budget budget = new Budget(OptionalInt.of(0), probes);

        assertThat(probes).isNotEmpty();
        for (Probe probe : probes) {
            assertThat(budget.allows(probe)).isTrue();
            budget.settle(probe, answered(200));
        }

        assertThat(budget.spent()).isZero();
    }

    /** The bundled contract has two requests that a correct gateway serves: complete and required-only. */
    @ParameterizedTest
    @CsvSource({
        // budget, complete, required-only, without/prompt: whether each may be sent at the start
        "0, false, false, false",
        "1, true,  true,  false",
        "2, true,  true,  false",
        "3, true,  true,  true",
    })
    void roomForWhatACorrectGatewayServesIsHeldBack(int limit, boolean complete, boolean required, boolean without) {
        Budget budget = new Budget(OptionalInt.of(limit), PROBES);

        assertThat(List.of(
                        budget.allows(probe("complete")),
                        budget.allows(probe("required-only")),
                        budget.allows(probe("without/prompt"))))
                .containsExactly(complete, required, without);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what a gateway with this budget answers to each probe in turn: which are sent, and what is spent
                "3 | 400 | complete required-only without/model without/prompt without/seconds without/input_reference"
                        + " without/size without/watermark wrong-media-type wrong-method | 2",
                "3 | 200 | complete required-only without/model | 3",
                "2 | 200 | complete required-only | 2",
                "2 | 400 | complete required-only | 2",
                "1 | 400 | complete | 1",
                "0 | 400 | '' | 0",
            })
    void aRunSpendsNoMoreThanTheBudget(int limit, int refusal, String sent, int spent) {
        Budget budget = new Budget(OptionalInt.of(limit), PROBES);
        List<String> allowed = new ArrayList<>();

        for (Probe probe : PROBES) {
            if (!budget.allows(probe)) {
                budget.settle(probe, exchange(null, Fault.notSent("no room")));
                continue;
            }
            if (probe.mayCost()) {
                allowed.add(probe.name());
            }
            budget.settle(probe, answered(probe.variation().isAllowed() ? 200 : probe.mayCost() ? refusal : 401));
        }

        assertThat(String.join(" ", allowed)).isEqualTo(sent);
        assertThat(budget.spent()).isEqualTo(spent);
    }

    @Test
    void roomThatACorrectRequestDidNotNeedIsFreeAgain() {
        Budget budget = new Budget(OptionalInt.of(1), PROBES);

        budget.settle(probe("complete"), answered(400));
        assertThat(budget.allows(probe("without/prompt"))).isFalse();
        budget.settle(probe("required-only"), answered(400));
        assertThat(budget.allows(probe("without/prompt"))).isTrue();
    }

    @Test
    void withoutALimitEverythingIsAllowed() {
        Budget budget = new Budget(OptionalInt.empty(), PROBES);

        for (int i = 0; i < 100; i++) {
            assertThat(budget.allows(probe("without/prompt"))).isTrue();
            budget.settle(probe("without/prompt"), answered(200));
        }

        assertThat(budget.spent()).isEqualTo(100);
        assertThat(budget.limit()).isEmpty();
    }
}
