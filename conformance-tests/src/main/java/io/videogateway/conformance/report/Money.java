package io.videogateway.conformance.report;

import java.math.BigDecimal;

/** An amount of money. */
public record Money(BigDecimal amount, String currency) {
    private static final int CENTS = 2;

    /** {@code 1.50 USD}: two decimals, and more where the amount has more. */
    @Override
    public String toString() {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.setScale(Math.max(shortest.scale(), CENTS)).toPlainString() + " " + currency;
    }
}
