package io.videogateway.conformance.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version follows. */
class SemanticVersionTest {
    @ParameterizedTest
    @CsvSource({
        "0.1.0-SNAPSHOT, BREAKING,   0.2.0",
        "0.1.3,          COMPATIBLE, 0.1.4",
        "0.1.3,          COSMETIC,   0.1.4",
        "1.2.3,          BREAKING,   2.0.0",
        "1.2.3,          COMPATIBLE, 1.3.0",
        "1.2.3+4,        COSMETIC,   1.2.4",
    })
    void followsFromWhatCallersMeet(String version, Effect callers, String next) {
        assertThat(SemanticVersion.of(version).orElseThrow().after(callers)).hasToString(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2", "development", "1.2.3.4", "99999999999.0.0"})
    void isNoOtherText(String text) {
        assertThat(SemanticVersion.of(text)).isEmpty();
    }

    @Test
    void isOrderedByNumbers() {
        assertThat(new SemanticVersion(0, 10, 0))
                .isGreaterThan(new SemanticVersion(0, 9, 9))
                .isLessThan(new SemanticVersion(1, 0, 0))
                .isLessThan(new SemanticVersion(0, 10, 1));
    }
}
