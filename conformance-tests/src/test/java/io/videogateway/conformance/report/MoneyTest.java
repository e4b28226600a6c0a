package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"1, 1.00", "0, 0.00", "1.5, 1.50", "3.000, 3.00", "0.125, 0.125", "1E+3, 1000.00", "0.10000, 0.10"})
    void hasTwoDecimalsAndMoreWhereItNeedsThem(BigDecimal amount, String shown) {
        assertThat(new Money(amount, "USD")).hasToString(shown + " USD");
    }
}
