package io.videogateway.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.ContractException;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.probe.Probe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operations cost: what the contract says with {@code x-paid}, and the profile with {@code paid}. */
class PaidTest {
    private static final Contract CONTRACT = GivenContract.of("""
            openapi: 3.0.3
            paths:
              /videos:
                post: {responses: {'200': {description: made}}}
                get: {responses: {'200': {description: listed}}}
              /uploads:
                post: {x-paid: false, responses: {'200': {description: taken}}}
              /exports:
                get: {x-paid: true, responses: {'200': {description: exported}}}
                delete: {x-paid: true, responses: {'204': {description: gone}}}
            """);

    private static Conformance under(String profile) throws IOException {
        return Conformance.of(CONTRACT).against(profile(profile));
    }

    private static GatewayProfile profile(String yaml) throws IOException {
        String whole = "name: acme\nurl: https://api.acme.example\n" + yaml;
        return ProfileFile.read(new ByteArrayInputStream(whole.getBytes(UTF_8)), "acme.yaml");
    }

    /** The operations of which a served complete request may be charged for. */
    private static Set<String> costing(Conformance conformance) {
        return conformance.probes().stream()
                .filter(probe -> probe.variation().isAllowed() && probe.mayCost())
                .map(probe -> probe.operation().key())
                .collect(Collectors.toSet());
    }

    @Test
    void whatMakesSomethingCostsUnlessTheContractSaysOtherwise() throws IOException {
        assertThat(costing(under(""))).containsExactlyInAnyOrder("POST /videos", "GET /exports", "DELETE /exports");
    }

    @Test
    void theProfileHasTheLastWord() throws IOException {
        assertThat(costing(under("paid: {POST /uploads: true, GET /exports: false, DELETE /exports: false}")))
                .containsExactlyInAnyOrder("POST /videos", "POST /uploads");
        assertThat(costing(under("paid: {POST /videos: false, GET /videos: true}")))
                .containsExactlyInAnyOrder("GET /videos", "GET /exports", "DELETE /exports");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The PUT that nobody declared may be taken like the POST of the same path, where that may cost.
                "''                                                                       | 3 | 3",
                "paid: {POST /videos: false, GET /videos: false, GET /exports: false, DELETE /exports: false} | 3 | 0",
                "paid: {POST /uploads: true}                                              | 0 | 0",
                "paid: {GET /videos: true}                                                | 9 | 6",
                "paid: {GET /videos: true}                                                | 1 | 1",
            })
    void theMostJobsAreCountedByWhatCosts(String paid, int budget, int most) throws IOException {
        assertThat(under(paid).withBudget(budget).mostCreates()).isEqualTo(most);
    }

    @Test
    void readsAreSentWithoutAnyBudgetAndWhatCostsIsNot() throws IOException {
        Conformance conformance = under("").withBudget(0);

        assertThat(conformance.probes())
                .filteredOn(probe -> probe.variation().isAllowed() && !probe.mayCost())
                .extracting(Probe::name)
                .containsExactlyInAnyOrder("complete@GET /videos", "complete@POST /uploads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'yes'", "1", "null", "[true]", "{}"})
    void aWordThatIsNeitherTrueNorFalseIsRefused(String word) {
        assertThatThrownBy(() -> GivenContract.of("{openapi: 3.0.3, paths: {/videos: {post: {x-paid: " + word
                        + ", responses: {'200': {description: made}}}}}}"))
                .isInstanceOf(ContractException.class)
                .hasMessage(
                        "it.yaml is no usable contract: what stands under x-paid at /paths/~1videos/post is neither true"
                                + " nor false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paid: {POST /videos: ~}     | the gateway profile acme.yaml is not usable: a value under paid is null",
                "paid: {POST /videos: maybe} | what stands under paid.POST /videos is no true or false",
                "paid: [POST /videos]        | what stands under paid is no mapping",
            })
    void aProfileThatSaysItOtherwiseIsRefused(String paid, String message) {
        assertThatThrownBy(() -> profile(paid))
                .isInstanceOf(UsageException.class)
                .message()
                .endsWith(
                        message.substring(message.lastIndexOf(": a value") + 1).strip());
    }

    @Test
    void anOperationThatTheContractHasNotIsRefused() throws IOException {
        Conformance conformance = under("paid: {POST /v1/videos: false}");

        assertThatThrownBy(conformance::requiringKnownNames)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "paid in the profile acme has POST /v1/videos, and the contract has no such operation; known are"
                                + " POST /videos, GET /videos, POST /uploads, GET /exports, DELETE /exports");
    }
}
