package io.videogateway.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What REST Assured is prepared with is there, and goes nowhere. */
final class PreparationTest {

    @Test
    void theSlowClassesAreThere() {
        assertThat(Preparation.SLOW_CLASSES)
                .isNotEmpty()
                .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    @Test
    void aRequestIsMadeAndNobodyIsAsked() throws IOException {
        // Nobody listens on this port, so that a connection would fail.
        assertThatCode(() -> new java.net.Socket("localhost", 1)).isInstanceOf(IOException.class);

        assertThatCode(Preparation::makeRequest).doesNotThrowAnyException();
    }
}
