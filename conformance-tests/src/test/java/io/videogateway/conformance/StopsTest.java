package io.videogateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.GivenExchange;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.probe.GivenProbe;
import io.videogateway.conformance.probe.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is refused, and a server that is silent, are not asked again and again. */
class StopsTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post:
                  parameters: [{name: model, in: query, required: true, schema: {type: string}}]
                  responses: {'200': {description: made}}
                get: {responses: {'200': {description: listed}}}
            security: [bearer: []]
            components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
            """);
    private static final Probe CREATE = probe("complete@POST /videos");
    private static final Probe CREATE_LESS = probe("without/model@POST /videos");
    private static final Probe LIST = probe("complete@GET /videos");
    private static final Probe STRANGER = probe("without-token@POST /videos");
    private static final String TOKEN =
            "the server refused the token; check the token, its balance and its permissions";
    private static final String SILENT = "the server let 2 deadlines in a row run out";

    private final Stops stops = new Stops();

    private static Probe probe(String name) {
        return GivenProbe.of(CONTRACT, name);
    }

    private void answered(Probe probe, int status) {
        stops.learnFrom(probe, GivenExchange.of(probe.name(), new Response(status, Headers.NONE, Body.of("{}")), null));
    }

    private void failed(Probe probe, Fault fault) {
        stops.learnFrom(probe, GivenExchange.of(probe.name(), null, fault));
    }

    private static Fault timeout() {
        return new Fault(Fault.Kind.TIMEOUT, "no complete answer within 30000 ms", true);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    void aTokenThatIsRefusedIsNotSentAgain(int status) {
        answered(CREATE, status);

        assertThat(stops.against(CREATE_LESS)).contains(TOKEN);
        assertThat(stops.against(LIST)).contains(TOKEN);
        assertThat(stops.against(STRANGER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 429, 500})
    void noOtherAnswerSpeaksAgainstTheToken(int status) {
        answered(CREATE, status);

        assertThat(stops.against(CREATE_LESS)).isEmpty();
        assertThat(stops.against(LIST)).isEmpty();
    }

    /** A token may read and not write. */
    @Test
    void aTokenThatIsGoodElsewhereIsRefusedForOneOperationOnly() {
        answered(LIST, 200);
        answered(CREATE, 403);

        assertThat(stops.against(CREATE_LESS)).contains(TOKEN);
        assertThat(stops.against(LIST)).isEmpty();
    }

    /** Who is not let in with a malformed request, or without a token, says nothing about the token. */
    @Test
    void onlyWhatTheContractAllowsTellsAboutTheToken() {
        answered(CREATE_LESS, 403);
        answered(STRANGER, 401);

        assertThat(stops.against(CREATE)).isEmpty();
    }

    @Test
    void twoTimeoutsInARowEndTheRun() {
        failed(CREATE, timeout());
        assertThat(stops.against(LIST)).isEmpty();

        failed(CREATE_LESS, timeout());
        assertThat(stops.against(LIST)).contains(SILENT);
        assertThat(stops.against(STRANGER)).contains(SILENT);
    }

    @Test
    void anAnswerInBetweenDoesNot() {
        failed(CREATE, timeout());
        answered(LIST, 500);
        failed(CREATE_LESS, timeout());

        assertThat(stops.against(LIST)).isEmpty();
    }

    @Test
    void whatWasNotSentInBetweenIsNoAnswer() {
        failed(CREATE, timeout());
        failed(LIST, Fault.notSent("no room in the budget"));
        failed(CREATE_LESS, timeout());

        assertThat(stops.against(LIST)).contains(SILENT);
    }

    @Test
    void anotherFaultIsNoTimeout() {
        failed(CREATE, timeout());
        failed(CREATE_LESS, new Fault(Fault.Kind.CUT, "the answer ended before it was complete", true));

        assertThat(stops.against(LIST)).isEmpty();
    }
}
