package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EncodingTest {

    @Test
    void aDecimalGoesOutInDigitsUnlessTheyWouldBeTooMany() {
        assertThat(Encoding.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Encoding.text(new BigDecimal("0.10"))).isEqualTo("0.10");
        assertThat(Encoding.text(new BigDecimal("1e999999999"))).isEqualTo("1E+999999999");
    }
}
