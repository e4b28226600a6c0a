package io.videogateway.conformance.report;

import java.math.BigDecimal;

/** An amount of money. */
public record Money(BigDecimal amount, String currency) {
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
