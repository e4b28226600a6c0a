package io.videogateway.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DerivationTest {

    /** What it gives depends on its word; how often it was asked does not count. */
    private record Shouted(String word, AtomicInteger asked) implements Derivation<List<String>> {
        @Override
        public List<String> from(Contract contract) {
            asked.incrementAndGet();
            return List.of(word + " " + contract.title());
        }
    }

    private static Contract titled(String title) {
        return GivenContract.of(
                "{openapi: 3.0.3, info: {title: %s}, paths: {/a: {get: {responses: {}}}}}".formatted(title));
    }

    @Test
    void whatFollowsFromAContractIsWorkedOutOnce() {
        AtomicInteger asked = new AtomicInteger();
        Contract contract = titled("video");

        List<String> first = contract.derive(new Shouted("new", asked));

        assertThat(first).containsExactly("new video");
        assertThat(contract.derive(new Shouted("new", asked))).isSameAs(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anotherContractAndAnotherDerivationHaveTheirOwn() {
        AtomicInteger asked = new AtomicInteger();
        Contract contract = titled("video");
        contract.derive(new Shouted("new", asked));

        assertThat(contract.derive(new Shouted("old", asked))).containsExactly("old video");
        assertThat(titled("other").derive(new Shouted("new", asked))).containsExactly("new other");
    }

    /** A thousand gateways may each have values of their own. */
    @Test
    void ofMoreDerivationsThanAreKeptEachGivesItsOwn() {
        AtomicInteger asked = new AtomicInteger();
        Contract contract = titled("video");

        for (int i = 0; i < 1_000; i++) {
            assertThat(contract.derive(new Shouted("word " + i, asked))).containsExactly("word " + i + " video");
        }
    }
}
