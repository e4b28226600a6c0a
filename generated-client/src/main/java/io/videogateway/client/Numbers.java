package io.videogateway.client;

import java.math.BigDecimal;
import java.math.BigInteger;
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
    static Number smallest(Number number) {
        long value = number.longValue();
        if (number instanceof BigInteger && ((BigInteger) number).bitLength() > 63) {
            return number;
        }
        return value == (int) value ? (Number) (int) value : (Number) value;
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
