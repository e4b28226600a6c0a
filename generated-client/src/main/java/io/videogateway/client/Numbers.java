package io.videogateway.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them: one kind, written in several ways. */
final class Numbers {

    private Numbers() {}

    /** Null unless it is a whole number that fits 64 bits; digits in text count. */
    static @Nullable Long integer(@Nullable Object json) {
        BigDecimal decimal = decimal(json);
        if (decimal == null) {
            return null;
        }
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException noWholeNumberOf64Bits) {
            return null;
        }
    }

    /** Null unless it is a number; digits in text count. */
    static @Nullable Double number(@Nullable Object json) {
        BigDecimal decimal = decimal(json);
        return decimal == null ? null : decimal.doubleValue();
    }

    /** The form in which Jackson reads a whole number, so that what was built equals what was read. */
    static Number smallest(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private static @Nullable BigDecimal decimal(@Nullable Object json) {
        if (!(json instanceof Number) && !(json instanceof String)) {
            return null;
        }
        try {
            return new BigDecimal(json.toString());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
